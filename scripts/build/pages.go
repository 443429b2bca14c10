package main

import (
	"bytes"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"crease/core/explore"
	"crease/core/picture"
	"crease/core/scene"
	"crease/core/words"
)

// config is what the page's modules are told.
type config struct {
	Kind    string   `json:"kind"`
	Root    string   `json:"root"`
	Link    string   `json:"link"`
	Presets []preset `json:"presets"`
	Engine  *module  `json:"engine"`
	Canvas  *module  `json:"canvas,omitempty"`
	Version string   `json:"version"`
}

type preset struct {
	Name string `json:"name"`
	Link string `json:"link"`
}

// page is what the templates are rendered with; see web/TEMPLATES.md.
type page struct {
	Kind, Root, Assets string
	Modules            []string
	Name, Link         string
	Poster             template.HTML
	Desc               string
	Presets            []preset
	Canonical          string
	Config             config
}

// front is the preset that the front page and the embed show.
const front = "obtuse-triangle"

// posterW and posterH are the size of a poster in CSS pixels.
const posterW, posterH = 960, 600

// pages renders the explorer, the embed and a page for every preset.
func (b *builder) pages() error {
	t, err := template.New("").Funcs(template.FuncMap{"word": word}).ParseFiles("web/index.html", "web/parts.html")
	if err != nil {
		return err
	}
	embed, err := template.New("").Funcs(template.FuncMap{"word": word}).ParseFiles("web/embed/index.html", "web/parts.html")
	if err != nil {
		return err
	}
	for _, p := range scene.Presets {
		b.config.Presets = append(b.config.Presets, preset{p.Name, p.Link})
	}
	b.config.Version = b.version
	for _, p := range scene.Presets {
		still := still(p.Link)
		if err := b.page(t, "preset", "p/"+p.Name+"/", p, still); err != nil {
			return err
		}
		if p.Name != front {
			continue
		}
		if err := b.page(t, "explorer", "", p, still); err != nil {
			return err
		}
		if err := b.page(embed, "embed", "embed/", p, still); err != nil {
			return err
		}
	}
	return nil
}

// page renders one page into a folder of the site.
func (b *builder) page(t *template.Template, kind, folder string, p scene.Preset, pic *picture.Picture) error {
	root := strings.Repeat("../", strings.Count(folder, "/"))
	if root == "" {
		root = "./"
	}
	c := b.config
	c.Kind, c.Root, c.Link = kind, root, p.Link
	data := page{
		Kind: kind, Root: root, Assets: root + b.assets, Modules: b.preloads(), Name: p.Name, Link: p.Link,
		Poster: template.HTML(picture.SVG(pic, "auto")), Desc: pic.Desc, Presets: c.Presets, Config: c,
	}
	if b.base != "" {
		data.Canonical = b.base + folder
	}
	var out bytes.Buffer
	if err := t.ExecuteTemplate(&out, "index.html", data); err != nil {
		return err
	}
	return b.write(folder+"index.html", out.Bytes())
}

// still returns the picture of a link when nothing is left to be done.
func still(link string) *picture.Picture {
	app := explore.New(explore.Options{Link: link, W: posterW, H: posterH, Lang: words.En, Still: true})
	for app.Step(func() bool { return false }) {
	}
	return app.Picture()
}

// late are the scripts that a page does not need at once: the worker's and the
// painter's.
var late = []string{"worker.js", "canvas.js", "facade.js", "exec.js"}

// preloads lists the modules a page needs at once.
func (b *builder) preloads() []string {
	var out []string
	for _, name := range b.names {
		if strings.HasSuffix(name, ".js") && !slices.Contains(late, name) {
			out = append(out, name)
		}
	}
	return out
}

func word(key string) (string, error) {
	t, ok := words.Lookup(key)
	if !ok {
		return "", fmt.Errorf("no text for key %s", key)
	}
	return t.En, nil
}

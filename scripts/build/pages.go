package main

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"runtime"
	"slices"
	"strings"
	"sync"

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
	Modules []string `json:"modules,omitempty"`
	Engine  *module  `json:"engine"`
	Canvas  *module  `json:"canvas,omitempty"`
	Photo   string   `json:"photo,omitempty"` // of the page of images, from the root
	Version string   `json:"version"`
}

type preset struct {
	Name  string                `json:"name"`
	Link  string                `json:"link"`
	Title map[words.Lang]string `json:"title,omitempty"` // for an embed
}

// page is what the templates are rendered with; see web/TEMPLATES.md.
type page struct {
	Kind, Root, Assets string
	Modules            []string
	Name               string
	Link               template.URL // canonical: nothing in it needs an escape
	Title, About       string
	Poster             template.HTML
	Desc               string
	Presets            []preset
	Address, Card      string
	CardW, CardH       int
	Cite               string
	Article            template.HTML // of the front page
	Config             config
	Held               template.HTML // instead of all that is fetched
}

// front is the preset that the front page and the embed show.
const front = "obtuse-triangle"

// posterW and posterH are the size of a poster in CSS pixels.
const posterW, posterH = 960, 600

// pages renders the explorer, the embed and a page for every preset.
func (b *builder) pages() error {
	for _, p := range scene.Presets {
		b.config.Presets = append(b.config.Presets, preset{Name: p.Name, Link: p.Link})
	}
	b.config.Version = b.version
	explorer, err := parsed("web/index.html")
	if err != nil {
		return err
	}
	embed, err := parsed("web/embed/index.html")
	if err != nil {
		return err
	}
	return each(scene.Presets, func(p scene.Preset) error {
		app := still(p.Link)
		pic := app.Picture()
		if err := b.page(explorer, "preset", "p/"+p.Name+"/", p, pic); err != nil {
			return err
		}
		if err := b.shared("p/"+p.Name+"/", p, app); err != nil {
			return err
		}
		if p.Name != front {
			return nil
		}
		if err := b.page(explorer, "explorer", "", p, pic); err != nil {
			return err
		}
		if err := b.oembed("", word("page.title"), p); err != nil {
			return err
		}
		return b.page(embed, "embed", "embed/", p, pic)
	})
}

// each calls act for every item, as many at once as there are processors.
func each[T any](items []T, act func(T) error) error {
	errs := make([]error, len(items))
	var wait sync.WaitGroup
	free := make(chan bool, runtime.GOMAXPROCS(0))
	for i, item := range items {
		free <- true
		wait.Go(func() {
			errs[i] = act(item)
			<-free
		})
	}
	wait.Wait()
	return errors.Join(errs...)
}

func parsed(file string) (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{"word": text, "zh": chinese}).ParseFiles(file, "web/parts.html")
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
		Kind: kind, Root: root, Assets: root + b.assets, Modules: b.atOnce, Name: p.Name, Link: template.URL(p.Link),
		Title: p.Title().String() + " · Crease", About: p.About().String(),
		Poster: template.HTML(picture.SVG(pic, "auto")), Desc: pic.Desc, Presets: c.Presets,
		Address: b.base + folder, Card: b.base + "p/" + p.Name + "/card.png", CardW: cardW, CardH: cardH,
		Cite: b.cite(folder, p), Config: c,
	}
	if kind != "preset" {
		data.Title, data.About = word("page.title"), word("page.description")
	}
	if kind == "explorer" {
		var err error
		if data.Article, err = b.article(); err != nil {
			return err
		}
	}
	if kind == "embed" {
		data.Config.Modules, data.Modules = data.Modules, nil // fetched when it is wanted
		data.Config.Presets = titled(c.Presets)
	}
	var out bytes.Buffer
	if err := t.ExecuteTemplate(&out, "index.html", data); err != nil {
		return err
	}
	return b.write(folder+"index.html", out.Bytes())
}

// titled adds their titles to presets.
func titled(list []preset) []preset {
	list = slices.Clone(list)
	for i := range list {
		title := words.M("preset." + list[i].Name)
		list[i].Title = map[words.Lang]string{words.En: title.In(words.En), words.Zh: title.In(words.Zh)}
	}
	return list
}

// still returns the app that shows a link, when nothing is left to be done.
func still(link string) *explore.App {
	app := explore.New(explore.Options{Link: link, W: posterW, H: posterH, Lang: words.En, Still: true})
	finish(app)
	return app
}

// finish does all the work that an app has.
func finish(app *explore.App) {
	for app.Step(func() bool { return false }) {
	}
}

// text returns the English text of a key, for the templates.
func text(key string) (string, error) {
	t, ok := words.Lookup(key)
	if !ok {
		return "", fmt.Errorf("no text for key %s", key)
	}
	return t.En, nil
}

// chinese returns the Chinese text of a key, for the templates.
func chinese(key string) (string, error) {
	t, ok := words.Lookup(key)
	if !ok {
		return "", fmt.Errorf("no text for key %s", key)
	}
	return t.Zh, nil
}

// word returns the English text of a key that the table has.
func word(key string) string { return words.M(key).String() }

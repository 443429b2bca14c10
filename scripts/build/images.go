package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The photograph whose patches the page of images shows comes with Ebitengine.
const (
	photoModule = "github.com/hajimehoshi/ebiten/v2"
	photoPath   = "examples/resources/images/gophers.jpg"
	photoName   = "gophers.jpg"
	photoMost   = 25_000 // bytes
	photoCredit = "gophers.jpg, from the examples of Ebitengine\n\n" +
		"Photograph by Chris Nokleberg (https://go.dev/blog/2years), under the\n" +
		"Creative Commons Attribution 4.0 Licence (https://creativecommons.org/licenses/by/4.0/)."
)

// photo returns the photograph as it is in the module cache.
func photo() ([]byte, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", photoModule).Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), filepath.FromSlash(photoPath)))
	if err == nil && len(data) > photoMost {
		err = fmt.Errorf("%s has %d bytes, more than %d", photoName, len(data), photoMost)
	}
	return data, err
}

// imagesPage renders the page of images.
func (b *builder) imagesPage() error {
	t, err := parsed("web/images/index.html")
	if err != nil {
		return err
	}
	const folder, root = "images/", "../"
	data := page{Kind: "images", Root: root, Assets: root + b.assets, Modules: b.atOnceOfImages,
		Title: word("images.title") + " · Crease", About: word("images.about"), Address: b.base + folder}
	data.Config = config{Kind: data.Kind, Root: root, Engine: b.images, Photo: b.assets + folder + photoName, Version: b.version}
	var out bytes.Buffer
	if err := t.ExecuteTemplate(&out, "index.html", data); err != nil {
		return err
	}
	return b.write(folder+"index.html", out.Bytes())
}

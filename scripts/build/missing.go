package main

import (
	"bytes"
	"net/url"
	"strings"
)

// notFound is the page that hosts show for an address that has none, by the
// name that GitHub Pages, Netlify and others look for.
const notFound = "404.html"

// missing renders it. It is shown at any depth, so what it names begins at the
// root of the host: with the path of the public address.
func (b *builder) missing() error {
	t, err := parsed("web/" + notFound)
	if err != nil {
		return err
	}
	root := b.path()
	data := page{
		Kind: "missing", Root: root, Assets: root + b.assets, Title: word("missing.title") + " · Crease", About: word("missing.text"),
		Presets: b.config.Presets,
	}
	var out bytes.Buffer
	if err := t.ExecuteTemplate(&out, notFound, data); err != nil {
		return err
	}
	// GitHub Pages leaves files as they are where this one stands.
	if err := b.write(".nojekyll", nil); err != nil {
		return err
	}
	return b.write(notFound, out.Bytes())
}

// path returns the folder of the site on its public host: "/" or "/folder/".
func (b *builder) path() string {
	u, err := url.Parse(b.base)
	if err != nil {
		return "/"
	}
	return "/" + strings.TrimPrefix(u.Path, "/")
}

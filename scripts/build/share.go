package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"image/png"
	"strings"

	"crease/core/explore"
	"crease/core/picture"
	"crease/core/picture/bitmap"
	"crease/core/scene"
)

// cardW and cardH are the size of a card, the picture that others show for a
// link, in its own pixels; cardScale of them make a CSS pixel, so that its text
// can be read where it is shown small.
const (
	cardW, cardH = 1200, 630
	cardScale    = 1.5
)

// frameW and frameH are the size that oEmbed asks for.
const frameW, frameH = 960, 600

// shared writes what others show of a preset: its poster, its card, and what
// oEmbed says of it.
func (b *builder) shared(folder string, p scene.Preset, app *explore.App) error {
	if err := b.write(folder+"poster.svg", []byte(picture.SVG(app.Picture(), "system"))); err != nil {
		return err
	}
	app.Do(explore.Msg{Kind: explore.Resize, W: cardW / cardScale, H: cardH / cardScale})
	finish(app)
	var card bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if b.dist {
		encoder.CompressionLevel = png.BestCompression
	}
	if err := encoder.Encode(&card, bitmap.Paint(app.Picture(), picture.Light, cardScale)); err != nil {
		return err
	}
	if err := b.write(folder+"card.png", card.Bytes()); err != nil {
		return err
	}
	return b.oembed(folder, p.Title().String(), p)
}

// oembed writes what a page offers to those who show it within theirs
// (oembed.com, 2.3.4): a frame, and the card for those who show none.
func (b *builder) oembed(folder, title string, p scene.Preset) error {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(struct {
		Version  string `json:"version"`
		Type     string `json:"type"`
		Provider string `json:"provider_name"`
		Home     string `json:"provider_url"`
		Title    string `json:"title"`
		HTML     string `json:"html"`
		W        int    `json:"width"`
		H        int    `json:"height"`
		Card     string `json:"thumbnail_url"`
		CardW    int    `json:"thumbnail_width"`
		CardH    int    `json:"thumbnail_height"`
	}{"1.0", "rich", "Crease", b.base, title, b.frame(title, p.Link), frameW, frameH, b.base + "p/" + p.Name + "/card.png", cardW, cardH})
	if err != nil {
		return err
	}
	return b.write(folder+"oembed.json", out.Bytes())
}

// frame returns the code that shows a link in somebody else's page.
func (b *builder) frame(title, link string) string {
	return fmt.Sprintf(`<iframe src="%sembed/?load=visible#%s" title="%s" loading="lazy" width="%d" height="%d"`+
		` style="border:0;max-width:100%%;color-scheme:light dark" allow="fullscreen; clipboard-write; web-share" allowfullscreen></iframe>`,
		b.base, html.EscapeString(link), html.EscapeString(title), frameW, frameH)
}

// cite returns BibTeX of a page as it was built, and of the paper.
func (b *builder) cite(folder string, p scene.Preset) string {
	key, title := "crease", "Crease: how minimum-norm shallow denoisers look in function space"
	if folder != "" {
		key, title = "crease-"+p.Name, "Crease: "+p.Title().String()
	}
	year, _, _ := strings.Cut(b.date, "-")
	return fmt.Sprintf(`@misc{%s,
  title        = {{%s}},
  howpublished = {\url{%s}},
  year         = {%s},
  note         = {Interactive figure, version %s}
}

@inproceedings{zeno2023denoisers,
  title     = {How do Minimum-Norm Shallow Denoisers Look in Function Space?},
  author    = {Zeno, Chen and Ongie, Greg and Blumenfeld, Yaniv and Weinberger, Nir and Soudry, Daniel},
  booktitle = {Advances in Neural Information Processing Systems},
  year      = {2023}
}`, key, title, b.base+folder, year, b.version)
}

// sitemap lists the pages for search engines (sitemaps.org).
func (b *builder) sitemap() error {
	type entry struct {
		Loc  string `xml:"loc"`
		Date string `xml:"lastmod,omitempty"`
	}
	set := struct {
		XMLName xml.Name `xml:"urlset"`
		Space   string   `xml:"xmlns,attr"`
		Entries []entry  `xml:"url"`
	}{Space: "http://www.sitemaps.org/schemas/sitemap/0.9", Entries: []entry{{b.base, b.date}, {b.base + "images/", b.date}}}
	for _, p := range scene.Presets {
		set.Entries = append(set.Entries, entry{b.base + "p/" + p.Name + "/", b.date})
	}
	out, err := xml.MarshalIndent(set, "", " ")
	if err != nil {
		return err
	}
	return b.write("sitemap.xml", append([]byte(xml.Header), append(out, '\n')...))
}

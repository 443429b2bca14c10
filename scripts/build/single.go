package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html/template"
	"regexp"
	"strings"
)

// single is the name of the page that web/single.js makes a file of: the embed
// with its scripts and styles within it. What belongs to one figure stands in
// it as a token between at signs.
const single = "single.html"

// ended is what would end a script's element from within a string of it.
var ended = regexp.MustCompile(`(?i)</script`)

// single renders that page of the static files and the script of all modules.
func (b *builder) single(files map[string][]byte, script []byte) ([]byte, error) {
	t, err := parsed("web/embed/index.html")
	if err != nil {
		return nil, err
	}
	data := page{
		Kind: "single", Root: b.base, Name: front, Title: "@TITLE@ · Crease", About: "@DESC@", Poster: "@POSTER@",
	}
	if data.Held, err = held(files, script); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = t.ExecuteTemplate(&out, "index.html", data)
	return out.Bytes(), err
}

// held returns all that the page would fetch, as elements of its head: what it
// is told, the engine and its worker as base64, the styles, and the script.
func held(files map[string][]byte, script []byte) (template.HTML, error) {
	var out strings.Builder
	out.WriteString(`<script type="application/json" id="config">@CONFIG@</script>` + "\n")
	for _, name := range []string{"roles.css", "base.css", "embed.css"} {
		if bytes.Contains(files[name], []byte("</style")) {
			return "", fmt.Errorf("%s would end the element that holds it", name)
		}
		fmt.Fprintf(&out, "<style>\n%s</style>\n", files[name])
	}
	fmt.Fprintf(&out, "<script type=\"text/plain\" id=\"held-worker\">%s</script>\n", base64.StdEncoding.EncodeToString(files["worker.js"]))
	out.WriteString(`<script type="text/plain" id="held-engine">@ENGINE@</script>` + "\n")
	fmt.Fprintf(&out, "<script type=\"module\">%s</script>", ended.ReplaceAllString(string(script), `<\\/script`))
	return template.HTML(out.String()), nil
}

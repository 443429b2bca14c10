package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strings"
)

// single is the name of the page that web/single.js makes a file of: the embed
// with its scripts and styles within it. What belongs to one figure stands in
// it as a token between at signs.
const single = "single.html"

// nearby are the specifiers by which modules name each other. In one file they
// have no folder, so each becomes a name that the import map knows.
var nearby = regexp.MustCompile(`\b(from |import |import\()"\./([a-z]+\.js)"`)

// single renders that page of the static files.
func (b *builder) single(files map[string][]byte) ([]byte, error) {
	t, err := parsed("web/embed/index.html")
	if err != nil {
		return nil, err
	}
	data := page{
		Kind: "single", Root: b.base, Name: front, Title: "@TITLE@ · Crease", About: "@DESC@", Poster: "@POSTER@",
	}
	if data.Held, err = held(files); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = t.ExecuteTemplate(&out, "index.html", data)
	return out.Bytes(), err
}

// held returns all that the page would fetch, as elements of its head: what it
// is told, the engine and its worker as base64, the styles, and the modules as
// addresses of their contents.
func held(files map[string][]byte) (template.HTML, error) {
	var out strings.Builder
	out.WriteString(`<script type="application/json" id="config">@CONFIG@</script>` + "\n")
	for _, name := range []string{"roles.css", "base.css", "embed.css"} {
		if bytes.Contains(files[name], []byte("</style")) {
			return "", fmt.Errorf("%s would end the element that holds it", name)
		}
		fmt.Fprintf(&out, "<style>\n%s</style>\n", files[name])
	}
	modules := map[string]string{}
	for name, source := range files {
		if strings.HasSuffix(name, ".js") && !strings.Contains(name, "/") && !slices.Contains(late, name) {
			source = nearby.ReplaceAll(source, []byte(`$1"crease/$2"`))
			modules["crease/"+name] = "data:text/javascript;base64," + base64.StdEncoding.EncodeToString(source)
		}
	}
	imports, err := json.Marshal(map[string]any{"imports": modules})
	if err != nil {
		return "", err
	}
	fmt.Fprintf(&out, "<script type=\"importmap\">%s</script>\n", imports)
	fmt.Fprintf(&out, "<script type=\"text/plain\" id=\"held-worker\">%s</script>\n", base64.StdEncoding.EncodeToString(files["worker.js"]))
	out.WriteString(`<script type="text/plain" id="held-engine">@ENGINE@</script>` + "\n")
	out.WriteString(`<script type="module">import "crease/boot.js";</script>`)
	return template.HTML(out.String()), nil
}

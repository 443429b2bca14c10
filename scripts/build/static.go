package main

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"crease/core/picture"
	"crease/core/words"
	"crease/scripts/wrapexec"
)

// rooted are the files of web/ that others name: they stand at the root of the
// site under names that stay.
var rooted = []string{"embed.js", "embed.d.ts"}

// static writes the scripts, styles and drawings of web/ and what is generated
// beside them, all under one hash but those that others name.
func (b *builder) static() error {
	files := map[string][]byte{}
	for _, pattern := range []string{"*.js", "*.css", "*.svg", "images/*.js", "images/*.css"} {
		names, err := filepath.Glob("web/" + pattern)
		if err != nil {
			return err
		}
		for _, name := range names {
			if files[strings.TrimPrefix(filepath.ToSlash(name), "web/")], err = os.ReadFile(name); err != nil {
				return err
			}
		}
	}
	worker := files["sw.js"]
	delete(files, "sw.js")
	for _, name := range rooted {
		delete(files, name)
		data, err := os.ReadFile("web/" + name)
		if err != nil {
			return err
		}
		if err := b.write(name, data); err != nil {
			return err
		}
	}
	exec, err := wasmExec()
	if err != nil {
		return err
	}
	texts, err := pageWords("page", "preset", "group")
	if err != nil {
		return err
	}
	if files["images/words.js"], err = pageWords("images"); err != nil {
		return err
	}
	if files["images/"+photoName], err = photo(); err != nil {
		return err
	}
	if files["exec.js"], err = wrapexec.Wrap(exec); err != nil {
		return err
	}
	for _, name := range []string{"worker.js", "images/worker.js"} {
		files[name] = slices.Concat(exec, []byte("\n"), files[name])
	}
	files["roles.css"] = []byte(picture.CSS())
	files["words.js"] = texts
	if files, err = b.bundled(files); err != nil {
		return err
	}
	b.assets = "a/" + hash(files) + "/"
	for name, data := range files {
		b.names = append(b.names, name)
		if err := b.write(b.assets+name, data); err != nil {
			return err
		}
	}
	slices.Sort(b.names)
	return b.offline(worker)
}

// What pages and workers name; the rest is in these, or in chunks of them.
var (
	modules = []string{"boot.js", "article.js", "exec.js", "canvasworker.js", "images/main.js"}
	scripts = []string{"early.js", "worker.js", "images/worker.js"} // no modules
)

// bundled returns the files that the site gets for its sources, single.html
// among them.
func (b *builder) bundled(sources map[string][]byte) (map[string][]byte, error) {
	tool, err := newBundler(sources)
	if err != nil {
		return nil, err
	}
	defer tool.close()
	var styles []string
	files := map[string][]byte{}
	for name, data := range sources {
		switch path.Ext(name) {
		case ".css":
			styles = append(styles, name)
		case ".js":
		default:
			files[name] = data
		}
	}
	for _, part := range []struct {
		entries []string
		options []string
	}{
		{slices.Concat(modules, styles), []string{"--splitting", "--format=esm"}},
		{scripts, []string{"--format=iife"}},
	} {
		made, err := tool.bundle(part.entries, part.options...)
		if err != nil {
			return nil, err
		}
		maps.Copy(files, made)
	}
	main, err := tool.later("boot.js", "main.js")
	if err != nil {
		return nil, err
	}
	b.atOnce = tool.closure("boot.js", main)
	b.atOnceOfImages = tool.closure("images/main.js")
	// One file has no second to import.
	whole, err := tool.bundle([]string{"boot.js"}, "--format=esm", "--external:./canvas.js", "--external:./single.js", "--external:./offline.js")
	if err != nil {
		return nil, err
	}
	files[single], err = b.single(files, whole["boot.js"])
	return files, err
}

// offline writes the service worker, told what this version of the site has.
func (b *builder) offline(worker []byte) error {
	var current []string
	for _, name := range b.names {
		current = append(current, b.assets+name)
	}
	for _, m := range []*module{b.config.Engine, b.images, b.config.Canvas} {
		if m != nil {
			current = append(current, m.Raw, m.Gz)
		}
	}
	list, err := json.Marshal(current)
	if err != nil {
		return err
	}
	return b.write("sw.js", slices.Concat([]byte("const current = "), list, []byte(";\n"), worker))
}

// wasmExec returns the support script of the Go that compiles the modules.
func wasmExec() ([]byte, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
}

// pageWords returns a words.js: what a page itself says, in both languages, by
// the areas of its keys.
func pageWords(areas ...string) ([]byte, error) {
	table := map[words.Lang]map[string]string{words.En: {}, words.Zh: {}}
	for _, key := range words.Keys() {
		if area, _, _ := strings.Cut(key, "."); !slices.Contains(areas, area) {
			continue
		}
		t, _ := words.Lookup(key)
		table[words.En][key], table[words.Zh][key] = t.En, t.Zh
	}
	out, err := json.Marshal(table)
	return slices.Concat([]byte("export default "), out, []byte(";\n")), err
}

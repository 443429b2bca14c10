package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// bundler turns the modules of web/ into what is sent: few files, so that a
// page need not wait for one after another, without what only their readers
// need. It is esbuild, as scripts/tools has it.
type bundler struct {
	dir     string // holds the sources
	imports map[string][]string
	lazy    map[string][]string
}

// browsers is the oldest language that the page speaks.
const browsers = "es2022"

// newBundler puts the sources, by their path, where the tool finds them.
func newBundler(files map[string][]byte) (*bundler, error) {
	dir, err := os.MkdirTemp("", "crease")
	if err != nil {
		return nil, err
	}
	b := &bundler{dir: dir, imports: map[string][]string{}, lazy: map[string][]string{}}
	for name, data := range files {
		if err := put(filepath.Join(dir, "in", filepath.FromSlash(name)), data); err != nil {
			b.close()
			return nil, err
		}
	}
	return b, nil
}

func (b *bundler) close() { os.RemoveAll(b.dir) }

// bundle returns the files that the entries become: each its own under its
// name, and, with "--splitting", chunks that several share.
func (b *bundler) bundle(entries []string, options ...string) (map[string][]byte, error) {
	out, in := filepath.Join(b.dir, "out"), filepath.Join(b.dir, "in")
	meta := filepath.Join(b.dir, "meta.json")
	if err := os.RemoveAll(out); err != nil {
		return nil, err
	}
	const tools = "scripts/tools"
	args := append([]string{"-C", tools, "tool", "esbuild", "--bundle", "--minify", "--charset=utf8", "--target=" + browsers,
		"--log-level=warning", "--legal-comments=inline", "--outdir=" + out, "--outbase=" + in, "--metafile=" + meta}, options...)
	for _, name := range entries {
		args = append(args, filepath.Join(in, filepath.FromSlash(name)))
	}
	cmd := exec.Command("go", args...)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("esbuild: %w", err)
	}
	from, err := filepath.Abs(tools)
	if err != nil {
		return nil, err
	}
	return b.read(from, out, meta)
}

// read returns what the tool wrote, and notes which file imports which. Paths
// in the tool's report begin at the folder that it ran in.
func (b *bundler) read(from, out, meta string) (map[string][]byte, error) {
	data, err := os.ReadFile(meta)
	if err != nil {
		return nil, err
	}
	var report struct {
		Outputs map[string]struct {
			Imports []struct {
				Path, Kind string
				External   bool
			}
		}
	}
	if err := json.Unmarshal(data, &report); err != nil {
		return nil, err
	}
	name := func(path string) (string, error) {
		path, err := filepath.Rel(out, filepath.Join(from, filepath.FromSlash(path)))
		return filepath.ToSlash(path), err
	}
	files := map[string][]byte{}
	for path, o := range report.Outputs {
		file, err := name(path)
		if err != nil {
			return nil, err
		}
		if files[file], err = os.ReadFile(filepath.Join(out, filepath.FromSlash(file))); err != nil {
			return nil, err
		}
		for _, i := range o.Imports {
			if i.External {
				continue
			}
			to, err := name(i.Path)
			if err != nil {
				return nil, err
			}
			if i.Kind == "dynamic-import" {
				b.lazy[file] = append(b.lazy[file], to)
			} else {
				b.imports[file] = append(b.imports[file], to)
			}
		}
	}
	return files, nil
}

// closure returns, sorted, the modules and all that they import at once.
func (b *bundler) closure(modules ...string) []string {
	var out []string
	var add func(name string)
	add = func(name string) {
		if slices.Contains(out, name) {
			return
		}
		out = append(out, name)
		for _, next := range b.imports[name] {
			add(next)
		}
	}
	for _, name := range modules {
		add(name)
	}
	slices.Sort(out)
	return out
}

// later returns the file that a module imports when it is wanted, by the name
// of its source.
func (b *bundler) later(module, source string) (string, error) {
	stem := strings.TrimSuffix(source, ".js") + "-"
	for _, name := range b.lazy[module] {
		if strings.HasPrefix(name, stem) {
			return name, nil
		}
	}
	return "", fmt.Errorf("%s does not import %s later", module, source)
}

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// licences writes LICENCES.txt: the licence of everything that is compiled
// into the modules, from the module cache and the Go distribution.
func (b *builder) licences() error {
	args := []string{"list", "-deps", "-f", "{{with .Module}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}", "./wasm/engine", "./wasm/images"}
	if b.canvas {
		args = append(args, "./wasm/canvas")
	}
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("go list: %w", err)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return err
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	lines = append(lines, "The Go programming language\t\t"+strings.TrimSpace(string(root)))
	slices.Sort(lines)
	var text bytes.Buffer
	text.WriteString("This program contains the following works of others.\n")
	for _, line := range slices.Compact(lines) {
		f := strings.Split(line, "\t")
		if len(f) != 3 || f[1] == "" && strings.HasPrefix(f[0], "crease") || f[0] == "" {
			continue // this module
		}
		terms, err := terms(f[2])
		if err != nil {
			return fmt.Errorf("%s: %w", f[0], err)
		}
		fmt.Fprintf(&text, "\n%s\n%s\n\n%s", strings.Repeat("=", 72), strings.TrimSpace(f[0]+" "+f[1]), terms)
	}
	fmt.Fprintf(&text, "\n%s\n%s\n", strings.Repeat("=", 72), photoCredit)
	return b.write("LICENCES.txt", text.Bytes())
}

var licence = regexp.MustCompile(`^(?i)(licen[cs]e|copying|notice|patents)`)

// terms returns the licence files at the top of a module.
func terms(dir string) ([]byte, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var text []byte
	for _, e := range entries {
		if e.IsDir() || !licence.MatchString(e.Name()) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		text = append(text, append(bytes.TrimSpace(data), '\n', '\n')...)
	}
	if text == nil {
		return nil, fmt.Errorf("no licence in %s", dir)
	}
	return text, nil
}

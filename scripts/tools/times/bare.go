package main

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed bare.html
var bareHTML []byte

// buildBare builds the least Ebitengine page into a new folder: compressed as
// the page's own modules are, fetched and started without detours. The
// function removes the folder.
func buildBare(root string) (dir string, remove func(), err error) {
	if dir, err = os.MkdirTemp("", "bare"); err != nil {
		return "", nil, err
	}
	remove = func() { os.RemoveAll(dir) }
	raw := filepath.Join(dir, "main.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", raw, "./scripts/bench/bare")
	cmd.Dir, cmd.Stderr = root, os.Stderr
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if err = cmd.Run(); err == nil {
		err = finishBare(dir, raw)
	}
	if err != nil {
		remove()
		return "", nil, fmt.Errorf("the bare page: %w", err)
	}
	return dir, remove, nil
}

func finishBare(dir, raw string) error {
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return err
	}
	start, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(goroot)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return err
	}
	module, err := os.ReadFile(raw)
	if err != nil {
		return err
	}
	var gz bytes.Buffer
	z, _ := gzip.NewWriterLevel(&gz, gzip.BestCompression)
	z.Write(module)
	if err := z.Close(); err != nil {
		return err
	}
	for name, data := range map[string][]byte{"index.html": bareHTML, "wasm_exec.js": start, "main.wasm.gz": gz.Bytes()} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

package main

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
)

// write puts data at a path of the site.
func (b *builder) write(name string, data []byte) error {
	return put(filepath.Join(b.out, filepath.FromSlash(name)), data)
}

// put writes a file and the folders that it stands in.
func put(file string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}

// hash names the contents of files, whatever their order.
func hash(files map[string][]byte) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		sum := sha256.Sum256(files[name])
		h.Write([]byte(name))
		h.Write(sum[:])
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}

// gzipped returns data packed as tightly as gzip can, without a time in it.
func gzipped(data []byte) ([]byte, error) {
	var b buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	return b, w.Close()
}

type buffer []byte

func (b *buffer) Write(p []byte) (int, error) { *b = append(*b, p...); return len(p), nil }

// packable are the kinds of file that hosts can send compressed.
var packable = []string{".wasm", ".js", ".css", ".html", ".svg", ".json", ".txt", ".xml"}

// compress writes FILE.br beside what a host may send as Brotli.
func (b *builder) compress() error {
	if !b.dist {
		return nil
	}
	var names []string
	err := filepath.WalkDir(b.out, func(name string, d fs.DirEntry, err error) error {
		if err == nil && slices.Contains(packable, path.Ext(name)) {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return err
	}
	const tool = "scripts/tools/bin/brotli"
	if _, err := os.Stat(tool); err != nil {
		return errors.New("the Brotli writer is missing: run make tools")
	}
	cmd := exec.Command(tool, names...)
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

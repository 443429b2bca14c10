package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// module tells the page where a WebAssembly module is, and how large.
type module struct {
	Raw      string `json:"raw"`
	RawBytes int    `json:"rawBytes"`
	Gz       string `json:"gz"`
	GzBytes  int    `json:"gzBytes"`
}

// modules compiles the engine, the module of images and, where asked for, the
// canvas.
func (b *builder) modules() (err error) {
	if b.config.Engine, err = b.module("engine"); err != nil {
		return err
	}
	if b.images, err = b.module("images"); err != nil {
		return err
	}
	if b.canvas {
		b.config.Canvas, err = b.module("canvas")
	}
	return err
}

// tags holds, by module, build tags: the engine goes without the words that
// belong to images.
var tags = map[string]string{"engine": "-tags=engine"}

// inlining holds, by module, the flags that say where calls are inlined. The
// engine is 75 kB smaller on the wire when that is done only where functions are
// evaluated; the solvers' loops hold few calls and are as fast without.
var inlining = map[string][]string{
	"engine": {"-gcflags=all=-l", "-gcflags=crease/core/shallow=", "-gcflags=crease/core/pwl="},
	// The expected loss is a page of short functions called for each pair of units.
	"images": {"-gcflags=all=-l", "-gcflags=crease/core/shallow=", "-gcflags=crease/core/pwl=", "-gcflags=crease/core/train=", "-gcflags=math="},
}

func (b *builder) module(name string) (*module, error) {
	dir, err := os.MkdirTemp("", "crease")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, name)
	args := append([]string{"build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", out}, inlining[name]...)
	if t, ok := tags[name]; ok {
		args = append(args, t)
	}
	cmd := exec.Command("go", append(args, "./wasm/"+name)...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("wasm/%s does not compile: %w", name, err)
	}
	raw, err := os.ReadFile(out)
	if err != nil {
		return nil, err
	}
	gz, err := gzipped(raw)
	if err != nil {
		return nil, err
	}
	path := "a/" + name + "." + hash(map[string][]byte{name: raw}) + ".wasm"
	m := &module{Raw: path, RawBytes: len(raw), Gz: path + ".gz", GzBytes: len(gz)}
	if err := b.write(m.Raw, raw); err != nil {
		return nil, err
	}
	return m, b.write(m.Gz, gz)
}

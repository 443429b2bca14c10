// Command build makes the site: it compiles the two modules, renders the
// pages with their posters, and gives what never changes a name that holds its
// hash. web/TEMPLATES.md says what goes where.
//
//	build [-o FOLDER] [-dist] [-base ADDRESS] [-canvas=false]
package main

import (
	"flag"
	"log"
	"os"
	"os/exec"
	"strings"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("build: ")
	var b builder
	flag.StringVar(&b.out, "o", "build/site", "folder to write; what is in it is removed")
	flag.BoolVar(&b.dist, "dist", false, "for a public host: Brotli beside every file, licences")
	flag.StringVar(&b.base, "base", "", "public address of the site, for canonical addresses")
	flag.BoolVar(&b.canvas, "canvas", true, "compile the painter; without it the page draws SVG")
	flag.Parse()
	if b.base != "" && !strings.HasSuffix(b.base, "/") {
		b.base += "/"
	}
	b.version = version()
	if err := b.run(); err != nil {
		log.Fatal(err)
	}
}

// builder makes one site.
type builder struct {
	out     string // folder of the site
	dist    bool
	canvas  bool   // compile the painter
	base    string // public address, "" or ending in "/"
	version string

	assets string // a/<hash>/, where the static files are
	config config
	names  []string // of the static files
}

func (b *builder) run() error {
	if err := os.RemoveAll(b.out); err != nil {
		return err
	}
	for _, step := range []func() error{b.modules, b.static, b.pages, b.licences, b.compress} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// version names what is built, for bug reports.
func version() string {
	out, err := exec.Command("git", "describe", "--always", "--dirty", "--tags").Output()
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(out))
}

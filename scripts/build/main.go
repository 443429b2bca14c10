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
	flag.StringVar(&b.base, "base", "", "public address of the site, for cards, oEmbed and canonical addresses")
	flag.BoolVar(&b.canvas, "canvas", true, "compile the painter; without it the page draws SVG")
	flag.Parse()
	if b.base == "" {
		b.base = placeholder
		if b.dist {
			log.Printf("no -base: cards, oEmbed and canonical addresses name %s", placeholder)
		}
	}
	if !strings.HasSuffix(b.base, "/") {
		b.base += "/"
	}
	b.version, b.date = version()
	if err := b.run(); err != nil {
		log.Fatal(err)
	}
}

// placeholder stands for the public address where none is given: cards and
// oEmbed need an absolute one.
const placeholder = "https://crease.example/"

// builder makes one site.
type builder struct {
	out     string // folder of the site
	dist    bool
	canvas  bool   // compile the painter
	base    string // public address, ending in "/"
	version string
	date    string // of the version, year-month-day

	assets string  // a/<hash>/, where the static files are
	images *module // of the page of images
	config config
	names  []string // of the static files
	// Modules that the explorer and the page of images need at once.
	atOnce, atOnceOfImages []string
}

func (b *builder) run() error {
	if err := os.RemoveAll(b.out); err != nil {
		return err
	}
	for _, step := range []func() error{b.modules, b.static, b.pages, b.imagesPage, b.missing, b.sitemap, b.licences, b.links, b.compress} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// version names what is built, for bug reports and citations, and its date.
func version() (name, date string) {
	git := func(args ...string) string {
		out, _ := exec.Command("git", args...).Output()
		return strings.TrimSpace(string(out))
	}
	if name = git("describe", "--always", "--dirty", "--tags"); name == "" {
		name = "unknown"
	}
	return name, git("log", "-1", "--format=%cs")
}

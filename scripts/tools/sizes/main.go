// Command sizes checks what a visitor downloads against its limits, in bytes
// of Brotli at quality 11: the two modules, and the page with all its scripts,
// styles and its poster.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"crease/scripts/tools/pack"
)

var parts = []struct {
	name     string
	patterns []string
	most     int
}{
	{"engine.wasm", []string{"a/engine.*.wasm"}, 1_200_000},
	{"canvas.wasm", []string{"a/canvas.*.wasm"}, 2_200_000},
	{"images.wasm", []string{"a/images.*.wasm"}, 900_000},
	{"images page", []string{"images/index.html", "a/*/images/*.js", "a/*/images/*.css"}, 40_000},
	{"page", []string{"index.html", "a/*/*.js", "a/*/*.css", "a/*/*.svg"}, 100_000},
	{"figures", []string{"a/figures.*/wide/en/*.svg"}, 100_000}, // of the story: each loads when it comes near
	{"embed.js", []string{"embed.js"}, 4_096},
}

func main() {
	log.SetFlags(0)
	site := flag.String("site", "build/site", "folder of the site")
	flag.Parse()
	failed := false
	fmt.Printf("%-12s %10s %10s %10s\n", "", "plain", "brotli", "limit")
	for _, p := range parts {
		var plain, packed int
		for _, pattern := range p.patterns {
			names, err := filepath.Glob(filepath.Join(*site, pattern))
			if err != nil {
				log.Fatal(err)
			}
			if len(names) == 0 {
				log.Fatalf("sizes: no %s in %s: build the site first", pattern, *site)
			}
			for _, name := range names {
				data, err := os.ReadFile(name)
				if err != nil {
					log.Fatal(err)
				}
				b, err := pack.Brotli(data)
				if err != nil {
					log.Fatal(err)
				}
				plain, packed = plain+len(data), packed+len(b)
			}
		}
		verdict := ""
		if packed > p.most {
			verdict, failed = "  too large", true
		}
		fmt.Printf("%-12s %10d %10d %10d%s\n", p.name, plain, packed, p.most, verdict)
	}
	if failed {
		os.Exit(1)
	}
}

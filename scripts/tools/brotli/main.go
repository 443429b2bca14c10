// Command brotli writes FILE.br beside each FILE, at the highest quality.
package main

import (
	"log"
	"os"

	"crease/scripts/tools/pack"
)

func main() {
	log.SetFlags(0)
	for _, name := range os.Args[1:] {
		data, err := os.ReadFile(name)
		if err != nil {
			log.Fatal(err)
		}
		packed, err := pack.Brotli(data)
		if err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(name+".br", packed, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

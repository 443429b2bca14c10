// Command brotli writes FILE.br beside each FILE at the highest quality, or
// with -size prints how many bytes that takes and the file's name.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"

	"github.com/andybalholm/brotli"
)

func main() {
	log.SetFlags(0)
	size := flag.Bool("size", false, "print the compressed sizes and write nothing")
	flag.Parse()
	for _, name := range flag.Args() {
		data, err := os.ReadFile(name)
		if err != nil {
			log.Fatal(err)
		}
		var b bytes.Buffer
		w := brotli.NewWriterLevel(&b, brotli.BestCompression)
		if _, err := w.Write(data); err != nil {
			log.Fatal(err)
		}
		if err := w.Close(); err != nil {
			log.Fatal(err)
		}
		if *size {
			fmt.Println(b.Len(), name)
		} else if err := os.WriteFile(name+".br", b.Bytes(), 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// Command mnist fetches the test set of MNIST, 10,000 digits and their labels,
// checks it, and puts it where the page of images looks for it.
//
//	mnist [-o FOLDER] [-from ADDRESS]
package main

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"strings"
)

// files are the names of the files and the SHA-256 of their contents.
var files = map[string]string{
	"t10k-images-idx3-ubyte.gz": "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
	"t10k-labels-idx1-ubyte.gz": "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
}

// most bounds a file, in bytes: the larger has 1.6 MB.
const most = 8 << 20

func main() {
	log.SetFlags(0)
	log.SetPrefix("mnist: ")
	out := flag.String("o", "build/site/mnist", "folder to write to; made where it is missing")
	from := flag.String("from", "https://storage.googleapis.com/cvdf-datasets/mnist", "where the files are fetched")
	flag.Parse()
	for name, sum := range files {
		data, err := fetch(strings.TrimSuffix(*from, "/")+"/"+name, sum)
		if err != nil {
			log.Fatal(err)
		}
		if err := os.MkdirAll(*out, 0o755); err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*out, name), data, 0o644); err != nil {
			log.Fatal(err)
		}
		fmt.Println(filepath.Join(*out, name))
	}
}

// fetch returns what is at an address, if its SHA-256 is sum.
func fetch(address, sum string) ([]byte, error) {
	response, err := http.Get(address)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", address, response.Status)
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, most+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, err)
	}
	if len(data) > most {
		return nil, fmt.Errorf("%s is larger than %d bytes", address, most)
	}
	if got := sha256.Sum256(data); hex.EncodeToString(got[:]) != sum {
		return nil, fmt.Errorf("%s has the SHA-256 %x, not %s: it is not the file that was meant", address, got, sum)
	}
	return data, nil
}

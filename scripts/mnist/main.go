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
	"time"
)

// files are the names of the files and the SHA-256 of their contents.
var files = []struct{ name, sum string }{
	{"t10k-images-idx3-ubyte.gz", "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"},
	{"t10k-labels-idx1-ubyte.gz", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"},
}

// most bounds a file, in bytes: the larger has 1.6 MB.
const most = 8 << 20

// client gives up on a server that does not answer.
var client = http.Client{Timeout: 2 * time.Minute}

func main() {
	log.SetFlags(0)
	log.SetPrefix("mnist: ")
	out := flag.String("o", "build/site/mnist", "folder to write to; made where it is missing")
	from := flag.String("from", "https://storage.googleapis.com/cvdf-datasets/mnist", "where the files are fetched")
	flag.Parse()
	if err := run(*out, strings.TrimSuffix(*from, "/")); err != nil {
		log.Fatal(err)
	}
}

// run fetches all files and then writes them: all or none.
func run(out, from string) error {
	contents := make([][]byte, len(files))
	for i, f := range files {
		var err error
		if contents[i], err = fetch(from+"/"+f.name, f.sum); err != nil {
			return fmt.Errorf("%w; -from names another address", err)
		}
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for i, f := range files {
		path := filepath.Join(out, f.name)
		if err := os.WriteFile(path, contents[i], 0o644); err != nil {
			return err
		}
		fmt.Println(path)
	}
	return nil
}

// fetch returns what is at an address, if its SHA-256 is sum.
func fetch(address, sum string) ([]byte, error) {
	response, err := client.Get(address)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", address, response.Status)
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, most+1))
	if err != nil {
		return nil, fmt.Errorf("%s broke off after %d bytes: %w", address, len(data), err)
	}
	if len(data) > most {
		return nil, fmt.Errorf("%s is larger than %d bytes", address, most)
	}
	if got := sha256.Sum256(data); hex.EncodeToString(got[:]) != sum {
		return nil, fmt.Errorf("%s has the SHA-256 %x, not %s: it is not the file that was meant", address, got, sum)
	}
	return data, nil
}

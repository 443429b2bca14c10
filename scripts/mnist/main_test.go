package main

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFetch(t *testing.T) {
	const body = "ten thousand digits"
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/digits":
			w.Write([]byte(body))
		case "/huge":
			w.Write(make([]byte, most+1))
		case "/cut":
			w.Header().Set("Content-Length", "100")
			w.Write([]byte(body))
		default:
			http.NotFound(w, r)
		}
	}))
	defer s.Close()
	sum := sha256.Sum256([]byte(body))
	if got, err := fetch(s.URL+"/digits", hex.EncodeToString(sum[:])); err != nil || string(got) != body {
		t.Errorf("%q, %v", got, err)
	}
	for path, says := range map[string]string{"/digits": "SHA-256", "/huge": "larger", "/none": "404", "/cut": "broke off after 19 bytes"} {
		if got, err := fetch(s.URL+path, strings.Repeat("0", 64)); err == nil || got != nil || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %d bytes, %v", path, len(got), err)
		}
	}
}

// mnist returns the folder of MNIST's files.
func mnist(t *testing.T) string {
	const folder = "../../../shared/data/mnist"
	for _, f := range files {
		if _, err := os.Stat(filepath.Join(folder, f.name)); err != nil {
			t.Skip("MNIST is not there, so nothing is fetched or compared:", err)
		}
	}
	return folder
}

// The sums are those of the files that the tests of the core read.
func TestSums(t *testing.T) {
	folder := mnist(t)
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(folder, f.name))
		if err != nil {
			t.Fatal(err)
		}
		if got := sha256.Sum256(data); hex.EncodeToString(got[:]) != f.sum {
			t.Errorf("%s has the SHA-256 %x", f.name, got)
		}
	}
}

// Both files are fetched and written, or none is.
func TestRun(t *testing.T) {
	serve := http.FileServer(http.Dir(mnist(t)))
	var missing string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if missing != "" && strings.Contains(r.URL.Path, missing) {
			http.NotFound(w, r)
			return
		}
		serve.ServeHTTP(w, r)
	}))
	defer s.Close()
	out := filepath.Join(t.TempDir(), "mnist")
	missing = "labels"
	if err := run(out, s.URL); err == nil || !strings.Contains(err.Error(), "404") || !strings.Contains(err.Error(), "-from") {
		t.Errorf("without labels: %v", err)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("half of it was written")
	}
	missing = ""
	if err := run(out, s.URL); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadDir(out); err != nil || len(got) != len(files) {
		t.Errorf("%d files, %v", len(got), err)
	}
}

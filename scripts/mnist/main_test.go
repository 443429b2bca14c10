package main

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"os"
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
		default:
			http.NotFound(w, r)
		}
	}))
	defer s.Close()
	sum := sha256.Sum256([]byte(body))
	if got, err := fetch(s.URL+"/digits", hex.EncodeToString(sum[:])); err != nil || string(got) != body {
		t.Errorf("%q, %v", got, err)
	}
	for path, says := range map[string]string{"/digits": "SHA-256", "/huge": "larger", "/none": "404"} {
		if got, err := fetch(s.URL+path, strings.Repeat("0", 64)); err == nil || got != nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %d bytes, %v", path, len(got), err)
		}
	}
}

// The sums are those of the files that the tests of the core read.
func TestSums(t *testing.T) {
	for name, want := range files {
		data, err := os.ReadFile("../../../shared/data/mnist/" + name)
		if err != nil {
			t.Skip("MNIST is not there, so the sums are not compared:", err)
		}
		if got := sha256.Sum256(data); hex.EncodeToString(got[:]) != want {
			t.Errorf("%s has the SHA-256 %x", name, got)
		}
	}
}

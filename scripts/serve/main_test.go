package main

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
)

func TestHeaders(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "a"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a/x.wasm", "a/x.wasm.gz", "a/x.js", "index.html"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	get := func(path string, csp bool) http.Header {
		w := httptest.NewRecorder()
		handler(dir, csp).ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if w.Code != 200 {
			t.Fatalf("%s: status %d", path, w.Code)
		}
		return w.Result().Header
	}
	for path, want := range map[string]string{
		"/a/x.wasm": "application/wasm", "/a/x.wasm.gz": "application/gzip", "/a/x.js": "text/javascript; charset=utf-8", "/": "text/html; charset=utf-8",
	} {
		h := get(path, false)
		if got := h.Get("Content-Type"); got != want {
			t.Errorf("%s: type %s, want %s", path, got, want)
		}
		if h.Get("Access-Control-Allow-Origin") != "*" || h.Get("Content-Encoding") != "" {
			t.Errorf("%s: %v", path, h)
		}
	}
	r, w := httptest.NewRequest("GET", "/a/x.js", nil), httptest.NewRecorder()
	r.Header.Set("Accept-Encoding", "gzip, br")
	handler(dir, false).ServeHTTP(w, r)
	z, err := gzip.NewReader(w.Body)
	if err != nil || w.Result().Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("not compressed: %v %v", err, w.Result().Header)
	}
	if b, err := io.ReadAll(z); err != nil || string(b) != "x" {
		t.Errorf("%q %v", b, err)
	}
	if got := get("/", true).Get("Content-Security-Policy"); got != Policy {
		t.Errorf("policy %q", got)
	}
}

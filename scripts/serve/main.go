// Command serve serves a folder of static files on localhost, as a good host
// of the page does: the right types, text compressed, any origin may fetch,
// hashed names may be cached for ever.
package main

import (
	"compress/gzip"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"path"
	"regexp"
	"strings"
	"syscall"
)

// Policy is the strictest content security policy under which the page runs.
const Policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:"

func main() {
	log.SetFlags(0)
	dir := flag.String("dir", "build/site", "folder to serve")
	addr := flag.String("addr", "localhost:8080", "address; another port is taken when this one is in use")
	csp := flag.Bool("csp", false, "send the strict content security policy")
	flag.Parse()
	l, err := net.Listen("tcp", *addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		l, err = net.Listen("tcp", "localhost:0")
	}
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("http://localhost:%d/\n", l.Addr().(*net.TCPAddr).Port)
	log.Fatal(http.Serve(l, handler(*dir, *csp)))
}

// types are those the standard library does not know or asks the system for.
var types = map[string]string{
	".wasm": "application/wasm",
	".js":   "text/javascript; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".svg":  "image/svg+xml",
	".gz":   "application/gzip",
	".br":   "application/octet-stream",
	".json": "application/json",
	".ts":   "text/plain; charset=utf-8",
	".txt":  "text/plain; charset=utf-8",
}

// textual are the types worth compressing.
var textual = regexp.MustCompile(`^text/|^image/svg|/json$`)

func handler(dir string, csp bool) http.Handler {
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("X-Content-Type-Options", "nosniff")
		if t := types[path.Ext(r.URL.Path)]; t != "" {
			h.Set("Content-Type", t)
		}
		if strings.HasPrefix(r.URL.Path, "/a/") {
			h.Set("Cache-Control", "public, max-age=31536000, immutable")
		} else {
			h.Set("Cache-Control", "no-cache")
		}
		if csp {
			h.Set("Content-Security-Policy", Policy)
		}
		text := strings.HasSuffix(r.URL.Path, "/") || textual.MatchString(h.Get("Content-Type"))
		if text && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") && exists(dir, r.URL.Path) {
			h.Set("Content-Encoding", "gzip")
			h.Set("Vary", "Accept-Encoding")
			r.Header.Del("Range")
			r.Header.Del("If-Modified-Since")
			z := gzip.NewWriter(w)
			defer z.Close()
			w = packed{w, z}
		}
		files.ServeHTTP(w, r)
	})
}

func exists(dir, name string) bool {
	f, err := http.Dir(dir).Open(path.Clean("/" + name))
	if err == nil {
		f.Close()
	}
	return err == nil
}

// packed is a response whose body is compressed.
type packed struct {
	http.ResponseWriter
	body io.Writer
}

func (p packed) Write(b []byte) (int, error) { return p.body.Write(b) }

func (p packed) WriteHeader(status int) {
	p.Header().Del("Content-Length")
	p.ResponseWriter.WriteHeader(status)
}

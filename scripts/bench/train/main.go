// Command train measures training in headless Chromium, against TensorFlow.js
// and TensorFlow Playground, in one run, and prints two tables:
//
//   - the time of a step at n = 300 samples, K = 256 units, d = 2, full batch;
//   - the time until a network of 100 units is aligned (.95 of its cost within
//     4 degrees of the closed form's normals, R within 2 %, samples fitted) on an
//     obtuse triangle with n = 78 samples.
//
// TensorFlow.js is fetched with npm into the ignored folder build/bench.
// Playground's network code is not published there: it is measured if -nn names
// a compiled module of it, and left out otherwise.
//
//	go run ./scripts/bench/train [-nn nn.js] [-dir build/bench]
package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"time"
)

//go:embed page.html
var page []byte

//go:embed peers.js
var peers []byte

// The peers, pinned.
var packages = []string{"@tensorflow/tfjs@4.22.0", "@tensorflow/tfjs-backend-wasm@4.22.0"}

// limit is how long a whole run may take.
const limit = 10 * time.Minute

func main() {
	dir := flag.String("dir", filepath.Join("build", "bench"), "folder for peers and builds")
	nn := flag.String("nn", "", "a JavaScript module of TensorFlow Playground's nn")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	if err := run(ctx, *dir, *nn); err != nil {
		fmt.Fprintln(os.Stderr, "bench/train:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, dir, nn string) error {
	if err := prepare(ctx, dir, nn); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	results := make(chan []result, 1)
	server := &http.Server{Handler: handler(dir, results)}
	go server.Serve(listener)
	defer server.Close()
	stop, err := browse(ctx, dir, "http://"+listener.Addr().String()+"/")
	if err != nil {
		return err
	}
	defer stop()
	select {
	case r := <-results:
		table(os.Stdout, r)
		return nil
	case <-ctx.Done():
		return fmt.Errorf("no result: %w", ctx.Err())
	}
}

// prepare fetches the peers and builds the program.
func prepare(ctx context.Context, dir, nn string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, "node_modules", "@tensorflow", "tfjs-backend-wasm")); err != nil {
		fmt.Fprintln(os.Stderr, "fetching", strings.Join(packages, " "))
		args := append([]string{"install", "--prefix", dir, "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"}, packages...)
		if err := command(ctx, nil, "npm", args...); err != nil {
			return err
		}
	}
	os.Remove(filepath.Join(dir, "playground.js"))
	if nn != "" {
		text, err := os.ReadFile(nn)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, "playground.js"), text, 0o644); err != nil {
			return err
		}
	}
	env := append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	return command(ctx, env, "go", "build", "-ldflags=-s -w", "-o", filepath.Join(dir, "ours.wasm"), "./scripts/bench/train/ours")
}

func command(ctx context.Context, env []string, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = env, os.Stderr, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s %s: %w", name, args[0], err)
	}
	return nil
}

// handler serves the page, the peers and our program, and takes the results.
// The two headers give the page shared memory, so that TensorFlow.js takes its
// build with SIMD and threads.
func handler(dir string, results chan<- []result) http.Handler {
	mux := http.NewServeMux()
	text := func(kind string, body []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Write(body)
		}
	}
	mux.HandleFunc("GET /{$}", text("text/html", page))
	mux.HandleFunc("GET /peers.js", text("text/javascript", peers))
	mux.Handle("GET /peers/", http.StripPrefix("/peers/", http.FileServer(http.Dir(filepath.Join(dir, "node_modules")))))
	file := func(path string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, path) }
	}
	mux.HandleFunc("GET /peers/playground.js", file(filepath.Join(dir, "playground.js")))
	mux.HandleFunc("GET /ours.wasm", file(filepath.Join(dir, "ours.wasm")))
	root, _ := exec.Command("go", "env", "GOROOT").Output()
	mux.HandleFunc("GET /wasm_exec.js", file(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js")))
	mux.HandleFunc("POST /progress", func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		fmt.Fprintf(os.Stderr, "measured %s\n", body)
	})
	mux.HandleFunc("POST /result", func(_ http.ResponseWriter, r *http.Request) {
		var all []result
		if err := json.NewDecoder(r.Body).Decode(&all); err != nil {
			fmt.Fprintln(os.Stderr, "bench/train: result:", err)
		}
		results <- all
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cross-Origin-Opener-Policy", "same-origin")
		w.Header().Set("Cross-Origin-Embedder-Policy", "require-corp")
		mux.ServeHTTP(w, r)
	})
}

// browse opens the address in a headless Chromium, to be ended by stop.
func browse(ctx context.Context, dir, url string) (stop func(), err error) {
	var path string
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err = exec.LookPath(name); err == nil {
			break
		}
	}
	if err != nil {
		return nil, fmt.Errorf("no Chromium: install one, or name it in CHROMIUM")
	}
	profile, err := os.MkdirTemp(dir, "profile")
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, path, "--headless=new", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
		"--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir="+profile, url)
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return func() {
		cmd.Process.Kill()
		cmd.Wait()
		os.RemoveAll(profile)
	}, nil
}

package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// brotliModule is where Debian puts the module that sends .br files.
const brotliModule = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"

// lines returns the indented lines of the README after a line, up to the next
// that is not.
func lines(t *testing.T, file, after string) (out []string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(data), after)
	if !found {
		t.Fatalf("%s does not say %q", file, after)
	}
	for line := range strings.Lines(strings.TrimLeft(strings.TrimPrefix(rest, "\n"), "\n")) {
		if !strings.HasPrefix(line, "    ") {
			break
		}
		out = append(out, line)
	}
	return out
}

// The README's configuration of nginx sends what is there, packed where it can
// be, with the headers that help.
func TestNginx(t *testing.T) {
	nginx, err := exec.LookPath("nginx")
	if err != nil {
		if nginx, err = exec.LookPath("/usr/sbin/nginx"); err != nil {
			t.Skip("no nginx: install one (Debian: apt-get install nginx-light libnginx-mod-http-brotli-static)")
		}
	}
	_, missing := os.Stat(brotliModule)
	http_, server, module := "", "", ""
	for _, line := range lines(t, "../../README.md", "For nginx:\n") {
		switch {
		case strings.Contains(line, "brotli_static") && missing != nil:
		case strings.HasPrefix(line, "    map "):
			http_ += line
		default:
			server += line
		}
	}
	if missing == nil {
		module = "load_module " + brotliModule + ";"
	} else {
		t.Log("without the module of Brotli")
	}
	dir := t.TempDir()
	b := &builder{out: filepath.Join(dir, "root", "crease")}
	for name, text := range map[string]string{
		"index.html": "page", "404.html": "none", "embed.js": strings.Repeat("script ", 100), "embed.js.br": "packed script",
		"a/x.wasm": "module", "a/x.wasm.gz": "zipped", "a/x.wasm.br": "packed module",
	} {
		if err := b.write(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	conf := filepath.Join(dir, "nginx.conf")
	text := fmt.Sprintf(`%[1]s daemon off; master_process off; pid %[2]s/pid; error_log %[2]s/log; events {}
http {
include /etc/nginx/mime.types; access_log off;
client_body_temp_path %[2]s; proxy_temp_path %[2]s; fastcgi_temp_path %[2]s; uwsgi_temp_path %[2]s; scgi_temp_path %[2]s;
%[3]s server { listen %[4]s; root %[2]s/root;
%[5]s}
}
`, module, dir, http_, address, server)
	if err := os.WriteFile(conf, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(nginx, "-c", conf)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		cmd.Process.Kill()
		cmd.Wait()
	}()
	client := http.Client{Transport: &http.Transport{DisableCompression: true}}
	get := func(path, accept string) (*http.Response, string) {
		r, _ := http.NewRequest("GET", "http://"+address+"/crease/"+path, nil)
		r.Header.Set("Accept-Encoding", accept)
		var answer *http.Response
		for end := time.Now().Add(10 * time.Second); ; time.Sleep(50 * time.Millisecond) {
			if answer, err = client.Do(r); err == nil {
				break
			}
			if time.Now().After(end) {
				log, _ := os.ReadFile(filepath.Join(dir, "log"))
				t.Fatalf("%v\n%s", err, log)
			}
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return answer, string(body)
	}
	const ever = "public, max-age=31536000, immutable"
	for _, c := range []struct {
		path, accept              string
		status                    int
		body, kind, coding, cache string
		brotli                    bool // needs the module
	}{
		{"", "", 200, "page", "text/html; charset=utf-8", "", "no-cache", false},
		{"gone/page/", "", 404, "none", "text/html; charset=utf-8", "", "", false},
		{"embed.js", "gzip", 200, "", "application/javascript; charset=utf-8", "gzip", "no-cache", false},
		{"embed.js", "gzip, br", 200, "packed script", "application/javascript; charset=utf-8", "br", "no-cache", true},
		{"a/x.wasm.gz", "gzip", 200, "zipped", "application/octet-stream", "", ever, false},
		{"a/x.wasm.gz", "gzip, br", 200, "packed module", "application/wasm", "br", ever, true},
		{"a/x.wasm", "gzip", 200, "module", "application/wasm", "", ever, false},
	} {
		if c.brotli && missing != nil {
			continue
		}
		r, body := get(c.path, c.accept)
		h := r.Header
		if r.StatusCode != c.status || c.body != "" && body != c.body || h.Get("Content-Encoding") != c.coding || h.Get("Cache-Control") != c.cache {
			t.Errorf("%s for %q: %d, %q, %v", c.path, c.accept, r.StatusCode, body, h)
		}
		if kind := h.Get("Content-Type"); kind != c.kind && !strings.HasSuffix(c.path, ".gz") {
			t.Errorf("%s is %s, want %s", c.path, kind, c.kind)
		}
		if h.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s may not be fetched from elsewhere", c.path)
		}
		if c.coding != "" && h.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s varies with %q", c.path, h.Get("Vary"))
		}
	}
}

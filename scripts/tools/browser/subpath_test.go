package browser

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// The site runs in a folder of a plain file server, which sends no header of
// use.
func TestInAFolder(t *testing.T) {
	const folder = "/some/folder/"
	files := http.StripPrefix(folder, http.FileServer(http.Dir(*site)))
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, folder) {
			t.Errorf("the page asked for %s", r.URL.Path)
			http.NotFound(w, r)
			return
		}
		files.ServeHTTP(w, r)
	}))
	defer host.Close()
	for _, path := range []string{"#v=1", "p/obtuse-triangle/", "embed/?load=auto#v=1"} {
		p := tab(t, usual, 1000, 700)
		p.Goto(host.URL + folder + path)
		alive(p)
		dragged(t, p)
		if strings.HasPrefix(path, "embed") {
			continue // it leaves the worker to the page
		}
		stored(p)
		if s := Eval[string](p, `navigator.serviceWorker.ready.then((r) => r.scope)`); s != host.URL+folder {
			t.Errorf("the service worker has %s", s)
		}
	}
}

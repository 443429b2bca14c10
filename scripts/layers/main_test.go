package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCheckFindsEachBrokenRule(t *testing.T) {
	for _, c := range []struct {
		from, to string
		broken   bool
	}{
		{"core/pwl", "core/words", false},
		{"core/pwl", "core/shallow", true},
		{"core/shallow", "core/pwl", false},
		{"core/scene", "core/solve", true},
		{"core/words", "core/pwl", true},
		{"core/picture", "core/scene", true},
		{"core/newcomer", "core/words", true},
		{"core/solve", "os", true},
		{"core/solve", "net/url", true},
		{"core/view", "time", true},
		{"core/train", "math/rand", true},
		{"core/train", "math/rand/v2", false},
		{"core/view", "syscall/js", true},
		{"wasm/engine", "syscall/js", false},
		{"wasm/engine", "github.com/hajimehoshi/ebiten/v2/vector", true},
		{"wasm/canvas", "github.com/hajimehoshi/ebiten/v2", false},
		{"wasm/canvas", "core/scene", true},
		{"scripts/crease", "core/solve", false},
		{"scripts/crease", "os", false},
		{"scripts/crease", "syscall/js", true},
	} {
		to := c.to
		if strings.HasPrefix(to, "core/") {
			to = module + to
		}
		got := check([]pkg{{ImportPath: module + c.from, Imports: []string{to}}})
		if (len(got) > 0) != c.broken {
			t.Errorf("%s imports %s: %v", c.from, c.to, got)
		}
	}
}

func TestGlobalRandomness(t *testing.T) {
	dir := t.TempDir()
	src := `package p
import "math/rand/v2"
var a = rand.New(rand.NewPCG(1, 2)).Float64()
var b = rand.Float64()
`
	if err := os.WriteFile(filepath.Join(dir, "p.go"), []byte(src), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := global(pkg{ImportPath: module + "core/p", Dir: dir, GoFiles: []string{"p.go"}})
	if err != nil || len(got) != 1 || !strings.Contains(got[0], "rand.Float64") {
		t.Errorf("%v %v", got, err)
	}
}

// Command layers checks the rules of import between the packages of this
// module, and says of each broken one why it matters.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

const module = "crease/"

// pkg is what go list says of a package.
type pkg struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	Imports    []string
}

func main() {
	log.SetFlags(0)
	pkgs, err := list("", "")
	if err == nil {
		var js []pkg
		js, err = list("js", "wasm")
		pkgs = append(pkgs, js...)
	}
	if err != nil {
		log.Fatal(err)
	}
	broken := check(pkgs)
	for _, p := range pkgs {
		if strings.HasPrefix(p.ImportPath, module+"core/") {
			b, err := global(p)
			if err != nil {
				log.Fatal(err)
			}
			broken = append(broken, b...)
		}
	}
	slices.Sort(broken)
	for _, b := range slices.Compact(broken) {
		fmt.Println(b)
	}
	if len(broken) > 0 {
		os.Exit(1)
	}
}

// list returns the packages of the module for a platform, the own one for "".
func list(goos, goarch string) ([]pkg, error) {
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Dir,GoFiles,Imports", "./...")
	cmd.Env = os.Environ()
	if goos != "" {
		cmd.Env = append(cmd.Env, "GOOS="+goos, "GOARCH="+goarch)
	}
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	var pkgs []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return pkgs, nil
		} else if err != nil {
			return nil, err
		}
		pkgs = append(pkgs, p)
	}
}

// check returns a line for each import that breaks a rule.
func check(pkgs []pkg) []string {
	var broken []string
	say := func(from, to, why string) { broken = append(broken, fmt.Sprintf("%s imports %s: %s", from, to, why)) }
	for _, p := range pkgs {
		name := strings.TrimPrefix(p.ImportPath, module)
		allowed, listed := layers[name]
		if !listed && (under(name, "core") || under(name, "wasm")) {
			broken = append(broken, name+" stands in no layer: give it a line in scripts/layers/rules.go")
			continue
		}
		for _, path := range p.Imports {
			of, ours := strings.CutPrefix(path, module)
			if ours && listed && of != words && !slices.Contains(allowed, of) {
				say(name, of, layerWhy)
			}
			for _, b := range bans {
				if anyUnder(name, b.to) && !anyUnder(name, b.except) && slices.ContainsFunc(b.paths, func(bad string) bool { return banned(path, bad) }) {
					say(name, path, b.why)
				}
			}
		}
	}
	return broken
}

// banned reports whether an import falls under a forbidden path. math/rand/v2
// is another package than math/rand.
func banned(path, bad string) bool { return under(path, bad) && path != "math/rand/v2" }

func under(name, prefix string) bool { return name == prefix || strings.HasPrefix(name, prefix+"/") }

func anyUnder(name string, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(prefix string) bool { return under(name, prefix) })
}

// global returns a line for each use of the global random source.
func global(p pkg) ([]string, error) {
	var broken []string
	for _, name := range p.GoFiles {
		path := filepath.Join(p.Dir, name)
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			return nil, err
		}
		local := ""
		for _, spec := range file.Imports {
			if spec.Path.Value == `"math/rand/v2"` {
				local = "rand"
				if spec.Name != nil {
					local = spec.Name.Name
				}
			}
		}
		if local == "" {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if id, ok := sel.X.(*ast.Ident); ok && id.Name == local && id.Obj == nil && !seeded[sel.Sel.Name] {
				broken = append(broken, fmt.Sprintf("%s uses rand.%s: all randomness comes from the scene's seed", strings.TrimPrefix(p.ImportPath, module)+"/"+name, sel.Sel.Name))
			}
			return true
		})
	}
	return broken, nil
}

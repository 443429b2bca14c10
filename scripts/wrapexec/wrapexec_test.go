package wrapexec

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// script returns the wasm_exec.js of the Go that runs the test.
func script(t *testing.T) []byte {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The wrapped script must leave the real global object as it was and define Go
// on the one it is given.
func TestWrapKeepsToTheObject(t *testing.T) {
	out, err := Wrap(script(t))
	if err != nil {
		t.Fatal(err)
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed: the module is not run")
	}
	dir := t.TempDir()
	const check = `
import load from "./exec.mjs";
const before = Object.keys(globalThis).join();
let asked = 0;
const mine = { crypto, performance, TextEncoder, TextDecoder, clearTimeout, setTimeout: () => ++asked };
const Go = load(mine);
if (typeof Go !== "function" || mine.Go !== Go || "Go" in globalThis) throw new Error("Go is not where it should be");
if (Object.keys(globalThis).join() !== before || !mine.fs || !mine.process) throw new Error("the real global object was touched");
const go = new Go();
go.mem = new DataView(new ArrayBuffer(64));
go.importObject.gojs["runtime.scheduleTimeoutEvent"](0);
if (asked !== 1) throw new Error("the clock is not the object's");
`
	for name, text := range map[string]string{"exec.mjs": string(out), "check.mjs": check} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.Command(node, filepath.Join(dir, "check.mjs")).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

func TestWrapRefusesAnUnknownScript(t *testing.T) {
	good := string(script(t))
	for _, bad := range []string{"", good + good, strings.Replace(good, "fs.writeSync(fd", "fs.writeAll(fd", 1)} {
		if _, err := Wrap([]byte(bad)); err == nil {
			t.Errorf("a script of %d bytes is taken", len(bad))
		}
	}
}

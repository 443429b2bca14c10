// Package wrapexec makes a JavaScript module of Go's wasm_exec.js.
//
// As it stands the script defines Go on the page's global object, and the
// programs it runs see the page's window and document. The module instead
// exports a function of an object that stands for the global one:
//
//	import load from "./exec.js";
//	const Go = load(globalThis);        // as the script does
//	const Go = load(facade);            // the program sees the facade only
//
// The object must have setTimeout and clearTimeout, which then are the
// program's only clock, and what the script requires of a global object:
// crypto, performance, TextEncoder and TextDecoder.
package wrapexec

import (
	"bytes"
	"fmt"
)

// The script names the global object by globalThis throughout but for the
// following, which are mended where they stand.
const (
	write = "\t\t\t\t\t\tfs.writeSync("
	head  = "export default function (globalThis) {\nconst { setTimeout, clearTimeout } = globalThis;\n"
	tail  = "\nreturn globalThis.Go;\n}\n"
)

// Wrap returns the module. It refuses a script that is not of the shape it
// knows, so that a release of Go which changes it is noticed at build time.
func Wrap(script []byte) ([]byte, error) {
	for _, once := range []string{write, "globalThis.Go = class", "globalThis.fs = {"} {
		if n := bytes.Count(script, []byte(once)); n != 1 {
			return nil, fmt.Errorf("wasm_exec.js has %d times %q where one is expected: adapt scripts/wrapexec to this release of Go", n, once)
		}
	}
	body := bytes.Replace(script, []byte(write), []byte("\t\t\t\t\t\tglobalThis.fs.writeSync("), 1)
	return bytes.Join([][]byte{[]byte(head), body, []byte(tail)}, nil), nil
}

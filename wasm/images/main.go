//go:build js && wasm

// Command images is the page of images as a WebAssembly module: core/imaging
// and core/imaging/lab. It defines one global function, creaseImages, whose
// contract is web/images/images.d.ts, and then waits to be called.
package main

import (
	"syscall/js"
	"time"

	"crease/core/imaging"
	"crease/core/imaging/lab"
	"crease/core/words"
)

func main() {
	js.Global().Set("creaseImages", js.FuncOf(func(_ js.Value, args []js.Value) any {
		s := &session{lab: lab.New(args[0].String(), words.Lang(args[1].String()))}
		return s.methods()
	}))
	select {} // JavaScript calls from here on
}

// session is a lab.Session as JavaScript sees it.
type session struct{ lab *lab.Session }

// until returns a function that is true from ms milliseconds from now on.
func until(ms js.Value) func() bool {
	end := time.Now().Add(time.Duration(ms.Float() * float64(time.Millisecond)))
	return func() bool { return time.Now().After(end) }
}

// methods are what web/images/images.d.ts calls Images.
func (s *session) methods() js.Value {
	object := js.Global().Get("Object").New()
	method := func(name string, act func(args []js.Value) any) {
		object.Set(name, js.FuncOf(func(_ js.Value, args []js.Value) any { return act(args) }))
	}
	method("set", func(a []js.Value) any { s.lab.Set(a[0].String(), a[1].String()); return nil })
	method("step", func(a []js.Value) any { return s.lab.Step(until(a[0])) })
	method("stale", func([]js.Value) any { return s.lab.Stale() })
	method("take", func(a []js.Value) any { return parts(s.lab.Take(until(a[0]))) })
	method("begin", func([]js.Value) any { s.lab.Begin(); return nil })
	method("end", func([]js.Value) any { s.lab.End(); return nil })
	method("file", func(a []js.Value) any { return s.lab.File(data(a[0]), a[1].String()) })
	method("draw", func(a []js.Value) any { s.lab.Draw(a[0].Int(), data(a[1])); return nil })
	method("refused", func(a []js.Value) any { s.lab.Refused(a[0].String(), a[1].String()); return nil })
	method("builtin", func(a []js.Value) any {
		if p, err := picture(a[0]); err == nil {
			s.lab.Builtin(p)
		}
		return nil
	})
	method("pictures", func(a []js.Value) any {
		var list []imaging.Photo
		for i := range a[0].Length() {
			p, err := picture(a[0].Index(i))
			if err != nil {
				s.lab.Refused(a[0].Index(i).Get("name").String(), "")
				return nil
			}
			list = append(list, p)
		}
		s.lab.Pictures(list, a[1].String())
		return nil
	})
	return object
}

// picture reads {rows, cols, rgba}.
func picture(v js.Value) (imaging.Photo, error) {
	return imaging.FromRGBA(v.Get("rows").Int(), v.Get("cols").Int(), data(v.Get("rgba")))
}

// data copies the bytes of an array of JavaScript.
func data(array js.Value) []byte {
	b := make([]byte, array.Get("byteLength").Int())
	js.CopyBytesToGo(b, array)
	return b
}

// parts returns [{name, json, tiles}].
func parts(list []lab.Part) js.Value {
	out := js.Global().Get("Array").New()
	for _, p := range list {
		tiles := js.Global().Get("Uint8Array").New(len(p.Tiles))
		js.CopyBytesToJS(tiles, p.Tiles)
		one := js.Global().Get("Object").New()
		one.Set("name", p.Name)
		one.Set("json", string(p.Value.JSON()))
		one.Set("tiles", tiles)
		out.Call("push", one)
	}
	return out
}

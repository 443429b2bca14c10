//go:build js && wasm

// Command engine is the whole of the explorer's mathematics as a WebAssembly
// module. It defines one global function, creaseEngine, whose contract is
// web/engine.d.ts, and then waits to be called.
package main

import (
	"syscall/js"

	"crease/core/explore"
	"crease/core/words"
)

func main() {
	js.Global().Set("creaseEngine", js.FuncOf(func(_ js.Value, args []js.Value) any {
		e := &engine{}
		e.guard(func() { e.open(args[0]) })
		return e.methods()
	}))
	select {} // JavaScript calls from here on
}

// open starts the app that the options describe.
func (e *engine) open(o js.Value) {
	e.lang = words.Lang(o.Get("lang").String())
	e.app = explore.New(explore.Options{
		Link: o.Get("link").String(),
		W:    o.Get("width").Float(),
		H:    o.Get("height").Float(),
		Lang: e.lang,
	})
}

// methods are what web/engine.d.ts calls Engine.
func (e *engine) methods() js.Value {
	object := js.Global().Get("Object").New()
	method := func(name string, act func(arg js.Value) any) {
		object.Set(name, js.FuncOf(func(_ js.Value, args []js.Value) (result any) {
			arg := js.Undefined()
			if len(args) > 0 {
				arg = args[0]
			}
			e.guard(func() { result = act(arg) })
			return result
		}))
	}
	method("send", func(msg js.Value) any { e.send(msg.String()); return nil })
	method("step", func(ms js.Value) any {
		var out js.Value
		e.guard(func() { out = e.step(ms.Float()) })
		if e.failed != "" {
			return e.failure()
		}
		return out
	})
	method("figure", func(theme js.Value) any { return e.figure(theme.String()) })
	method("svg", func(theme js.Value) any { return e.svg(theme.String()) })
	method("link", func(js.Value) any { return e.link() })
	return object
}

// guard runs act. A panic in it ends this engine: from then on step hands out
// nothing but an effect of kind "error", and the page starts another engine
// where this one was.
func (e *engine) guard(act func()) {
	defer func() {
		if why := recover(); why != nil {
			e.failed = reason(why)
		}
	}()
	act()
}

// reason says what a panic was about.
func reason(why any) string {
	switch w := why.(type) {
	case error:
		return w.Error()
	case string:
		return w
	}
	return "the engine failed"
}

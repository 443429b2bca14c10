//go:build js && wasm

package main

import (
	"syscall/js"

	"crease/core/explore"
	"crease/core/picture"
	"crease/core/words"
)

// engine is one App as JavaScript sees it.
type engine struct {
	app    *explore.App
	lang   words.Lang
	shown  *picture.Picture // handed out last
	untold bool             // its panel has not been handed out
	told   float64          // when a panel was
	firm   bool             // the panel tells of the function that will stay
	failed string           // what a call panicked with
}

// send takes one intent.
func (e *engine) send(msg string) {
	e.firm = false
	if e.failed == "" {
		e.app.Do(intent(js.Global().Get("JSON").Call("parse", msg)))
	}
}

// intent reads the fields of a message; those it lacks are zero.
func intent(v js.Value) explore.Msg {
	text := func(name string) string {
		if f := v.Get(name); f.Type() == js.TypeString {
			return f.String()
		}
		return ""
	}
	number := func(name string) float64 {
		if f := v.Get(name); f.Type() == js.TypeNumber {
			return f.Float()
		}
		return 0
	}
	return explore.Msg{
		Kind: explore.MsgKind(text("kind")), ID: text("id"), Value: text("value"),
		X: number("x"), Y: number("y"), W: number("w"), H: number("h"),
		Free: v.Get("free").Truthy(), Final: v.Get("final").Truthy(),
	}
}

// clock is the page's own: the standard library's brings in files and more.
var clock = js.Global().Get("performance")

// now returns milliseconds.
func now() float64 { return clock.Call("now").Float() }

// reading is the least time in milliseconds between two panels while work goes
// on: nobody reads faster, and a panel costs as much as a picture. What will stay
// is told at once.
const reading = 100

// step works for about ms milliseconds and returns an Output.
func (e *engine) step(ms float64) js.Value {
	if e.failed != "" {
		return e.failure()
	}
	out := js.Global().Get("Object").New()
	end := now() + ms
	more := e.app.Step(func() bool { return now() > end })
	out.Set("more", more)
	out.Set("paced", e.app.Paced())
	if pic := e.app.Picture(); pic != nil && pic != e.shown {
		e.shown, e.untold = pic, true
		out.Set("picture", bytes(picture.Encode(pic)))
	}
	firm := e.app.Firm()
	if t := now(); e.untold && (!more || firm && !e.firm || e.told == 0 || t-e.told >= reading) {
		e.untold, e.told, e.firm = false, t, firm
		out.Set("panel", string(e.app.PanelJSON()))
	}
	if effects := e.app.EffectsJSON(); effects != nil {
		out.Set("effects", string(effects))
	}
	return out
}

// svg returns the picture that was handed out last, "" before the first.
func (e *engine) svg(theme string) string {
	if e.shown == nil {
		return ""
	}
	return picture.SVG(e.shown, theme)
}

// figure returns the same without what is said to whoever can drag it.
func (e *engine) figure(theme string) string {
	if e.shown == nil {
		return ""
	}
	return picture.SVG(e.shown.Figure(), theme)
}

// link returns the scene as a fragment.
func (e *engine) link() string {
	if e.failed != "" {
		return ""
	}
	return e.app.Link()
}

// bytes copies data into an array of JavaScript.
func bytes(data []byte) js.Value {
	array := js.Global().Get("Uint8Array").New(len(data))
	js.CopyBytesToJS(array, data)
	return array
}

// failure is the Output of an engine that has panicked.
func (e *engine) failure() js.Value {
	failed := []any{map[string]any{"kind": "error", "text": e.failed}}
	text := js.Global().Get("JSON").Call("stringify", js.ValueOf(failed))
	out := js.Global().Get("Object").New()
	out.Set("more", false)
	out.Set("effects", text)
	return out
}

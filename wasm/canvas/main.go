//go:build js

// Canvas paints pictures by Ebitengine, and does nothing else: no input, no
// text, no loop of its own. The page's side is web/canvas.js, the contract
// web/canvas.d.ts.
package main

import (
	"syscall/js"
	"time"

	"github.com/hajimehoshi/ebiten/v2"

	"crease/core/picture"
)

func main() {
	p := &painter{}
	js.Global().Set("creaseCanvas", map[string]any{
		"paint": js.FuncOf(func(_ js.Value, args []js.Value) any {
			b := make([]byte, args[0].Length())
			js.CopyBytesToGo(b, args[0])
			if err := p.show(b); err != nil {
				return err.Error()
			}
			return ""
		}),
		"theme": js.FuncOf(func(_ js.Value, args []js.Value) any {
			p.theme, _ = picture.ThemeOf(args[0].String())
			p.stale = true
			paper := p.theme.Colour(picture.Paper)
			return []any{float64(paper.R) / 255, float64(paper.G) / 255, float64(paper.B) / 255}
		}),
	})
	// Here the page may answer what has come in: what follows takes as long as
	// all before.
	time.Sleep(time.Millisecond)
	// One Update a frame: there is nothing to update, and no clock.
	ebiten.SetTPS(ebiten.SyncWithFPS)
	if err := ebiten.RunGameWithOptions(p, &ebiten.RunGameOptions{InitUnfocused: true}); err != nil {
		js.Global().Set("creaseError", err.Error())
	}
}

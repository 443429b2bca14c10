//go:build js

// Bare is the least page that Ebitengine can make: one rectangle. Its first
// frame is what the page's first answer is compared with.
package main

import (
	"image/color"

	"github.com/hajimehoshi/ebiten/v2"
)

type game struct{ dot *ebiten.Image }

func (game) Update() error { return nil }

func (g game) Draw(screen *ebiten.Image) { screen.DrawImage(g.dot, nil) }

func (game) Layout(w, h int) (int, int) { return w, h }

func main() {
	g := game{ebiten.NewImage(100, 100)}
	g.dot.Fill(color.White)
	if err := ebiten.RunGame(g); err != nil {
		panic(err)
	}
}

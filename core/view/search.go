package view

import (
	"math"

	"crease/core/picture"
	"crease/core/words"
)

// drawSearch plots the excess of the conjectured formula at every triangle
// tried over its radius relative to the least altitude; the worst is ringed.
func drawSearch(pic *picture.Picture, in Input, side []picture.Rect) {
	const least = 1e-12 // an excess below it is rounding, and lies on the border
	x := axis{lo: 0, hi: 0.5, name: words.M("plot.search.x").In(in.Lang)}
	y := axis{lo: least, hi: 1, log: true, name: words.M("plot.search.y").In(in.Lang)}
	p := newPlot(pic, "search", side[0], x, y)
	s := in.Solution.Search
	if s == nil {
		return
	}
	var at []picture.Point
	for _, t := range s.Trials {
		at = append(at, p.at(t.Share, math.Max(t.Excess, least)))
	}
	p.sign(picture.Discs, style{role: picture.Series1, alpha: 0.7}, 2.5, at...)
	if s.Worst.Excess > 0 {
		q := p.at(s.Worst.Share, math.Max(s.Worst.Excess, least))
		p.sign(picture.Discs, style{role: picture.Accent}, 4, q)
		p.sign(picture.Rings, style{role: picture.Accent, width: 2}, 8, q)
	}
}

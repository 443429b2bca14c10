package view

import "crease/core/picture"

// colours is how many a map of cells has. Crossing crease k adds 1 + k mod
// (colours - 1), which is not 0 mod colours: neighbours always differ.
const colours = 11

// pieces numbers the cells of linearity with the colours of the map of cells.
func pieces(in Input) func(picture.Point) float64 {
	if in.h == nil {
		return nil
	}
	list := in.lines
	return func(q picture.Point) float64 {
		sum := 0
		for k, l := range list {
			if l.n.X*q.X+l.n.Y*q.Y > l.t {
				sum += 1 + k%(colours-1)
			}
		}
		return float64(1 + sum%colours)
	}
}

// cell returns the part of the panel on which the denoiser that is drawn is
// affine about q: a convex polygon.
func cell(p *pen, in Input, q picture.Point) []picture.Point {
	poly := p.box()
	for _, l := range in.lines {
		side := 1.0
		if l.n.X*q.X+l.n.Y*q.Y < l.t {
			side = -1
		}
		poly = cut(poly, l.n, l.t, side)
	}
	return poly
}

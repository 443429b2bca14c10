package flow

import (
	"math"
	"slices"
)

// box is what training points span by sums about one of them, x_o: each leg is
// a line through x_o, with the places of its points along it.
type box struct {
	o      []float64
	legs   []leg
	dual   [][]float64 // rows: the coordinate of y - o along each leg
	obtuse bool        // no two legs make an acute angle (a full line makes none)
	coord  []float64
}

// leg is a line through the origin of a box: its points are o + at[i] u, among
// them o itself.
type leg struct {
	u  []float64 // unit
	at []float64 // increasing
}

// sameLine is the sine of the angle under which two legs are one line.
const sameLine = 1e-9

// newBox returns the box about x[o]; ok is false when its legs are not linearly
// independent, so that coordinates along them mean nothing.
func newBox(x [][]float64, o int, near float64) (b box, ok bool) {
	b.o = x[o]
	d := len(b.o)
	for n, p := range x {
		if n == o {
			continue
		}
		e := slices.Clone(p)
		axpy(e, -1, b.o)
		r := math.Sqrt(dot(e, e))
		if r <= near {
			continue
		}
		for k := range e {
			e[k] /= r
		}
		i := slices.IndexFunc(b.legs, func(l leg) bool { return math.Abs(dot(l.u, e)) >= 1-sameLine*sameLine })
		if i < 0 {
			if len(b.legs) == d {
				return b, false
			}
			b.legs = append(b.legs, leg{u: e, at: []float64{0}})
			i = len(b.legs) - 1
		}
		b.legs[i].at = append(b.legs[i].at, r*dot(b.legs[i].u, e))
	}
	n := len(b.legs)
	for i := range b.legs {
		slices.Sort(b.legs[i].at)
	}
	b.coord = make([]float64, n)
	b.obtuse = b.isObtuse()
	// The dual basis: rows of (E E^T)^-1 E.
	for i := range n {
		gram, row := make([]float64, n*n), make([]float64, n)
		for j := range n {
			for k := range n {
				gram[j*n+k] = dot(b.legs[j].u, b.legs[k].u)
			}
		}
		row[i] = 1
		if !solve(gram, row) {
			return b, false
		}
		dual := make([]float64, d)
		for j := range n {
			axpy(dual, row[j], b.legs[j].u)
		}
		b.dual = append(b.dual, dual)
	}
	return b, true
}

// isObtuse reports whether the legs' points are, seen from the origin, nowhere
// under an acute angle to those of another leg.
func (b *box) isObtuse() bool {
	for i, p := range b.legs {
		for _, q := range b.legs[:i] {
			c := dot(p.u, q.u)
			if p.at[0] < 0 || q.at[0] < 0 {
				// A leg to both sides makes an acute angle unless it is right.
				c = math.Abs(c)
			}
			if c > sameLine {
				return false
			}
		}
	}
	return true
}

// class returns Sum when y is one of the box's corners, OnEdge or Interior when
// it is in an obtuse box, and None.
func (b *box) class(y []float64, near float64) Class {
	for i, row := range b.dual {
		var s float64
		for k := range row {
			s += row[k] * (y[k] - b.o[k])
		}
		b.coord[i] = s
	}
	// What is left of y - o is off the box.
	var off float64
	for k := range y {
		r := y[k] - b.o[k]
		for i, l := range b.legs {
			r -= b.coord[i] * l.u[k]
		}
		off += r * r
	}
	if off > near*near {
		return None
	}
	moved, between := 0, 0
	for i, l := range b.legs {
		s := b.coord[i]
		if s < l.at[0]-near || s > l.at[len(l.at)-1]+near {
			return None
		}
		on := slices.ContainsFunc(l.at, func(t float64) bool { return math.Abs(s-t) <= near })
		switch {
		case !on:
			between++
		case math.Abs(s) > near:
			moved++
		}
	}
	switch {
	case between == 0 && moved > 1:
		return Sum
	case !b.obtuse:
		return None
	case between == 0:
		return OnEdge // a training point, to less than near along each leg
	case between == 1:
		return OnEdge
	}
	return Interior
}

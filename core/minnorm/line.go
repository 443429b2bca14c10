package minnorm

import (
	"cmp"
	"math"
	"slices"

	"crease/core/order"
	"crease/core/pwl"
	"crease/core/shallow"
	"crease/core/words"
)

// Cluster is the noisy samples of one clean point on a line: they lie in
// [Lo, Hi], and the interpolant is X there. X need not lie in it.
type Cluster struct {
	X, Lo, Hi float64
	Points    []int // indices of the clean points; several when they are equal
}

// Singleton reports whether the cluster is a single sample.
func (c Cluster) Singleton() bool { return c.Lo == c.Hi }

// Line is the interpolant of least second-order total variation of clusters on
// a line,
//
//	F(t) = X_i on [Lo_i, Hi_i], linear between, constant outside,
//
// with slopes s_i = (X_(i+1) - X_i)/(Lo_(i+1) - Hi_i) and cost
// R = sum |slope jumps|, which is 2 sum |s_i| when no cluster is a singleton.
// An end cluster that is a singleton continues its chord ([Z23], univariate
// data).
type Line struct {
	F        pwl.Func
	Clusters []Cluster // in increasing order
	Unique   bool      // whether no other function has the same cost
}

// OneD returns the interpolant of one-dimensional data, balls or samples. The
// error is a words.Message; for clusters that touch or overlap it names the
// two. It is an error when the dimension is not 1.
func OneD(data shallow.Data) (*Line, error) {
	s, err := newSet(data)
	if err != nil {
		return nil, err
	}
	if d := s.dim(); d != 1 {
		return nil, words.M("minnorm.oned.dim", "d", d)
	}
	return s.line()
}

// line returns the interpolant of a one-dimensional set.
func (s *set) line() (*Line, error) {
	cs := make([]Cluster, len(s.x))
	for i, x := range s.x {
		lo, hi := x[0]-s.rho, x[0]+s.rho
		if s.y != nil {
			lo, hi = extent(s.y[i])
		}
		cs[i] = Cluster{X: x[0], Lo: lo, Hi: hi, Points: []int{s.index[i]}}
	}
	cs, err := s.joined(cs)
	if err != nil {
		return nil, err
	}
	l := &Line{F: chords(cs), Clusters: cs, Unique: true}
	if s.y != nil {
		l.Unique = unique(l.F, s.y)
	}
	return l, nil
}

// joined sorts the clusters and makes one of those that meet and have the same
// clean point. Others that meet are an error.
func (s *set) joined(cs []Cluster) ([]Cluster, error) {
	order.Stable(cs, func(a, b Cluster) int {
		return cmp.Or(cmp.Compare(a.Lo, b.Lo), cmp.Compare(a.Hi, b.Hi))
	})
	kept := cs[:1]
	for _, c := range cs[1:] {
		last := &kept[len(kept)-1]
		switch {
		case c.X == last.X && c.Lo <= last.Hi:
			last.Hi = max(last.Hi, c.Hi)
			last.Points = append(last.Points, c.Points...)
		case c.Lo-last.Hi <= s.least:
			return nil, words.M("minnorm.oned.touch", "i", last.Points[0]+1, "j", c.Points[0]+1, "hi", last.Hi, "lo", c.Lo)
		default:
			kept = append(kept, c)
		}
	}
	for _, c := range kept {
		if w := c.Hi - c.Lo; len(kept) > 1 && w > 0 && w <= s.least {
			return nil, words.M("minnorm.oned.narrow", "i", c.Points[0]+1, "width", w, "least", s.least)
		}
	}
	return kept, nil
}

// extent returns the least and the greatest of samples in R.
func extent(ys [][]float64) (lo, hi float64) {
	lo, hi = ys[0][0], ys[0][0]
	for _, y := range ys[1:] {
		lo, hi = min(lo, y[0]), max(hi, y[0])
	}
	return lo, hi
}

// chords connects clusters, which are in increasing order and do not meet.
func chords(cs []Cluster) pwl.Func {
	n := len(cs)
	if n == 1 {
		return pwl.Affine(cs[0].X, 0)
	}
	// A slope is a quotient of differences of numbers that were each rounded
	// once, by at most 2^-53 of themselves; so is it, and err bounds it.
	slope, err := make([]float64, n-1), make([]float64, n-1)
	for i := range slope {
		a, b := cs[i], cs[i+1]
		gap := b.Lo - a.Hi
		slope[i] = (b.X - a.X) / gap
		err[i] = 0x1p-52 * ((math.Abs(a.X)+math.Abs(b.X))/gap + math.Abs(slope[i])*(1+(math.Abs(a.Hi)+math.Abs(b.Lo))/gap))
	}
	var t, v []float64
	bend := func(at, x, before, after, err float64) {
		if math.Abs(after-before) > err {
			t, v = append(t, at), append(v, x)
		}
	}
	var before float64 // slope of the piece that ends at the cluster
	first, last := cs[0], cs[n-1]
	if first.Singleton() {
		before = slope[0]
	}
	left := before
	for i, c := range cs {
		after, e := 0.0, 0.0
		switch {
		case i < n-1:
			after, e = slope[i], err[i]
		case c.Singleton():
			after = before
		}
		if c.Singleton() {
			if i > 0 {
				e += err[i-1]
			}
			bend(c.Lo, c.X, before, after, e)
		} else {
			bend(c.Lo, c.X, before, 0, 0)
			bend(c.Hi, c.X, 0, after, 0)
		}
		before = after
	}
	if len(t) == 0 { // all slopes are equal
		s := (last.X - first.X) / (last.Lo - first.Hi)
		return pwl.Through([]float64{first.Hi}, []float64{first.X}, s, s)
	}
	return pwl.Through(t, v, left, before)
}

// unique reports whether f is the only interpolant of its cost. The dual
// function of an optimum is linear between neighbouring samples, at most 1 in
// size, and equals the sign of the slope jump where there is one. So it stays
// below 1 between samples, which forces f to be straight there, unless two
// neighbouring samples have jumps of the same sign; and those may be rounded
// off at no cost. A single sample leaves the slope free (derived here).
func unique(f pwl.Func, ys [][][]float64) bool {
	var t []float64
	for _, c := range ys {
		for _, y := range c {
			t = append(t, y[0])
		}
	}
	slices.Sort(t)
	t = slices.Compact(t)
	if len(t) == 1 {
		return false
	}
	jump := map[float64]float64{}
	for _, k := range f.Knots() {
		jump[k.T] = k.Jump
	}
	for i := 1; i < len(t); i++ {
		if jump[t[i-1]]*jump[t[i]] > 0 {
			return false
		}
	}
	return true
}

package minnorm

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"crease/core/shallow"
	"crease/core/words"
)

// set is checked data as the recognisers see them: distinct balls that do not
// meet, or samples that do not contradict each other, with the tolerances that
// belong to them.
type set struct {
	x     [][]float64
	y     [][][]float64 // nil for balls
	rho   float64
	index []int // the place of each point in the caller's data

	flat  float64 // distances up to this are none: see tolerance.go
	least float64 // widths and gaps must exceed this

	frame  *Frame // see hull
	about  *star  // see star
	noStar words.Message
}

// newSet checks data. The error is a words.Message.
func newSet(data shallow.Data) (*set, error) {
	if err := data.Check(); err != nil {
		return nil, err
	}
	s := &set{x: data.X, y: data.Y, rho: data.Rho}
	for i := range data.X {
		s.index = append(s.index, i)
	}
	if err := s.measure(); err != nil {
		return nil, err
	}
	if s.y != nil {
		s.rho = 0
		return s, s.agree()
	}
	s.merge()
	if s.rho > 0 && len(s.x) > 1 {
		if s.rho <= s.least {
			return nil, words.M("minnorm.small", "rho", s.rho, "least", s.least)
		}
		return s, s.apart()
	}
	return s, nil
}

func (s *set) dim() int { return len(s.x[0]) }

func (s *set) balls() bool { return s.y == nil }

// identity reports whether the only sample of every point is the point.
func (s *set) identity() bool { return s.balls() && s.rho == 0 }

// merge drops repeated clean points: equal balls with equal values.
func (s *set) merge() {
	seen := make(map[string]bool, len(s.x))
	var x [][]float64
	var index []int
	for i, p := range s.x {
		if k := bits(p); !seen[k] {
			seen[k] = true
			x, index = append(x, p), append(index, s.index[i])
		}
	}
	s.x, s.index = x, index
}

// agree returns data.conflict when two points share a sample and differ.
func (s *set) agree() error {
	owner := map[string]int{}
	for i, ys := range s.y {
		for _, y := range ys {
			k := bits(y)
			j, taken := owner[k]
			if taken && !floats.Equal(s.x[i], s.x[j]) {
				return words.M("data.conflict", "i", s.index[j]+1, "j", s.index[i]+1)
			}
			if !taken {
				owner[k] = i
			}
		}
	}
	return nil
}

// bits is a key of y; 0 and -0 have the same.
func bits(y []float64) string {
	b := make([]byte, 0, 8*len(y))
	for _, v := range y {
		u := math.Float64bits(v + 0)
		for range 8 {
			b = append(b, byte(u))
			u >>= 8
		}
	}
	return string(b)
}

// apart returns an error that names the nearest two balls when they touch or
// overlap.
func (s *set) apart() error {
	near, p, q := math.Inf(1), 0, 0
	for i, a := range s.x {
		for j := range i {
			if l := floats.Distance(a, s.x[j], 2); l < near {
				near, p, q = l, j, i
			}
		}
	}
	if near-2*s.rho <= s.least {
		return words.M("minnorm.touch", "i", s.index[p]+1, "j", s.index[q]+1, "dist", near, "rho", s.rho, "half", near/2)
	}
	return nil
}

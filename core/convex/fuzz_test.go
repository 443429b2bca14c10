package convex_test

import (
	"math"
	"testing"

	"crease/core/convex"
)

// decode reads a problem: a head of dimension, radius and grid, then a byte a
// coordinate, so that samples coincide and line up now and then.
func decode(d, rho, grid byte, body []byte) convex.Problem {
	dim := 1 + int(d)%3
	var p convex.Problem
	if rho > 127 {
		p.Rho = float64(rho-127) / 64
	}
	step := 1 + float64(grid%8)
	for len(body) >= 2*dim && len(p.Y) < 12 {
		y, x := make([]float64, dim), make([]float64, dim)
		for k := range dim {
			y[k] = math.Round(float64(int8(body[k]))/step) / 16
			x[k] = math.Round(float64(int8(body[dim+k]))/step) / 16
			if p.Rho > 0 && grid >= 128 {
				x[k] = y[k]
			}
		}
		p.Y, p.X = append(p.Y, y), append(p.X, x)
		body = body[2*dim:]
	}
	return p
}

// Whatever the data: a message, or a function and a bound that are right at
// every moment, and an end.
func FuzzSolve(f *testing.F) {
	f.Add(byte(1), byte(0), byte(0), []byte("some samples of the plane"))
	f.Add(byte(1), byte(140), byte(200), []byte("\x10\x20\x10\x20\x90\x20\x90\x20\x50\x80\x50\x80"))
	f.Add(byte(0), byte(130), byte(128), []byte("abcdefgh"))
	f.Add(byte(2), byte(0), byte(7), []byte("0123456789abcdefghijklmnopqrstuvwxyz"))
	f.Add(byte(1), byte(0), byte(7), []byte("\x00\x00\x01\x01\x00\x20\x01\x20\x20\x00\x20\x01\x20\x20\x20\x20\x40\x40\x00\x00"))
	f.Fuzz(func(t *testing.T, d, rho, grid byte, body []byte) {
		p := decode(d, rho, grid, body)
		s, err := convex.New(p, nil, convex.Options{NoPoints: rho%2 == 0})
		if err != nil {
			return
		}
		check := func() convex.Certificate {
			b := s.Best()
			c := b.Certificate
			if b.H == nil || math.IsNaN(c.Lower) || math.IsNaN(c.Upper) || math.IsNaN(c.Gap) || math.IsNaN(c.Residual) ||
				c.Feasible && c.Lower > c.Upper*(1+1e-9)+c.Charge+1e-12 {
				t.Fatalf("%+v: %+v", p, c)
			}
			return c
		}
		check()
		for units := 0; !s.Step(func() bool { return true }); units++ {
			if units == 100000 {
				t.Fatalf("%+v does not end: %+v", p, s.Best().Certificate)
			}
		}
		c := check()
		if p.Rho == 0 && (!c.Feasible || !(c.Gap <= 1e-3)) {
			t.Errorf("%+v: %+v", p, c)
		}
	})
}

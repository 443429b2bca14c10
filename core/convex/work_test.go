package convex

import (
	"math"
	"math/rand/v2"
	"testing"
)

// scattered returns n points of the square [-1, 1]^2, each with one noisy sample.
func scattered(seed uint64, n int) Problem {
	r := rand.New(rand.NewPCG(seed, 0x5c))
	var p Problem
	for range n {
		x := []float64{2*r.Float64() - 1, 2*r.Float64() - 1}
		p.X = append(p.X, x)
		p.Y = append(p.Y, []float64{x[0] + 0.05*r.NormFloat64(), x[1] + 0.05*r.NormFloat64()})
	}
	return p
}

// balls returns n balls of radius rho, sep apart, in the square [-1, 1]^2.
func balls(seed uint64, n int, sep, rho float64) Problem {
	r := rand.New(rand.NewPCG(seed, 0xba))
	p := Problem{Rho: rho}
next:
	for len(p.Y) < n {
		c := []float64{2*r.Float64() - 1, 2*r.Float64() - 1}
		for _, y := range p.Y {
			if distance(c, y) < sep {
				continue next
			}
		}
		p.Y = append(p.Y, c)
	}
	p.X = p.Y
	return p
}

// spent runs a solver with a limit of work to its end and returns its result, the
// work done, and the most of a single piece.
func spent(t *testing.T, p Problem, limit float64) (c Certificate, work, piece float64) {
	t.Helper()
	s, err := New(p, nil, Options{NoPoints: true})
	if err != nil {
		t.Fatal(err)
	}
	s.limit = limit
	for done := false; !done; {
		done = s.Step(func() bool { return true })
		piece = max(piece, s.Work()-work)
		work = s.Work()
	}
	return s.Best().Certificate, work, piece
}

// However many samples there are, the work ends at the limit, with a function
// that fits, with bounds that hold and a warning; and it is the same every time.
func TestLimitOfWork(t *testing.T) {
	for _, c := range []struct {
		name  string
		p     Problem
		limit float64
		gap   float64
	}{
		{"weighed by the main engine", scattered(1, 120), 2e8, 0.5},
		{"weighed at once", scattered(2, 300), 3e8, 0.6},
		{"a thousand", scattered(3, 1000), 1.2e9, 0.95},
		{"balls", balls(4, 64, 0.15, 0.045), 3e8, 0.9},
	} {
		t.Run(c.name, func(t *testing.T) {
			large := len(c.p.Y) > 500
			if large && testing.Short() {
				t.Skip("some seconds of work")
			}
			k, work, piece := spent(t, c.p, c.limit)
			if work > c.limit+piece || work < c.limit/2 {
				t.Errorf("work %.3g, limit %.3g", work, c.limit)
			}
			if !k.Feasible || !(k.Gap < c.gap) || !(k.Lower > 0) || !(k.Lower <= k.Upper) || math.IsInf(k.Upper, 0) {
				t.Errorf("%+v", k)
			}
			said := false
			for _, w := range k.Warnings {
				said = said || w.Key == "convex.work" && w.Args["gap"] == k.Gap
			}
			if !said {
				t.Errorf("warnings %v", k.Warnings)
			}
			if large {
				return
			}
			if again, _, _ := spent(t, c.p, c.limit); again.Lower != k.Lower || again.Upper != k.Upper {
				t.Errorf("%v to %v, then %v to %v", k.Lower, k.Upper, again.Lower, again.Upper)
			}
		})
	}
}

// Sixty-four balls end within the limit.
func TestWorkOfManyBalls(t *testing.T) {
	if testing.Short() {
		t.Skip("some seconds of work")
	}
	k, work, _ := spent(t, balls(1, 64, 0.15, 0.045), mostWork)
	if !(k.Gap <= defaultGap) || !(work < mostWork) {
		t.Errorf("work %.3g, %+v", work, k)
	}
}

// The work grows as the cube of the number of balls at most, as one step does.
func TestWorkGrows(t *testing.T) {
	var last float64
	for _, n := range []int{8, 16, 32} {
		var work float64
		for seed := range uint64(3) {
			k, w, _ := spent(t, balls(seed, n, 0.2, 0.05), mostWork)
			if !(k.Gap <= defaultGap) {
				t.Errorf("%d balls: %+v", n, k)
			}
			work += w
		}
		if last > 0 && work > 16*last {
			t.Errorf("%d balls took %.3g, half as many %.3g", n, work, last)
		}
		last = work
		t.Logf("%d balls: %.3g", n, work/3)
	}
}

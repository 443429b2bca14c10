//go:build probe

package convex

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"
)

func TestFuzzProbe(t *testing.T) {
	gens := map[string]func(r *rand.Rand) Problem{
		"clusters": func(r *rand.Rand) Problem {
			return sampleClusters(r.Uint64(), 2+r.IntN(5), 1+r.IntN(10), 0.02+0.1*r.Float64())
		},
		"random": func(r *rand.Rand) Problem {
			var p Problem
			for range 3 + r.IntN(25) {
				p.Y = append(p.Y, []float64{r.NormFloat64(), r.NormFloat64()})
				p.X = append(p.X, []float64{r.NormFloat64(), r.NormFloat64()})
			}
			return p
		},
		"overlap": func(r *rand.Rand) Problem { return sampleClusters(r.Uint64(), 3, 1+r.IntN(8), 0.4) },
		"neardup": func(r *rand.Rand) Problem {
			p := sampleClusters(r.Uint64(), 4, 4, 0.1)
			for j := range 4 {
				p.Y = append(p.Y, []float64{p.Y[j*4][0] + 1e-5*r.NormFloat64(), p.Y[j*4][1]})
				p.X = append(p.X, p.X[j*4])
				p.Group = append(p.Group, p.Group[j*4])
			}
			return p
		},
		"lattice": func(r *rand.Rand) Problem {
			var p Problem
			for i := range 2 + r.IntN(4) {
				for j := range 2 + r.IntN(4) {
					p.Y = append(p.Y, []float64{float64(i), float64(j)})
					p.X = append(p.X, []float64{float64(r.IntN(3)), float64(r.IntN(3))})
				}
			}
			return p
		},
		"scalar": func(r *rand.Rand) Problem {
			var p Problem
			for range 4 + r.IntN(16) {
				p.Y = append(p.Y, []float64{r.NormFloat64(), r.NormFloat64()})
				v := r.NormFloat64()
				p.X = append(p.X, []float64{v, 2 * v})
			}
			return p
		},
		"balls": func(r *rand.Rand) Problem {
			x := balls(r.Uint64(), 2+r.IntN(7), 0.25)
			return Problem{Y: x, X: x, Rho: 0.02 + 0.1*r.Float64()}
		},
		"space": func(r *rand.Rand) Problem {
			var p Problem
			n := 4 + r.IntN(3)
			m := 1 + r.IntN(3)
			for i := range n {
				c := []float64{r.NormFloat64(), r.NormFloat64(), r.NormFloat64()}
				for range m {
					p.Y = append(p.Y, []float64{c[0] + 0.1*r.NormFloat64(), c[1] + 0.1*r.NormFloat64(), c[2] + 0.1*r.NormFloat64()})
					p.X = append(p.X, c)
					p.Group = append(p.Group, i)
				}
			}
			return p
		},
	}
	for _, name := range []string{"clusters", "random", "overlap", "neardup", "lattice", "scalar", "balls", "space"} {
		bad, n := 0, 25
		var total, most time.Duration
		for seed := range n {
			r := rand.New(rand.NewPCG(uint64(seed), 9))
			p := gens[name](r)
			t0 := time.Now()
			s, err := New(p, nil, Options{})
			if err != nil {
				fmt.Println("   ", name, seed, err)
				continue
			}
			for !s.Step(func() bool { return true }) && time.Since(t0) < 10*time.Second {
			}
			b := s.Best()
			d := time.Since(t0)
			total += d
			most = max(most, d)
			c := b.Certificate
			if !(c.Gap <= 1e-7) || !c.Feasible || math.IsNaN(c.Upper) {
				bad++
				fmt.Printf("    %s %d n=%d rows=%d: gap %.1e upper %.4g res %.1e feas %v rounds %d clean %v creases %d %v warn %v\n", name, seed, len(p.Y), len(s.rows), c.Gap, c.Upper, c.Residual, c.Feasible, s.main.rounds, s.main.clean, len(b.H.Creases()), d.Round(time.Millisecond), c.Warnings)
			}
		}
		fmt.Println(name, "bad", bad, "of", n, "mean", total/time.Duration(n), "most", most)
	}
}

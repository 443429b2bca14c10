//go:build probe

package convex

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

func TestLow(t *testing.T) {
	x := balls(5, 4, 0.3)
	s, _ := New(Problem{Y: x, X: x, Rho: 0.1}, nil, Options{})
	for s.stage == solve {
		s.unit()
	}
	fmt.Println(trace(&s.lower.e, time.Second, false))
}

func sampleClusters(seed uint64, n, m int, sigma float64) Problem {
	x := balls(seed, n, 0.3)
	r := rand.New(rand.NewPCG(seed, 77))
	var p Problem
	for i := range x {
		for range m {
			p.Y = append(p.Y, []float64{x[i][0] + sigma*r.NormFloat64(), x[i][1] + sigma*r.NormFloat64()})
			p.X = append(p.X, x[i])
			p.Group = append(p.Group, i)
		}
	}
	return p
}

func TestRidge(t *testing.T) {
	for _, r := range []float64{1} {
		for k := range uint64(6) {
			for _, m := range []int{1, 4, 8} {
				s, err := New(sampleClusters(k, 3+int(k), m, 0.05), nil, Options{})
				if err != nil || s.stage == finish {
					continue
				}
				fmt.Println(r, k, m, trace(&s.main, 4*time.Second, false))
			}
		}
		for k := range uint64(8) {
			x := balls(k, 3+int(k)%4, 0.3)
			s, _ := New(Problem{Y: x, X: x, Rho: 0.1}, nil, Options{})
			for s.stage == solve {
				s.unit()
			}
			fmt.Println(r, k, "main", s.main.gap(), s.main.rounds, "low", trace(&s.lower.e, time.Second, false))
		}
	}
}

func TestUnclean(t *testing.T) {
	s, _ := New(sampleClusters(4, 7, 4, 0.05), nil, Options{})
	e := &s.main
	for e.phase != over {
		ph := e.phase
		e.unit()
		if ph == turns && e.rounds > 9 && e.rounds < 11 {
			worst := 0
			for k := range e.polish.atoms {
				if math.Abs(e.polish.work[k].lack) > math.Abs(e.polish.work[worst].lack) {
					worst = k
				}
			}
			fmt.Printf("   newton %d miss %.2e rp %.2e shed %v settled %d n %d worst %v\n", e.newton, e.polish.miss, greatest(e.polish.rp), e.polish.shed, e.polish.settled, len(e.polish.atoms), e.polish.atoms[worst].at)
		}
		if ph == check {
			fmt.Println("checked", e.rounds, e.upper, e.lower, e.clean)
		}
	}
	slices.SortFunc(e.atoms, func(a, b atom) int { return int(a.at[0]) - int(b.at[0]) })
	for _, a := range e.atoms {
		if norm(a.a) > 1e-3 {
			fmt.Printf("%v %.6f %.6f  %.3e\n", a.at, a.w[0], a.w[1], norm(a.a))
		}
	}
}

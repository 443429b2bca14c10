package convex

import (
	"math"
	"math/rand/v2"
	"testing"
)

// randomSites returns n random points of R^p, or balls apart, as sites, with
// multipliers whose moments vanish.
func randomSites(r *rand.Rand, n, p int, rho float64) (*sites, []float64) {
	s := &sites{p: p, n: n, h: 1, rho: rho}
	if rho > 0 {
		s.h = 1 + p
	}
next:
	for len(s.u) < n*p {
		u := make([]float64, p)
		for k := range u {
			u[k] = 2*r.Float64() - 1
			if r.IntN(4) == 0 { // now and then on a lattice, where things meet
				u[k] = math.Round(2*u[k]) / 2
			}
		}
		for j := 0; j < len(s.u); j += p {
			if rho > 0 && distance(u, s.u[j:j+p]) < 2.1*rho {
				continue next
			}
		}
		s.u = append(s.u, u...)
	}
	lambda := make([]float64, s.rows()*2)
	for i := range lambda {
		lambda[i] = r.NormFloat64()
	}
	a, c, _ := s.affine()
	project(lambda, 2, a, c)
	return s, lambda
}

// value returns |g| of a crease by its definition.
func (s *sites) value(t *place, lambda []float64) float64 {
	g := make([]float64, 2)
	s.each(t, 1, func(j int, v float64) { axpy(g, v, lambda[2*j:2*j+2]) })
	return norm(g)
}

// Every place that an oracle reports has the value it reports, and no crease
// that one finds by trial has more than the maximum.
func TestOracles(t *testing.T) {
	for _, c := range []struct {
		name  string
		n, p  int
		rho   float64
		tries int
	}{{"line", 9, 1, 0, 200}, {"plane", 9, 2, 0, 3000}, {"space", 7, 3, 0, 3000}, {"balls", 5, 2, 0.1, 3000}} {
		t.Run(c.name, func(t *testing.T) {
			for seed := range uint64(40) {
				r := rand.New(rand.NewPCG(seed, 3))
				s, lambda := randomSites(r, 2+r.IntN(c.n), c.p, c.rho)
				o := s.oracle()
				level := 0.0
				o.search(lambda, 2, &level, func(at place) {
					if v := s.value(&at, lambda); math.Abs(v-at.value) > 1e-9 {
						t.Fatalf("seed %d: %+v has the value %v", seed, at, v)
					}
					if s.rho > 0 && s.entered(&at) >= 0 {
						t.Fatalf("seed %d: %+v enters a ball", seed, at)
					}
				})
				top := maximum(o, lambda, 2).value
				for range c.tries {
					var w [maxDim]float64
					for k := range s.p {
						w[k] = r.NormFloat64()
					}
					scale(w[:], 1/norm(w[:]))
					at := s.through(w, int32(r.IntN(s.n)), -1, -1)
					if s.rho > 0 && s.entered(&at) >= 0 {
						continue
					}
					if v := s.value(&at, lambda); v > top*(1+1e-12)+1e-14 {
						t.Fatalf("seed %d: %+v has the value %v above the maximum %v", seed, at, v, top)
					}
				}
			}
		})
	}
}

// The maximum is attained near what climbing from many starts finds.
func TestOracleIsAttained(t *testing.T) {
	for seed := range uint64(30) {
		r := rand.New(rand.NewPCG(seed, 4))
		s, lambda := randomSites(r, 4+r.IntN(6), 2, 0)
		top := maximum(s.oracle(), lambda, 2)
		best := 0.0
		for i := range s.n {
			for k := range 4000 {
				a := math.Pi * float64(k) / 4000
				at := s.through([maxDim]float64{math.Cos(a), math.Sin(a)}, int32(i), -1, -1)
				best = max(best, s.value(&at, lambda))
			}
		}
		if best < top.value*(1-1e-2) {
			t.Errorf("seed %d: the maximum %v is out of reach: a fine grid finds %v", seed, top.value, best)
		}
	}
}

// A sweep over many samples meets them in the same order kept and not kept.
func TestOrderNeedNotBeKept(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	s, lambda := randomSites(r, 60, 2, 0)
	kept := newPlane(s.u)
	again := &plane{u: s.u, n: s.n, buf: kept.buf, one: make([]int32, 0, s.n)}
	if a, b := maximum(kept, lambda, 2), maximum(again, lambda, 2); a != b {
		t.Errorf("%+v and %+v", a, b)
	}
}

// The steps that are repeated allocate nothing.
func TestInnerLoopsDoNotAllocate(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	s, c := randomSites(r, 24, 2, 0)
	var e engine
	e.goal = 1e-9
	e.set(*s, c, make([]float64, 6), 2)
	e.seed(0, 4)
	for e.phase != steps {
		e.unit()
	}
	e.master.step()
	if n := testing.AllocsPerRun(3, func() { e.master.step() }); n != 0 {
		t.Errorf("a step of the master allocates %v times", n)
	}
	for e.phase != turns {
		e.unit()
	}
	for range mostNewton { // until the buffers have their size
		e.polish.step()
	}
	if n := testing.AllocsPerRun(3, func() { e.polish.step() }); n != 0 {
		t.Errorf("a Newton step allocates %v times", n)
	}
	level := math.Inf(1)
	if n := testing.AllocsPerRun(3, func() { e.oracle.search(c, 2, &level, nil) }); n > 2 {
		t.Errorf("a search of the oracle allocates %v times", n)
	}
}

func TestTreeIsInvertible(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	s, x := randomSites(r, 20, 2, 0)
	s.link()
	y := append([]float64(nil), x...)
	s.toSites(y, 2)
	s.toRows(y, 2)
	if !near(x, y, 1e-12) {
		t.Error("toRows does not undo toSites")
	}
	// Multipliers of rows and of sites see the same function.
	at := s.through([maxDim]float64{0.6, 0.8}, 3, -1, -1)
	byRow := s.value(&at, x)
	s.toSites(x, 2)
	s.tree = nil
	if bySite := s.value(&at, x); math.Abs(byRow-bySite) > 1e-12 {
		t.Errorf("%v by rows, %v by sites", byRow, bySite)
	}
}

// Package shallowtest holds the laws that every shallow.Denoiser obeys,
// whoever made it.
package shallowtest

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"crease/core/pwl"
	"crease/core/shallow"
)

// tol is the relative error allowed where two orders of summation of the same
// hundreds of terms are compared.
const tol = 1e-9

// Suite checks h at random points within about the given scale of the point
// about: ridges equal units equal creases pointwise; Canonical is idempotent
// and keeps the cost; splitting, flipping and rescaling units keep function
// and cost; the Jacobian equals finite differences off the creases; scaling,
// shifting and lifting do what they say.
func Suite(t *testing.T, h *shallow.Denoiser, about []float64, scale float64) {
	t.Helper()
	r := rand.New(rand.NewPCG(7, 11))
	s := &suite{t: t, h: h, cost: h.Cost(), about: about, scale: scale}
	for range 24 {
		y := make([]float64, h.Dim())
		for j := range y {
			y[j] = about[j] + scale*r.NormFloat64()
		}
		s.ys = append(s.ys, y)
	}
	if math.IsNaN(s.cost) || s.cost < 0 {
		t.Fatalf("cost %v", s.cost)
	}
	can := h.Canonical()
	s.same("Canonical", can)
	again := can.Canonical()
	s.same("Canonical twice", again)
	if a, b := can.Creases(), again.Creases(); !slices.EqualFunc(a, b, equal) {
		t.Errorf("Canonical is not idempotent: %d and %d creases", len(a), len(b))
	}
	v, c, units := h.Units()
	s.same("units", shallow.FromUnits(h.Dim(), v, c, units))
	s.same("split, flipped and rescaled units", disguise(r, h.Dim(), v, c, units))
	s.jacobian()
	s.conjugate(1.7)
	s.lift()
}

type suite struct {
	t     *testing.T
	h     *shallow.Denoiser
	cost  float64
	ys    [][]float64
	about []float64
	scale float64
}

// same checks that g equals h at the sample points, and in cost.
func (s *suite) same(name string, g *shallow.Denoiser) {
	s.t.Helper()
	if c := g.Cost(); math.Abs(c-s.cost) > tol*(1+s.cost) {
		s.t.Errorf("%s: cost %v, want %v", name, c, s.cost)
	}
	for _, y := range s.ys {
		s.near(name, g.EvalTo(nil, y), s.h.EvalTo(nil, y), y)
	}
}

func (s *suite) near(name string, got, want, y []float64) {
	s.t.Helper()
	size := s.scale
	for _, x := range y {
		size = max(size, math.Abs(x))
	}
	for i := range got {
		if !(math.Abs(got[i]-want[i]) <= tol*size*(1+s.cost)) {
			s.t.Errorf("%s: at %v got %v, want %v", name, y, got, want)
			return
		}
	}
}

// disguise splits, flips and rescales units at random, which must not be seen.
func disguise(r *rand.Rand, d int, v, c []float64, units []shallow.Unit) *shallow.Denoiser {
	v2 := make([]float64, d*d)
	copy(v2, v)
	c2 := slices.Clone(c)
	var out []shallow.Unit
	for _, u := range units {
		p := r.Float64()
		for _, share := range []float64{p, 1 - p} {
			k := math.Exp(r.NormFloat64())
			n := shallow.Unit{A: make([]float64, d), W: make([]float64, d), B: k * u.B}
			flip := r.IntN(2) == 0
			for i := range d {
				n.A[i] = share * u.A[i] / k
				n.W[i] = k * u.W[i]
			}
			if flip {
				for i := range d {
					for j := range d {
						v2[i*d+j] += n.A[i] * n.W[j]
					}
					c2[i] += n.A[i] * n.B
				}
				for i := range d {
					n.W[i] = -n.W[i]
				}
				n.B = -n.B
			}
			out = append(out, n)
		}
	}
	return shallow.FromUnits(d, v2, c2, out)
}

func (s *suite) jacobian() {
	s.t.Helper()
	d := s.h.Dim()
	step := 1e-6 * s.scale
	creases := s.h.Creases()
	for _, y := range s.ys[:8] {
		if nearCrease(creases, y, 2*step) {
			continue
		}
		jac := s.h.JacobianTo(nil, y)
		for j := 0; j < d; j += 1 + d/8 {
			a, b := slices.Clone(y), slices.Clone(y)
			a[j] -= step
			b[j] += step
			fa, fb := s.h.EvalTo(nil, a), s.h.EvalTo(nil, b)
			for i := range d {
				got, want := jac[i*d+j], (fb[i]-fa[i])/(b[j]-a[j])
				if math.Abs(got-want) > 1e-5*(1+s.cost)*(1+math.Abs(y[j])/s.scale) {
					s.t.Errorf("Jacobian[%d,%d] at %v: %v, differences give %v", i, j, y, got, want)
					return
				}
			}
		}
	}
}

func nearCrease(creases []shallow.Crease, y []float64, eps float64) bool {
	for _, c := range creases {
		t := -c.Tau
		for i, w := range c.W {
			t += w * y[i]
		}
		if math.Abs(t) <= eps {
			return true
		}
	}
	return false
}

func (s *suite) conjugate(k float64) {
	s.t.Helper()
	d := s.h.Dim()
	m := make([]float64, d)
	for i := range m {
		m[i] = s.scale * float64(i%3-1)
	}
	g := s.h.Conjugate(k, m)
	if c := g.Cost(); math.Abs(c-s.cost) > tol*(1+s.cost) {
		s.t.Errorf("Conjugate: cost %v, want %v", c, s.cost)
	}
	for _, y := range s.ys {
		z, want := make([]float64, d), s.h.EvalTo(nil, y)
		for i := range z {
			z[i] = k*y[i] + m[i]
			want[i] = k*want[i] + m[i]
		}
		s.near("Conjugate", g.EvalTo(nil, z), want, z)
	}
}

// lift puts h into the first d coordinates, reversed, of R^(d+2).
func (s *suite) lift() {
	s.t.Helper()
	d := s.h.Dim()
	if d > 16 {
		return
	}
	o, e := make([]float64, d+2), make([][]float64, d)
	o[d] = s.scale
	for i := range e {
		e[i] = make([]float64, d+2)
		e[i][d-1-i] = 1
	}
	g := s.h.Lift(o, e)
	if c := g.Cost(); math.Abs(c-s.cost) > tol*(1+s.cost) {
		s.t.Errorf("Lift: cost %v, want %v", c, s.cost)
	}
	for _, y := range s.ys {
		z, want := make([]float64, d+2), make([]float64, d+2)
		f := s.h.EvalTo(nil, y)
		for i := range y {
			z[d-1-i], want[d-1-i] = y[i], f[i]
		}
		z[d+1], want[d] = 3*s.scale, s.scale
		s.near("Lift", g.EvalTo(nil, z), want, z)
	}
}

func equal(a, b shallow.Crease) bool {
	return a.Tau == b.Tau && slices.Equal(a.W, b.W) && slices.Equal(a.A, b.A)
}

// Random returns a denoiser on R^d with k random ridges, for tests.
func Random(r *rand.Rand, d, k int) *shallow.Denoiser {
	vec := func(n int) []float64 {
		x := make([]float64, n)
		for i := range x {
			x[i] = r.NormFloat64()
		}
		return x
	}
	ridges := make([]shallow.Ridge, k)
	for i := range ridges {
		n := 1 + r.IntN(4)
		t := make([]float64, n)
		x := r.NormFloat64()
		for j := range t {
			t[j] = x
			x += 0.1 + r.Float64()
		}
		ridges[i] = shallow.Ridge{U: vec(d), V: vec(d), Phi: pwl.Through(t, vec(n), r.NormFloat64(), r.NormFloat64())}
	}
	return shallow.New(d, vec(d*d), vec(d), ridges...)
}

package minnorm

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"crease/core/shallow"
	"crease/core/shallow/shallowtest"
)

// rounding is what closed forms promise: a relative error of 1e-12 of the
// size of the numbers involved, times the steepness of the function.
const rounding = 1e-12

func generator(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15)) }

func gauss(r *rand.Rand, d int) []float64 {
	x := make([]float64, d)
	for i := range x {
		x[i] = r.NormFloat64()
	}
	return x
}

func inner(a, b []float64) float64 {
	var s float64
	for i, x := range a {
		s += x * b[i]
	}
	return s
}

func distance(a, b []float64) float64 {
	var s float64
	for i, x := range a {
		s += (x - b[i]) * (x - b[i])
	}
	return math.Sqrt(s)
}

// frame returns k orthonormal rows of R^d.
func frame(r *rand.Rand, k, d int) [][]float64 {
	e := make([][]float64, 0, k)
	for len(e) < k {
		v := gauss(r, d)
		for range 2 {
			for _, row := range e {
				p := inner(v, row)
				for i := range v {
					v[i] -= p * row[i]
				}
			}
		}
		l := math.Sqrt(inner(v, v))
		for i := range v {
			v[i] /= l
		}
		e = append(e, v)
	}
	return e
}

// motion is y -> scale E^T y + shift, from R^k to R^d.
type motion struct {
	e     [][]float64
	shift []float64
	scale float64
}

func moving(r *rand.Rand, k, d int) motion {
	m := motion{frame(r, k, d), gauss(r, d), math.Exp(2 * r.NormFloat64())}
	for i := range m.shift {
		m.shift[i] *= 3 * m.scale
	}
	return m
}

func (m motion) point(y []float64) []float64 {
	z := slices.Clone(m.shift)
	for i, row := range m.e {
		for j := range z {
			z[j] += m.scale * y[i] * row[j]
		}
	}
	return z
}

func (m motion) points(ys [][]float64) [][]float64 {
	if ys == nil {
		return nil
	}
	zs := make([][]float64, len(ys))
	for i, y := range ys {
		zs[i] = m.point(y)
	}
	return zs
}

func (m motion) data(d shallow.Data) shallow.Data {
	out := shallow.Data{X: m.points(d.X), Rho: d.Rho * m.scale}
	for _, ys := range d.Y {
		out.Y = append(out.Y, m.points(ys))
	}
	return out
}

// size returns the greatest distance of a point from the first and from 0.
func size(data shallow.Data) (spread, far float64) {
	for _, x := range data.X {
		spread = max(spread, distance(x, data.X[0]))
		far = max(far, math.Sqrt(inner(x, x)))
	}
	return spread, far
}

func rows(x ...float64) [][]float64 {
	out := make([][]float64, len(x))
	for i, v := range x {
		out[i] = []float64{v}
	}
	return out
}

func mustSolve(t testing.TB, data shallow.Data) *Result {
	t.Helper()
	r, err := Solve(data)
	if err != nil {
		t.Fatalf("%v: %v", data, err)
	}
	return r
}

// laws checks what every closed form obeys: the conformance suite, exact
// interpolation (on the centre, the sphere and within, for balls), ridges that
// follow what they say, both languages.
func laws(t *testing.T, r *Result, data shallow.Data) {
	t.Helper()
	spread, far := size(data)
	tol := rounding * (1 + r.Denoiser.Cost()) * (spread + far + data.Rho)
	if tol == 0 {
		tol = 1e-300
	}
	if off := Misfit(r.Denoiser, data); !(off <= tol) {
		t.Errorf("%s: misfit %v, more than %v", r.Geometry, off, tol)
	}
	g := generator(5)
	if data.Balls() {
		y := make([]float64, data.Dim())
		for _, x := range data.X {
			for range 12 {
				v := gauss(g, len(x))
				k := data.Rho / math.Sqrt(inner(v, v))
				if g.IntN(3) == 0 {
					k *= g.Float64()
				}
				for i := range y {
					y[i] = x[i] + k*v[i]
				}
				if off := distance(r.Denoiser.EvalTo(nil, y), x); !(off <= tol) && data.Rho > 0 {
					t.Fatalf("%s: off by %v on the ball about %v (tolerance %v)", r.Geometry, off, x, tol)
				}
			}
		}
	}
	follows(t, r, data)
	if r.Why.IsZero() || r.Cite.IsZero() {
		t.Errorf("%s: no reason or no source", r.Geometry)
	}
	about := data.X[0]
	shallowtest.Suite(t, r.Denoiser, about, max(spread, data.Rho, 1e-3*far, 1e-9))
}

// follows checks that ridges are parallel to the edges, and normal to the
// faces, that they follow.
func follows(t *testing.T, r *Result, data shallow.Data) {
	t.Helper()
	spread, _ := size(data)
	for _, g := range r.Denoiser.Ridges() {
		f := g.Follows
		if f.Kind == shallow.NoFeature || len(f.Points) == 0 {
			t.Errorf("%s: a ridge follows nothing", r.Geometry)
			continue
		}
		first := data.X[f.Points[0]]
		last := math.Inf(-1)
		for _, p := range f.Points {
			v := make([]float64, len(first))
			for i := range v {
				v[i] = data.X[p][i] - first[i]
			}
			along := inner(v, g.V)
			switch f.Kind {
			case shallow.Edge:
				if math.Abs(math.Abs(along)-math.Sqrt(inner(v, v))) > 1e-9*spread {
					t.Errorf("%s: ridge not parallel to edge %v", r.Geometry, f.Points)
				}
				if along < last && r.Geometry != "one-dimensional" && r.Geometry != "singletons" && data.Balls() {
					t.Errorf("%s: points %v not in order", r.Geometry, f.Points)
				}
				last = along
			case shallow.Face:
				if math.Abs(along) > 1e-8*spread {
					t.Errorf("%s: ridge not normal to face %v", r.Geometry, f.Points)
				}
			}
		}
	}
}

package convex

import (
	"math"
	"slices"

	"crease/core/shallow"
)

// frame is a problem in coordinates in which the samples have size about 1 and
// what an affine map cannot do has size 1: the chart of the samples, the
// distinct ones as sites in it, and the chart of what is left of the targets
// after the affine fit (for balls, after the mean).
type frame struct {
	p     Problem
	in    chart
	rep   []int // index in the problem of each site
	sites sites
	basis []float64 // rows x r, orthonormal: the affine functions
	r     int
	coef  [][]float64
	out   chart     // of what is left of the targets
	t     []float64 // sites x q: the targets in it
	aff   []float64 // (1 + p) x q: the affine fit in it, on [1 u]
	exact bool      // an affine map fits: cost 0
}

// affineTol is the residual of the affine fit, relative to the targets' size,
// that is rounding: a fit is a few dozen operations on numbers of that size.
const affineTol = 1e-13

// newFrame returns the frame of a problem with p <= maxDim. The samples' chart
// is given.
func newFrame(p Problem, in chart) *frame {
	f := &frame{p: p, in: in, rep: p.distinct()}
	dim := in.p
	f.sites = sites{p: dim, n: len(f.rep), h: 1, rho: p.Rho / in.s, u: make([]float64, len(f.rep)*dim)}
	if p.Rho > 0 {
		f.sites.h = 1 + dim
	}
	rest := make([][]float64, f.sites.n)
	m := mean(p.X)
	var size float64
	for i, j := range f.rep {
		in.to(f.sites.u[i*dim:(i+1)*dim], p.Y[j])
		rest[i] = slices.Clone(p.X[j])
		axpy(rest[i], -1, m)
		size = max(size, maxNorm(rest[i]))
	}
	f.basis, f.r, f.coef = f.sites.affine()
	d := p.Dim()
	aff := make([]float64, (1+dim)*d)
	copy(aff, m)
	for pass := 0; p.Rho == 0 && pass < 2; pass++ {
		for k, g := range f.fit(rest) {
			for i, t := range f.coef[k] {
				axpy(aff[i*d:(i+1)*d], t, g)
			}
		}
	}
	var left float64
	for _, r := range rest {
		left = max(left, maxNorm(r))
	}
	f.exact = left <= affineTol*size+p.resolution()
	f.out = newChart(rest, 0, d)
	axpy(aff[:d], 1, f.out.m)
	axpy(aff[:d], -1, m)
	for i := range 1 + dim {
		for _, e := range f.out.e {
			f.aff = append(f.aff, dot(e, aff[i*d:(i+1)*d])/f.out.s)
		}
	}
	for _, j := range f.rep {
		x := slices.Clone(p.X[j])
		axpy(x, -1, m)
		for _, e := range f.out.e {
			f.t = append(f.t, dot(e, x)/f.out.s)
		}
	}
	return f
}

// distinct returns the samples without those that repeat an earlier one.
func (p Problem) distinct() []int {
	gone := make([]bool, len(p.Y))
	p.twins(func(i, j int) bool {
		gone[max(i, j)] = true
		return true
	})
	var kept []int
	for j := range p.Y {
		if !gone[j] {
			kept = append(kept, j)
		}
	}
	return kept
}

// fit subtracts from rows (each of length d) their affine fit and returns its
// coefficients on the basis, r x d.
func (f *frame) fit(rows [][]float64) [][]float64 {
	g := make([][]float64, f.r)
	for k := range g {
		g[k] = make([]float64, f.p.Dim())
		for i, row := range rows {
			axpy(g[k], f.basis[i*f.r+k], row)
		}
	}
	for i, row := range rows {
		for k := range g {
			axpy(row, -f.basis[i*f.r+k], g[k])
		}
	}
	return g
}

// cost returns the cost of creases in the frame, in the problem's units.
func (f *frame) cost(c float64) float64 { return c * f.out.s / f.in.s }

// denoiser returns the function of the atoms, whose sites are given by their
// indices in the problem (nil when they are no samples of it), with the affine
// part that fits the data best.
func (f *frame) denoiser(atoms []atom, site []int) *shallow.Denoiser {
	var s stairs
	for _, t := range atoms {
		w := f.in.direction(t.w[:f.in.p])
		a := make([]float64, f.p.Dim())
		for c, e := range f.out.e {
			axpy(a, t.a[c]*f.out.s/f.in.s, e)
		}
		tau := dot(w, f.in.m) - t.b*f.in.s
		if site != nil {
			tau = dot(w, f.p.Y[site[t.at[0]]]) + f.p.Rho
		}
		s.add(w, a, tau)
	}
	return f.fitted(s.ridges())
}

// fitted adds to the ridges the affine part that fits the data best.
func (f *frame) fitted(ridges []shallow.Ridge) *shallow.Denoiser {
	d := f.p.Dim()
	v, c := make([]float64, d*d), make([]float64, d)
	for range 2 { // the second pass takes up what the first one rounded
		h := shallow.New(d, slices.Clone(v), slices.Clone(c), ridges...)
		for k, g := range f.fit(f.misfit(h)) {
			for i, t := range f.coef[k] {
				if i == 0 {
					axpy(c, t, g)
					continue
				}
				e := f.in.e[i-1] // u_i = e.(y - m)/s
				for a := range d {
					k := t * g[a] / f.in.s
					axpy(v[a*d:(a+1)*d], k, e)
					c[a] -= k * dot(e, f.in.m)
				}
			}
		}
	}
	h := shallow.New(d, v, c, ridges...)
	if greatest(v) <= 1e-14*(1+h.Cost()) {
		h = shallow.New(d, nil, c, ridges...)
	}
	return h
}

// misfit returns what h leaves of the data, one row of length d for each row of
// the sites: x - h(y), and for balls -dh/du.
func (f *frame) misfit(h *shallow.Denoiser) [][]float64 {
	d := f.p.Dim()
	var rows [][]float64
	jac := make([]float64, d*d)
	for _, j := range f.rep {
		v := h.EvalTo(nil, f.p.Y[j])
		for k, x := range f.p.X[j] {
			v[k] = x - v[k]
		}
		rows = append(rows, v)
		if f.sites.h == 1 {
			continue
		}
		h.JacobianTo(jac, f.p.Y[j])
		for _, e := range f.in.e {
			g := make([]float64, d)
			for a := range g {
				g[a] = -f.in.s * dot(jac[a*d:(a+1)*d], e)
			}
			rows = append(rows, g)
		}
	}
	return rows
}

// lift returns multipliers (rows x q) of the frame as rows of length d in the
// problem's units.
func (f *frame) lift(lambda []float64) []float64 {
	d, q := f.p.Dim(), f.out.p
	out := make([]float64, len(lambda)/max(q, 1)*d)
	for j := 0; j*q < len(lambda); j++ {
		for c, e := range f.out.e {
			axpy(out[j*d:(j+1)*d], lambda[j*q+c]/f.in.s, e)
		}
	}
	return out
}

// evaluate stores in out (q) the values at u of the atoms, whose sites are at,
// plus the affine function of coefficients g on [1 u].
func evaluate(at *sites, atoms []atom, g []float64, u, out []float64) {
	q := len(out)
	copy(out, g[:q])
	for k, x := range u {
		axpy(out, x, g[(k+1)*q:(k+2)*q])
	}
	for i := range atoms {
		t := &atoms[i]
		v := t.b
		for k, x := range u {
			v += t.w[k] * x
		}
		if v > 0 && !math.IsInf(v, 0) {
			axpy(out, v, t.a)
		}
	}
}

package convex

import (
	"slices"

	"crease/core/pwl"
	"crease/core/shallow"
)

// frame is a problem in coordinates in which the samples have size about 1 and
// what an affine map cannot do has size 1: the samples' chart, the distinct
// samples u in it, the affine fit, and the chart of what is left of the
// targets.
type frame struct {
	p     Problem
	in    chart
	n     int
	rep   []int     // n: index in the problem of each distinct sample
	u     []float64 // n x in.p
	basis []float64 // n x r, orthonormal: the affine functions
	r     int
	coef  [][]float64
	out   chart     // of the residuals of the affine fit
	c     []float64 // n x out.p: those residuals
	exact bool      // an affine map fits: cost 0
}

// affineTol is the residual of the affine fit, relative to the targets' size,
// that is rounding: a fit is a few dozen operations on numbers of that size.
const affineTol = 1e-13

func newFrame(p Problem) *frame {
	f := &frame{p: p, in: newChart(p.Y, 0, maxDim)}
	gone := make([]bool, len(p.Y))
	p.twins(func(i, j int) bool {
		gone[max(i, j)] = true
		return true
	})
	for j := range p.Y {
		if !gone[j] {
			f.rep = append(f.rep, j)
		}
	}
	f.n = len(f.rep)
	if f.in.p > maxDim {
		return f
	}
	dim := f.in.p
	f.u = make([]float64, f.n*dim)
	rest := make([][]float64, f.n)
	m := mean(p.X)
	var size float64
	for i, j := range f.rep {
		f.in.to(f.u[i*dim:(i+1)*dim], p.Y[j])
		rest[i] = slices.Clone(p.X[j])
		axpy(rest[i], -1, m)
		size = max(size, maxNorm(rest[i]))
	}
	f.basis, f.r, f.coef = affine(f.u, f.n, dim)
	for range 2 {
		f.fit(rest)
	}
	var left float64
	for _, r := range rest {
		left = max(left, maxNorm(r))
	}
	tol := affineTol*size + p.resolution()
	f.exact = left <= tol
	f.out = newChart(rest, 0, p.Dim())
	q := f.out.p
	f.c = make([]float64, f.n*q)
	for i, r := range rest {
		f.out.to(f.c[i*q:(i+1)*q], r)
	}
	return f
}

// fit subtracts from the rows (n x d) their affine fit and returns its
// coefficients on the basis, r x d.
func (f *frame) fit(rows [][]float64) [][]float64 {
	g := make([][]float64, f.r)
	for k := range g {
		g[k] = make([]float64, len(rows[0]))
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

// atom is a crease in the frame: where, and its jump a.
type atom struct {
	place
	a []float64 // q
}

// denoiser returns the function of the atoms with the affine part that fits
// the samples best.
func (f *frame) denoiser(atoms []atom) *shallow.Denoiser {
	d := f.p.Dim()
	var ridges []shallow.Ridge
	for _, t := range atoms {
		w := f.in.direction(t.w[:f.in.p])
		a := make([]float64, d)
		for c, e := range f.out.e {
			axpy(a, t.a[c]*f.out.s/f.in.s, e)
		}
		tau := dot(w, f.p.Y[f.rep[t.at[0]]])
		ridges = append(ridges, shallow.Ridge{U: a, V: w, Phi: pwl.Relu(tau)})
	}
	return f.fitted(ridges)
}

// fitted adds to the ridges the affine part that fits the samples best.
func (f *frame) fitted(ridges []shallow.Ridge) *shallow.Denoiser {
	d := f.p.Dim()
	var v []float64
	c := make([]float64, d)
	for range 2 { // the second pass takes up what the first one rounded
		h := shallow.New(d, slices.Clone(v), slices.Clone(c), ridges...)
		rest := make([][]float64, f.n)
		for i, j := range f.rep {
			rest[i] = h.EvalTo(nil, f.p.Y[j])
			for k, x := range f.p.X[j] {
				rest[i][k] = x - rest[i][k]
			}
		}
		for k, g := range f.fit(rest) {
			for i, t := range f.coef[k] {
				if i == 0 {
					axpy(c, t, g)
					continue
				}
				e := f.in.e[i-1]
				if v == nil {
					v = make([]float64, d*d)
				}
				// u_i = e.(y - m)/s
				for a := range d {
					k := t * g[a] / f.in.s
					axpy(v[a*d:(a+1)*d], k, e)
					c[a] -= k * dot(e, f.in.m)
				}
			}
		}
	}
	return shallow.New(d, v, c, ridges...)
}

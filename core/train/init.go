package train

import (
	"math"
	"math/rand/v2"

	"crease/core/svd"
)

// start stores the weights that training begins with in theta.
func start(theta []float64, s shape, b *batch, f frame, cfg Config) {
	r := rand.New(rand.NewPCG(cfg.Seed, initStream))
	clear(theta)
	if cfg.Init == Chords {
		chords(theta, s, b, r)
		return
	}
	uniform := func(x []float64, fan int) {
		bound := 1 / math.Sqrt(float64(fan))
		for i := range x {
			x[i] = bound * (2*r.Float64() - 1)
		}
	}
	// torch.nn.Linear: weights and biases uniform within 1/sqrt(inputs).
	for k := range s.k {
		w, bias, a := s.unit(theta, k)
		uniform(w, s.d)
		uniform(bias, s.d)
		uniform(a, s.k)
		if cfg.Init == ZeroBias {
			bias[0] = 0
		}
		bias[0] = f.bias(w, bias[0])
	}
	c, v := s.affine(theta)
	uniform(c, s.k)
	uniform(v, s.d)
	if cfg.Init == ZeroBias {
		clear(c)
	}
	// V y + c - m in coordinates z.
	for i := range c {
		c[i] = (c[i] - f.m[i]) / f.s
		if v != nil {
			c[i] += dot(v[i*s.d:(i+1)*s.d], f.m) / f.s
		}
	}
}

// The sizes of the first weights: |w|, and each coordinate of a. Small a leave
// the start affine; w not so small keeps the creases from wandering off before
// they have found their use.
const (
	chordW = 0.3
	chordA = 0.01
)

// chords draws all units on chords and fits the affine part.
func chords(theta []float64, s shape, b *batch, r *rand.Rand) {
	for k := range s.k {
		chord(theta, s, b, r, k)
	}
	c, v := s.affine(theta)
	affineFit(c, v, b)
}

// chord puts the crease of unit k through a random point of a chord between two
// samples of different points, in a random direction, and gives it a small
// random a.
func chord(theta []float64, s shape, b *batch, r *rand.Rand, k int) {
	d, n := s.d, len(b.far)
	row := func(i int) []float64 {
		j := b.at[i] + r.IntN(b.at[i+1]-b.at[i])
		return b.y[j*d : (j+1)*d]
	}
	w, bias, a := s.unit(theta, k)
	i := r.IntN(n)
	j := r.IntN(n)
	if n > 1 {
		j = (i + 1 + r.IntN(n-1)) % n
	}
	p, q, t := row(i), row(j), r.Float64()
	var l float64
	bias[0] = 0
	for e := range w {
		w[e] = r.NormFloat64()
		l += w[e] * w[e]
		a[e] = chordA * r.NormFloat64()
	}
	for e := range w {
		w[e] *= chordW / math.Sqrt(l)
		bias[0] -= w[e] * (p[e] + t*(q[e]-p[e]))
	}
}

// maxFit bounds the dimension of the affine fit, which solves a d x d system;
// above it V starts at 0.
const maxFit = 64

// ridge, times the mean variance, is added to the variances of the samples
// where they fill no ball: it leaves V near zero across them.
const ridge = 1e-10

// affineFit stores the least-squares V and c of the targets on the samples;
// without a skip connection, c alone.
func affineFit(c, v []float64, b *batch) {
	d, n := b.d, b.n()
	ym := make([]float64, d)
	for i := range b.far {
		for j, y := range b.cluster(b.y, i) {
			ym[j%d] += y / float64(n)
		}
		axpy(c, float64(b.at[i+1]-b.at[i])/float64(n), b.x[i*d:(i+1)*d])
	}
	if v == nil || d > maxFit {
		return
	}
	yy, xy := square(d), square(d)
	for i := range b.far {
		for ys := b.cluster(b.y, i); len(ys) >= d; ys = ys[d:] {
			for p := range d {
				dy := (ys[p] - ym[p]) / float64(n)
				for q := range d {
					yy[p][q] += dy * (ys[q] - ym[q])
					xy[q][p] += dy * (b.x[i*d+q] - c[q])
				}
			}
		}
	}
	// V = xy yy^-1 through the eigenvectors e_k of yy, eigenvalues s_k, kept away
	// from 0 by the ridge.
	s, e := svd.Right(yy)
	var trace float64
	for _, t := range s {
		trace += t
	}
	if !(trace > 0) {
		return
	}
	for p := range d {
		for k, t := range s {
			axpy(v[p*d:(p+1)*d], dot(xy[p], e[k])/(t+ridge*trace/float64(d)), e[k])
		}
		c[p] -= dot(v[p*d:(p+1)*d], ym)
	}
}

// square returns a d x d matrix of zeros by rows.
func square(d int) [][]float64 {
	m := make([][]float64, d)
	for i := range m {
		m[i] = make([]float64, d)
	}
	return m
}

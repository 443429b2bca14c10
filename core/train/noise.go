package train

import (
	"math"
	"math/rand/v2"

	"crease/core/shallow"
)

// The streams of a seed, so that the samples do not depend on the weights.
const (
	noiseStream = iota + 1
	initStream
	onlineStream
	renewStream
)

// Samples returns the data with the noisy samples that training by cfg would
// use: data itself where it lists samples or is trained online, otherwise M a
// clean point:
//
//   - Sphere: in d = 2, M evenly spaced points of the circle of radius rho, from
//     a seeded phase; in d > 2, M random points of the sphere; and the points
//     where the planes normal to the data's edges and faces touch it, because
//     the creases of the closed forms do so there ([Z23], simplexes). In d = 1
//     the sphere is x - rho, x + rho.
//   - Ball: uniform in the ball of radius rho.
//   - Gauss: normal with standard deviation cfg.Sigma a coordinate.
//
// With rho = 0 a point's only sample is itself. The error is that of Check.
func Samples(data shallow.Data, cfg Config) (shallow.Data, error) {
	if err := cfg.Check(data); err != nil {
		return shallow.Data{}, err
	}
	if !data.Balls() || cfg.Online {
		return data, nil
	}
	s := newSampler(data, cfg, noiseStream)
	out := shallow.Data{X: data.X, Y: make([][][]float64, data.N())}
	for i, x := range data.X {
		out.Y[i] = s.offline(x)
	}
	return out, nil
}

// sampler draws noisy samples.
type sampler struct {
	r       *rand.Rand
	noise   Noise
	m       int
	size    float64 // rho, or sigma for Gauss
	normals [][]float64
}

func newSampler(data shallow.Data, cfg Config, stream uint64) *sampler {
	s := &sampler{r: rand.New(rand.NewPCG(cfg.Seed, stream)), noise: cfg.Noise, m: cfg.Samples, size: data.Rho}
	if s.noise == Gauss {
		s.size = cfg.Sigma
		if s.size == 0 {
			s.size = data.Rho / math.Sqrt(float64(data.Dim()))
		}
	}
	if s.noise == Sphere && stream == noiseStream {
		s.normals = Normals(data.X)
	}
	return s
}

func (s *sampler) offline(x []float64) [][]float64 {
	if s.size == 0 {
		return [][]float64{append([]float64(nil), x...)}
	}
	var ys [][]float64
	add := func(k float64, u []float64) {
		y := append([]float64(nil), x...)
		axpy(y, k, u)
		ys = append(ys, y)
	}
	switch d := len(x); {
	case s.noise != Sphere || d > 2:
		for range s.m {
			y := make([]float64, d)
			s.draw(y, x)
			ys = append(ys, y)
		}
	case d == 2:
		phase := 2 * math.Pi * s.r.Float64()
		for j := range s.m {
			sin, cos := math.Sincos(phase + 2*math.Pi*float64(j)/float64(s.m))
			add(s.size, []float64{cos, sin})
		}
	default:
		add(-s.size, []float64{1})
		add(s.size, []float64{1})
		return ys
	}
	for _, u := range s.normals {
		add(s.size, u)
		add(-s.size, u)
	}
	return ys
}

// draw stores a random noisy sample of x in y.
func (s *sampler) draw(y, x []float64) {
	var l float64
	for i := range y {
		y[i] = s.r.NormFloat64()
		l += y[i] * y[i]
	}
	k := s.size
	switch s.noise {
	case Sphere:
		k /= math.Sqrt(l)
	case Ball: // the radius has distribution function (t/rho)^d
		k *= math.Pow(s.r.Float64(), 1/float64(len(x))) / math.Sqrt(l)
	}
	for i := range y {
		y[i] = x[i] + k*y[i]
	}
}

// maxNormals bounds the directions of Normals: with 20 points evenly spaced on
// each circle, more would no longer be the smaller part of the samples of five
// points.
const maxNormals = 20

// maxSpanning is the number of points above which Normals finds none: the edges
// of so many run in all directions.
const maxSpanning = 64

// Normals returns unit vectors along the edges of the points and normal to
// their faces: in d = 2 the lines through two points, in d > 2 the facets of
// the simplex, if the points span one. Directions that agree or are opposite
// come once, those of short edges first, at most 20 of them; of more than 64
// points there are none.
func Normals(x [][]float64) [][]float64 {
	if len(x) > maxSpanning {
		return nil
	}
	var out [][]float64
	add := func(u []float64) {
		l := math.Sqrt(dot(u, u))
		if !(l > 0) || len(out) == maxNormals {
			return
		}
		for i := range u {
			u[i] /= l
		}
		for _, v := range out {
			// 1 - |cos| is half the squared angle: 1e-7 rad, above rounding.
			if 1-math.Abs(dot(u, v)) < sameNormal {
				return
			}
		}
		out = append(out, u)
	}
	for _, e := range edges(x) {
		add(e)
		if len(e) == 2 {
			add([]float64{-e[1], e[0]})
		}
	}
	if len(x) > 0 && len(x[0]) > 2 && len(x) <= len(x[0])+1 && len(x) <= maxNormals {
		for i := range x {
			add(altitude(x, i))
		}
	}
	return out
}

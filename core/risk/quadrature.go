package risk

import (
	"math"

	"gonum.org/v1/gonum/integrate/quad"
)

// The Gauss-Kronrod pair of 7 and 15 points on [-1, 1] (QUADPACK's dqk15): the
// abscissae are 0 and plus and minus these, odd ones are also Gauss points.
var (
	kronrodNode = [8]float64{
		0.991455371120812639206854697526329, 0.949107912342758524526189684047851,
		0.864864423359769072789712788640926, 0.741531185599394439863864773280788,
		0.586087235467691130294144691693013, 0.405845151377397166906606412076961,
		0.207784955007898467600689403773245, 0,
	}
	kronrodWeight = [8]float64{
		0.022935322010529224963732008058970, 0.063092092629978553290700663189204,
		0.104790010322250183839876322541518, 0.140653259715525918745189590510238,
		0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
		0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
	}
	gaussWeight = [4]float64{
		0.129484966168869693270611432679082, 0.279705391489276667901467771423780,
		0.381830050505118944950369775488975, 0.417959183673469387755102040816327,
	}
)

// enough is the error allowed in one panel, relative to the integral of |f|.
// A mesh has some tens of panels, of which a few come near it, and the estimate
// is cautious by some digits: the whole is good to 1e-10 or better, where a
// curve needs 1e-5.
const enough = 1e-9

// patience is how many panels may be halved in one integral. A jump or a peak
// that no edge marks takes 50; an integrand that is all rounding would take
// panels without end, and is given up as what it is, with its error.
const patience = 400

// panel is one interval of a mesh with its integral.
type panel struct {
	a, b     float64
	sum, err float64
	size     float64 // integral of |f|
}

// integrate returns the integral of f over the panels between consecutive
// edges (increasing; equal ones are skipped), a bound on its error as it is
// estimated, and the integral of |f|. Panels are halved, all of one size before
// smaller ones, until each is good to enough of the integral of |f|. f is never
// asked at an edge.
func integrate(edges []float64, f func(float64) float64) (sum, err, size float64) {
	var space [64]panel
	todo := space[:0]
	for i := 1; i < len(edges); i++ {
		if edges[i-1] < edges[i] {
			p := kronrod(edges[i-1], edges[i], f)
			size += p.size
			todo = append(todo, p)
		}
	}
	halved := 0
	for i := 0; i < len(todo); i++ {
		p := todo[i]
		m := p.a + (p.b-p.a)/2
		if p.err <= enough*size || halved == patience || !(p.a < m && m < p.b) {
			sum += p.sum
			err += p.err
			continue
		}
		halved++
		l, r := kronrod(p.a, m, f), kronrod(m, p.b, f)
		size += max(0, l.size+r.size-p.size) // a peak that was missed
		todo = append(todo, l, r)
	}
	return sum, err, size
}

// kronrod integrates f over [a, b] by 15 points and estimates the error from
// the 7 among them, as QUADPACK does: |K - G| is the error of the 7 points, and
// that of the 15 is about its power 3/2 on the scale of the variation of f.
func kronrod(a, b float64, f func(float64) float64) panel {
	h, c := (b-a)/2, a+(b-a)/2
	var v [15]float64
	fc := f(c)
	k, g, size := kronrodWeight[7]*fc, gaussWeight[3]*fc, kronrodWeight[7]*math.Abs(fc)
	for i, t := range kronrodNode[:7] {
		x, y := f(c-h*t), f(c+h*t)
		v[2*i], v[2*i+1] = x, y
		k += kronrodWeight[i] * (x + y)
		size += kronrodWeight[i] * (math.Abs(x) + math.Abs(y))
		if i%2 == 1 {
			g += gaussWeight[i/2] * (x + y)
		}
	}
	mean := k / 2
	vary := kronrodWeight[7] * math.Abs(fc-mean)
	for i := range 7 {
		vary += kronrodWeight[i] * (math.Abs(v[2*i]-mean) + math.Abs(v[2*i+1]-mean))
	}
	err := math.Abs(k - g)
	if vary > 0 && err > 0 {
		r := min(1, 200*err/vary)
		err = vary * r * math.Sqrt(r)
	}
	// The sum itself is rounded; a panel is never better than that.
	return panel{a: a, b: b, sum: h * k, err: h * max(err, 0x1p-50*size), size: h * size}
}

// rule is a Gauss-Legendre rule on [-1, 1].
type rule struct{ node, weight []float64 }

var gauss4, gauss8, gauss16 = legendre(4), legendre(8), legendre(16)

func legendre(n int) rule {
	r := rule{make([]float64, n), make([]float64, n)}
	quad.Legendre{}.FixedLocations(r.node, r.weight, -1, 1)
	return r
}

// integrate returns the integral of f over [a, b] by the rule.
func (r rule) integrate(a, b float64, f func(float64) float64) float64 {
	h := (b - a) / 2
	var s float64
	for i, t := range r.node {
		s += r.weight[i] * f(a+h*(1+t))
	}
	return h * s
}

// smooth returns the integral of f over the panels between consecutive edges,
// where f is quadratics times normal distribution functions of standard
// deviation sigma, and just a quadratic on panels of over 5.2 sigma. The error
// of n points on a panel of h sigmas is h^(2n+1) n!^4/((2n+1) (2n)!^3) times a
// derivative, of the size sqrt((2n)!): for 4 points and h = 1/4, 8 and 1.5, 16
// and 5.2 that is 1e-11 of f or less.
func smooth(edges []float64, sigma float64, f func(float64) float64) float64 {
	var s float64
	for i := 1; i < len(edges); i++ {
		a, b := edges[i-1], edges[i]
		switch h := (b - a) / sigma; {
		case h <= 0:
		case h <= 0.25 || h > 5.2:
			s += gauss4.integrate(a, b, f)
		case h <= 1.5:
			s += gauss8.integrate(a, b, f)
		default:
			s += gauss16.integrate(a, b, f)
		}
	}
	return s
}

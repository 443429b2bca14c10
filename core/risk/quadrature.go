package risk

import "math"

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
// A mesh has some hundred panels, of which a few come near it, so that the
// whole is good to 1e-9: four digits beyond the 1e-5 that a curve needs.
const enough = 1e-11

// deepest bounds the halvings of a panel. 2^-60 of a panel is below the spacing
// of doubles in it, so that halving ends there in any case.
const deepest = 60

// panel is one interval of a mesh with its integral.
type panel struct {
	a, b       float64
	sum, err   float64
	size       float64 // integral of |f|
	generation int
}

// integrate returns the integral of f over the panels between consecutive
// edges (increasing; equal ones are skipped), a bound on its error as it is
// estimated, and the integral of |f|. Panels are halved until each is good
// to enough of the integral of |f|. f is never asked at an edge.
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
	for len(todo) > 0 {
		p := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		m := p.a + (p.b-p.a)/2
		if p.err <= enough*size || p.generation == deepest || !(p.a < m && m < p.b) {
			sum += p.sum
			err += p.err
			continue
		}
		l, r := kronrod(p.a, m, f), kronrod(m, p.b, f)
		l.generation, r.generation = p.generation+1, p.generation+1
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

package risk

import (
	"math"

	"gonum.org/v1/gonum/integrate/quad"
)

// Patterson's rules of 3, 7, 15 and 31 points on [-1, 1], of degree 5, 11, 23
// and 47: each holds the points of those before it. The abscissae are 0 (the
// second) and plus and minus these; a rule takes as many as it has weights.
var (
	pattersonNode = [16]float64{
		0.7745966692414833770358531, 0,
		0.9604912687080202834235071, 0.4342437493468025580020715,
		0.9938319632127550222085128, 0.8884592328722569988904202, 0.6211029467372264029406874, 0.2233866864289668816282040,
		0.9990981249676675976622261, 0.9815311495537401068673619, 0.9296548574297400566701257, 0.8367259381688687355027538,
		0.7024962064915270786098002, 0.5313197436443756239721034, 0.3311353932579768330926408, 0.1124889431331866257458433,
	}
	pattersonWeight = [4][]float64{
		{0.5555555555555555555555556, 0.8888888888888888888888889},
		{0.2684880898683334407285693, 0.4509165386584741423451101, 0.1046562260264672651938239, 0.4013974147759622229050518},
		{
			0.1344152552437842203599688, 0.2255104997982066873864225, 0.0516032829970797396969201, 0.2006285293769890210339319,
			0.0170017196299402603390274, 0.0929271953151245376858942, 0.1715119091363913807873532, 0.2191568584015874964036932,
		},
		{
			0.0672077542959907035404011, 0.1127552567207686916071499, 0.0258075980961766535646461, 0.1003142786117955787712936,
			0.0084345657393211062463149, 0.0464628932617579865414046, 0.0857559200499903511541865, 0.1095784210559246382366884,
			0.0025447807915618744154028, 0.0164460498543878109337884, 0.0359571033071293220967778, 0.0569795094941233574121974,
			0.0768796204990035310427052, 0.0936271099812644736166588, 0.1056698935802348097438159, 0.1119568730209534568801436,
		},
	}
)

// enough is the error allowed in one panel, relative to the integral of |f|.
// A mesh has some tens of panels, of which a few come near it, and the estimate
// is cautious by some digits: the whole is good to 1e-10 or better, where a
// curve needs 1e-5.
const enough = 1e-9

// caution is how much smaller than the variation of f the change from one rule
// to the next must be before it is taken for the beginning of convergence. In
// QUADPACK it is 200 for rules of 7 and 15 points, of degree 13 and 22; here the
// degree doubles each time.
const caution = 30

// patience is how many panels may be halved in one integral. A jump or a peak
// that no edge marks takes 50; an integrand that is all rounding would take
// panels without end, and is given up as what it is, with its error.
const patience = 400

// pair is the values of two integrands that share their nodes.
type pair [2]float64

// panel is one interval of a mesh with its integrals by one of the rules.
type panel struct {
	a, b     float64
	at       [2][16]pair // f at the points on either side
	level    int         // of the rule
	sum, err pair
	size     pair // integrals of |f|
}

// newPanel returns the panel [a, b] with f's integrals by 7 points.
func newPanel(a, b float64, f func(float64) pair) panel {
	p := panel{a: a, b: b}
	p.raise(f, 0)
	p.raise(f, 1)
	return p
}

// raise goes on to the rule of a level, which comes after that of the panel,
// and estimates its error by what changes, as QUADPACK does: the change is the
// error of the old rule, and that of the new about its power 3/2 or less, on the
// scale of the variation of f.
func (p *panel) raise(f func(float64) pair, level int) {
	p.level = level
	h, c := (p.b-p.a)/2, p.a+(p.b-p.a)/2
	weight := pattersonWeight[level]
	from := len(weight) / 2
	if level == 0 {
		from = 0
	}
	for i := from; i < len(weight); i++ {
		if t := pattersonNode[i]; t == 0 {
			p.at[0][i] = f(c)
		} else {
			p.at[0][i], p.at[1][i] = f(c-h*t), f(c+h*t)
		}
	}
	for k := range p.sum {
		var sum, size, vary float64
		for i, w := range weight {
			x, y := p.at[0][i][k], p.at[1][i][k]
			sum += w * (x + y)
			size += w * (math.Abs(x) + math.Abs(y))
		}
		mean := sum / 2
		for i, w := range weight {
			vary += w * math.Abs(p.at[0][i][k]-mean)
			if pattersonNode[i] != 0 {
				vary += w * math.Abs(p.at[1][i][k]-mean)
			}
		}
		err := math.Abs(sum - p.sum[k]/h)
		if vary > 0 && err > 0 {
			r := min(1, caution*err/vary)
			err = vary * r * math.Sqrt(r)
		}
		// The sum itself is rounded; a panel is never better than that.
		p.sum[k], p.err[k], p.size[k] = h*sum, h*max(err, 0x1p-50*size), h*size
	}
}

// good reports whether each error is within enough of the whole.
func (p *panel) good(size pair) bool {
	return p.err[0] <= enough*size[0] && p.err[1] <= enough*size[1]
}

// integrate returns the integrals of f over the panels between consecutive
// edges (increasing; equal ones are skipped), bounds on their errors as they are
// estimated, and the integrals of |f|. Panels take more points and are then
// halved, all of one size before smaller ones, until each is good to enough of
// the integrals of |f|. f is never asked at an edge.
func integrate(edges []float64, f func(float64) pair) (sum, err, size pair) {
	var space [48]panel
	todo := space[:0]
	for i := 1; i < len(edges); i++ {
		if edges[i-1] < edges[i] {
			p := newPanel(edges[i-1], edges[i], f)
			for k := range size {
				size[k] += p.size[k]
			}
			todo = append(todo, p)
		}
	}
	halved := 0
	for i := 0; i < len(todo); i++ {
		p := &todo[i]
		for old := p.size; !p.good(size) && p.level+1 < len(pattersonWeight); old = p.size {
			p.raise(f, p.level+1)
			for k := range size {
				size[k] += max(0, p.size[k]-old[k]) // a peak that was missed
			}
		}
		m := p.a + (p.b-p.a)/2
		if p.good(size) || halved == patience || !(p.a < m && m < p.b) {
			for k := range sum {
				sum[k] += p.sum[k]
				err[k] += p.err[k]
			}
			continue
		}
		halved++
		l, r := newPanel(p.a, m, f), newPanel(m, p.b, f)
		for k := range size {
			size[k] += max(0, l.size[k]+r.size[k]-p.size[k])
		}
		todo = append(todo, l, r)
	}
	return sum, err, size
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

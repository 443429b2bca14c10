package convex

import (
	"math"
	"slices"
)

// sweep turns a crease through the origin of the plane once round, over n
// points v with multipliers lambda (n x q). While the set of points on its
// positive side stays the same, the value is |G w| with
//
//	G = sum_active lambda_j v_j^T,    q x 2,
//
// whose maxima over the circle are at the greatest singular vector of G. The
// set changes where w is orthogonal to a point: j toggles at the angle whose
// tangent is minus the inverse of v_j's slope, so slopes sort the toggles and
// no angle is computed. Half a turn suffices, since w and -w agree. Derived
// here.
type sweep struct {
	v      []float64 // n x 2
	z, gz  []float64 // in space, a third coordinate of the points and column of G
	gx, gy []float64 // columns of G
	x0, y0 []float64 // columns of G at the start
}

func newSweep(n, q int) *sweep {
	f := make([]float64, 2*n+4*q)
	return &sweep{v: f[:2*n], gx: f[2*n : 2*n+q], gy: f[2*n+q : 2*n+2*q], x0: f[2*n+2*q : 2*n+3*q], y0: f[2*n+3*q:]}
}

// slope is the key by which toggles are sorted; vertical points toggle last.
func slope(x, y float64) float64 {
	if x == 0 {
		return math.Inf(1)
	}
	return y / x
}

type toggle struct {
	slope float64
	j     int32
}

// sort stores in order the points that are not the origin, in the order in
// which they toggle, and returns it. buf is scratch.
func (s *sweep) sort(order []int32, buf []toggle) []int32 {
	buf = buf[:0]
	for j := 0; 2*j < len(s.v); j++ {
		if x, y := s.v[2*j], s.v[2*j+1]; x != 0 || y != 0 {
			buf = append(buf, toggle{slope(x, y), int32(j)})
		}
	}
	slices.SortFunc(buf, func(a, b toggle) int { return compare(a.slope, b.slope) })
	order = order[:0]
	for _, t := range buf {
		order = append(order, t.j)
	}
	return order
}

// start sets G to the points active at the angle 0+.
func (s *sweep) start(lambda []float64) {
	clear(s.gx)
	clear(s.gy)
	clear(s.gz)
	q := len(s.gx)
	for j := 0; 2*j < len(s.v); j++ {
		x, y := s.v[2*j], s.v[2*j+1]
		if x > 0 || x == 0 && y > 0 {
			s.add(lambda[j*q:(j+1)*q], j, 1)
		}
	}
	copy(s.x0, s.gx)
	copy(s.y0, s.gy)
}

// add adds point j to the active ones, or takes it away with sign -1; l is its
// multiplier.
func (s *sweep) add(l []float64, j int, sign float64) {
	x, y := sign*s.v[2*j], sign*s.v[2*j+1]
	gx, gy := s.gx[:len(l)], s.gy[:len(l)]
	for c, v := range l {
		gx[c] += v * x
		gy[c] += v * y
	}
	if s.z != nil {
		axpy(s.gz, sign*s.z[j], l)
	}
}

// gram returns the entries of G^T G.
func gram(gx, gy []float64) (p, q, r float64) {
	gy = gy[:len(gx)]
	for c, x := range gx {
		y := gy[c]
		p += x * x
		q += y * y
		r += x * y
	}
	return p, q, r
}

// shortArc is the angle below which an arc is none: its ends toggle together,
// and which samples are active in it is rounding.
const shortArc = 1e-12

// A visitor is called with a local maximum: w = (c, s) with s >= 0, the point k
// that the crease touches besides the origin, or -1, and the value.
type visitor func(c, s float64, k int32, value float64)

// run visits the local maxima of |G w| above *level in the sorted order of
// toggles. arc, when not nil, is called in every arc, while G is that arc's,
// with a w in its middle.
func (s *sweep) run(lambda []float64, order []int32, level *float64, visit visitor, arc func(c, s float64)) {
	s.start(lambda)
	n := len(s.gx)
	turns, last := len(order), int32(-1)
	for turns > 0 && s.v[2*order[turns-1]] == 0 {
		turns-- // vertical points toggle where the turn ends
		last = order[turns]
	}
	px, py := 1.0, 0.0 // where the present arc begins
	for i := 0; ; i++ {
		k, x, tx, ty := last, 0.0, -1.0, 0.0
		if i < turns {
			k = order[i]
			x, ty = s.v[2*k], s.v[2*k+1]
			tx, ty = -ty, x
			if x < 0 {
				tx, ty = -tx, -ty
			}
			l := 1 / math.Hypot(tx, ty)
			tx, ty = tx*l, ty*l
		}
		if arc != nil && (px*ty-py*tx > shortArc || px*tx+py*ty < 0) {
			arc(middle(px, py, tx, ty))
		}
		p, q, r := gram(s.gx, s.gy)
		over := false // whether the arc may exceed the level
		if l2 := *level * *level; (p+q)/2+math.Abs((p-q)/2)+math.Abs(r) > l2 {
			var top, c, d float64
			top, c, d = sigma(p, q, r)
			over = top > l2
			if over && px*d-py*c >= 0 && c*ty-d*tx >= 0 {
				visit(c, d, -1, math.Sqrt(top))
			}
		}
		if i == turns {
			// Where the turn ends, w = (-1, 0), it began, w = (1, 0).
			if over && r >= 0 && dot(s.x0, s.y0) <= 0 && p > *level**level {
				visit(1, 0, k, math.Sqrt(p))
			}
			return
		}
		value, left := 0.0, -1.0
		if over {
			value, left = s.at(tx, ty)
		}
		l := lambda[int(k)*n : int(k)*n+n]
		if x > 0 {
			s.add(l, int(k), -1)
		} else {
			s.add(l, int(k), 1)
		}
		if left >= 0 && value > *level**level {
			if _, right := s.at(tx, ty); right <= 0 {
				visit(tx, ty, k, math.Sqrt(value))
			}
		}
		px, py = tx, ty
	}
}

// at returns |G w|^2 and half its derivative by the angle of w = (x, y). It
// does not pass through G^T G, which would lose half the digits of a small G w.
func (s *sweep) at(x, y float64) (value, slope float64) {
	gy := s.gy[:len(s.gx)]
	for c, a := range s.gx {
		b := gy[c]
		v := a*x + b*y
		value += v * v
		slope += v * (b*x - a*y)
	}
	return value, slope
}

// middle returns a unit vector in the middle of the arc from a to b, both on
// the upper half circle.
func middle(ax, ay, bx, by float64) (x, y float64) {
	x, y = ax+bx, ay+by
	l := math.Hypot(x, y)
	if l < 1e-9 { // half a turn in one arc
		return -ay, ax
	}
	return x / l, y / l
}

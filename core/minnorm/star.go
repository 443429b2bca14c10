package minnorm

import (
	"math"

	"gonum.org/v1/gonum/floats"

	"crease/core/words"
)

// star is data on rays about one of the points, the origin o:
//
//	x_n = o + sum of the clean points (less o) that it is a corner of,
//
// where the points on rays o + c u_l (c >= 0, |u_l| = 1, u_l.u_k <= 0) are
// corners of one point, themselves, and others of two or more on rays at right
// angles to each other, as in a grid.
type star struct {
	origin  int
	spokes  []spoke
	corners [][]int // for each point, the points on rays that it is the sum of
	sums    int     // number of points that are not on a ray
	right   bool    // all angles between spokes are right
	near    float64 // the greatest |cosine| taken for 0 beyond rounding
}

// spoke is a ray with the points on it by increasing distance.
type spoke struct {
	u      []float64
	points []int
	dist   []float64
}

// reach returns the distance of the farthest point, which fixes the direction.
func (sp *spoke) reach() float64 { return sp.dist[len(sp.dist)-1] }

// star finds the star that s is, trying each point as the origin, or says why
// there is none.
func (s *set) star() (*star, words.Message) {
	if s.about == nil && s.noStar.IsZero() {
		s.about, s.noStar = s.findStar()
	}
	return s.about, s.noStar
}

func (s *set) findStar() (*star, words.Message) {
	switch {
	case !s.balls():
		return nil, words.M("minnorm.samples")
	case s.rho == 0:
		return nil, words.M("minnorm.radius")
	case len(s.x) < 2:
		return nil, words.M("minnorm.star.few")
	}
	best := obstacle{angle: -1}
	for o := range s.x {
		st, bad := s.starAbout(o)
		if st != nil {
			return st, words.Message{}
		}
		if bad.angle > best.angle {
			best = bad
		}
	}
	return nil, words.M("minnorm.star.acute",
		"i", s.index[best.o]+1, "j", s.index[best.p]+1, "k", s.index[best.q]+1, "angle", best.angle*180/math.Pi)
}

// obstacle is an angle under 90 degrees: at o between p and q.
type obstacle struct {
	o, p, q int
	angle   float64 // in radians
}

// starAbout tries the point o as the origin, the others by increasing
// distance. A point at less than 90 degrees to a ray cannot be on a ray of its
// own. The function of the rays can be right on its ball only if it is the sum
// of points on rays, u_l.(x - o) the distances of these: so the rays are at
// right angles and these points nearer to o, hence known. Thus the greedy search
// finds the star if there is one (derived here).
func (s *set) starAbout(o int) (*star, obstacle) {
	g := s.edges(o)
	v, dist := g.v, g.dist
	st := &star{origin: o, corners: make([][]int, len(s.x)), right: true}
	c := make([]float64, 0, 16)
next:
	for _, p := range g.order {
		c = c[:0]
		for l := range st.spokes {
			c = append(c, floats.Dot(st.spokes[l].u, v[p]))
		}
		steepest := -1
		for l := range st.spokes {
			if s.extends(&st.spokes[l], v, dist, p) {
				st.corners[p] = []int{p}
				continue next
			}
			if s.cosine(c[l]/dist[p], dist[p], st.spokes[l].reach()) > 0 && (steepest < 0 || c[l] > c[steepest]) {
				steepest = l
			}
		}
		if steepest < 0 {
			st.spokes = append(st.spokes, spoke{times(1/dist[p], v[p]), []int{p}, []float64{dist[p]}})
			st.corners[p] = []int{p}
			continue
		}
		if st.corners[p] = s.corner(st, v, dist, c, p); st.corners[p] == nil {
			q := st.spokes[steepest].points[0]
			return nil, obstacle{o, p, q, math.Acos(min(c[steepest]/dist[p], 1))}
		}
		st.sums++
	}
	return st.settled(s)
}

// settled looks at the angles between the rays once more, now that the
// farthest points give their directions.
func (st *star) settled(s *set) (*star, obstacle) {
	for l, a := range st.spokes {
		for _, b := range st.spokes[:l] {
			c := floats.Dot(a.u, b.u)
			switch s.cosine(c, a.reach(), b.reach()) {
			case +1:
				return nil, obstacle{st.origin, b.points[0], a.points[0], math.Acos(min(c, 1))}
			case -1:
				st.right = false
			default:
				if e := math.Abs(c); e > s.blur(a.reach(), b.reach()) {
					st.near = max(st.near, e)
				}
			}
		}
	}
	return st, obstacle{}
}

// extends reports whether the point p lies on the ray of sp beyond its points,
// and if so adds it. The ray then points at p, which fixes it best.
func (s *set) extends(sp *spoke, v [][]float64, dist []float64, p int) bool {
	if floats.Dot(sp.u, v[p]) < dist[p]/2 {
		return false
	}
	u := times(1/dist[p], v[p])
	for _, q := range sp.points {
		if length(along(v[q], -floats.Dot(v[q], u), u)) > s.flat {
			return false
		}
	}
	sp.u = u
	sp.points, sp.dist = append(sp.points, p), append(sp.dist, dist[p])
	return true
}

// corner returns the points on rays at right angles to each other whose sum p
// is, or nil.
func (s *set) corner(st *star, v [][]float64, dist, c []float64, p int) []int {
	var parts, rays []int
	rest := append([]float64(nil), v[p]...)
	for l, sp := range st.spokes {
		if s.cosine(c[l]/dist[p], dist[p], sp.reach()) <= 0 {
			continue
		}
		near := sp.points[0]
		for i, q := range sp.points {
			if math.Abs(sp.dist[i]-c[l]) < math.Abs(dist[near]-c[l]) {
				near = q
			}
		}
		for _, k := range rays {
			if s.cosine(floats.Dot(sp.u, st.spokes[k].u), sp.reach(), st.spokes[k].reach()) != 0 {
				return nil
			}
		}
		floats.Sub(rest, v[near])
		parts, rays = append(parts, near), append(rays, l)
	}
	if length(rest) > s.flat*float64(1+len(parts)) {
		return nil
	}
	return parts
}

// cosine returns the sign of the cosine of an angle between edges of the given
// lengths: +1 for an angle under 90 degrees, -1 for one over, and 0 for one that
// is right as far as the digits of the data can tell.
func (s *set) cosine(c, a, b float64) int {
	tol := digits + s.blur(a, b)
	switch {
	case c > tol:
		return +1
	case c < -tol:
		return -1
	}
	return 0
}

// blur bounds the rounding error of the cosine of an angle between edges of
// the given lengths: the direction of each is off by flat over its length.
func (s *set) blur(a, b float64) float64 { return s.flat/a + s.flat/b }

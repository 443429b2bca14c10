package minnorm

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/floats"

	"crease/core/shallow"
	"crease/core/words"
)

// line is a line through the origin of a star: a spoke, or two opposite ones.
type line struct {
	u      []float64
	points []int     // in order along u, the origin among them
	at     []float64 // their signed distances from the origin
}

// lines joins the opposite spokes of st.
func (s *set) lines(st *star) []line {
	o := s.x[st.origin]
	var ls []line
	used := make([]bool, len(st.spokes))
	for l, sp := range st.spokes {
		if used[l] {
			continue
		}
		ln := line{u: sp.u, points: []int{st.origin}, at: []float64{0}}
		ln.points = append(ln.points, sp.points...)
		ln.at = append(ln.at, sp.dist...)
		for k := l + 1; k < len(st.spokes); k++ {
			back := st.spokes[k]
			if !s.opposite(o, sp, back) {
				continue
			}
			used[k] = true
			if far := len(back.dist) - 1; back.dist[far] > sp.dist[len(sp.dist)-1] {
				ln.u = times(-1, back.u)
			}
			for i, p := range back.points {
				ln.points, ln.at = append(ln.points, p), append(ln.at, -back.dist[i])
			}
			break
		}
		ln.sort()
		ls = append(ls, ln)
	}
	return ls
}

// opposite reports whether the points of b lie on the line of a, behind o.
func (s *set) opposite(o []float64, a, b spoke) bool {
	if floats.Dot(a.u, b.u) > -0.5 {
		return false
	}
	for i, p := range b.points {
		if length(along(minus(s.x[p], o), b.dist[i], a.u)) > s.flat {
			return false
		}
	}
	return true
}

func (l *line) sort() {
	order := make([]int, len(l.at))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(l.at[i], l.at[j]) })
	points, at := slices.Clone(l.points), slices.Clone(l.at)
	for i, j := range order {
		l.points[i], l.at[i] = points[j], at[j]
	}
}

// staircases returns the denoiser of a star,
//
//	f(y) = o + sum_l u_l phi_l(u_l.(y - o)),
//
// one ridge a line, phi_l the interpolant of the line's points ([Z23], data on
// rays). The clusters that phi_l connects are the projections on u_l of all
// balls, those of corners with the points they are the sum of and all others
// with the origin; so f interpolates to rounding also where an angle was taken
// to be right that is so only nearly.
func (s *set) staircases(st *star) (*shallow.Denoiser, error) {
	o := s.x[st.origin]
	var ridges []shallow.Ridge
	for _, l := range s.lines(st) {
		step := make(map[int]int, len(l.points)) // point on the line -> cluster
		cs := make([]Cluster, len(l.points))
		home := 0
		for i, p := range l.points {
			step[p] = i
			cs[i] = Cluster{X: l.at[i], Lo: math.Inf(1), Hi: math.Inf(-1)}
			if p == st.origin {
				home = i
			}
		}
		edge := shallow.Feature{Kind: shallow.Edge}
		for _, p := range l.points {
			edge.Points = append(edge.Points, s.index[p])
		}
		for p, x := range s.x {
			i := home
			for _, q := range st.corners[p] {
				if k, on := step[q]; on {
					i = k
				}
			}
			t := floats.Dot(l.u, x)
			cs[i].Lo, cs[i].Hi = min(cs[i].Lo, t-s.rho), max(cs[i].Hi, t+s.rho)
		}
		for i := 1; i < len(cs); i++ {
			if cs[i].Lo-cs[i-1].Hi <= s.least {
				return nil, words.M("minnorm.star.gap", "i", edge.Points[i-1]+1, "j", edge.Points[i]+1)
			}
		}
		ridges = append(ridges, shallow.Ridge{U: l.u, V: l.u, Phi: chords(cs), Follows: edge})
	}
	return shallow.New(s.dim(), nil, append([]float64(nil), o...), ridges...), nil
}

// rayResult returns the closed form of the star under the given key. Its
// statement, why it is optimal, has the key minnorm.<key>.why.
func (s *set) rayResult(st *star, key string) Finding {
	h, err := s.staircases(st)
	if err != nil {
		return Finding{Sign: -1, Why: err.(words.Message)}
	}
	r := &Result{
		Geometry: key,
		Denoiser: h,
		Why:      words.M("minnorm." + key + ".why"),
		Cite:     words.M("minnorm." + key + ".cite"),
		Origin:   s.index[st.origin],
	}
	f := Finding{Sign: +1, Result: r}
	if st.near > 0 {
		f.Sign = 0
		r.Warnings = append(r.Warnings, words.M("minnorm.star.near", "off", math.Asin(st.near)*180/math.Pi, "digits", digits))
	}
	return f
}

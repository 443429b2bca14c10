package convex

import (
	"math"
	"slices"

	"crease/core/order"
	"crease/core/words"
)

// mostMeeting is the number of clusters up to which all pairs are compared.
const mostMeeting = 200

// meeting returns warnings about clusters of samples in the line or the plane
// whose convex hulls are not apart.
func (p Problem) meeting() []words.Message {
	if p.Group == nil || p.Rho > 0 || p.Dim() > 2 {
		return nil
	}
	byGroup := make(map[int][][]float64)
	var groups []int
	for j, g := range p.Group {
		if byGroup[g] == nil {
			groups = append(groups, g)
		}
		byGroup[g] = append(byGroup[g], p.Y[j])
	}
	if len(groups) > mostMeeting {
		return nil
	}
	slices.Sort(groups)
	var warn []words.Message
	hulls := make([][][]float64, len(groups))
	for i, g := range groups {
		hulls[i] = hull(byGroup[g])
		for j := range i {
			if !separate(hulls[i], hulls[j]) {
				warn = append(warn, words.M("convex.meet", "i", groups[j]+1, "j", g+1))
			}
		}
	}
	return warn
}

// hull returns the corners of the convex hull of points of the line or the
// plane, in order round it.
func hull(points [][]float64) [][]float64 {
	pts := slices.Clone(points)
	order.Stable(pts, slices.Compare)
	if len(pts[0]) == 1 {
		return [][]float64{pts[0], pts[len(pts)-1]}
	}
	var out [][]float64
	for range 2 {
		base := len(out)
		for _, c := range pts {
			for len(out) >= base+2 {
				a, b := out[len(out)-2], out[len(out)-1]
				if (b[0]-a[0])*(c[1]-a[1])-(b[1]-a[1])*(c[0]-a[0]) > 0 {
					break
				}
				out = out[:len(out)-1]
			}
			out = append(out, c)
		}
		out = out[:len(out)-1]
		slices.Reverse(pts)
	}
	if len(out) == 0 {
		out = pts[:1]
	}
	return out
}

// separate reports whether a line lies strictly between two hulls. One along or
// across an edge of either does if any does, or across the line through two
// points.
func separate(a, b [][]float64) bool {
	if len(a[0]) == 1 {
		return a[len(a)-1][0] < b[0][0] || b[len(b)-1][0] < a[0][0]
	}
	between := func(x, y float64) bool {
		span := func(pts [][]float64) (lo, hi float64) {
			lo, hi = math.Inf(1), math.Inf(-1)
			for _, p := range pts {
				t := x*p[0] + y*p[1]
				lo, hi = min(lo, t), max(hi, t)
			}
			return lo, hi
		}
		alo, ahi := span(a)
		blo, bhi := span(b)
		return ahi < blo || bhi < alo
	}
	if between(a[0][0]-b[0][0], a[0][1]-b[0][1]) {
		return true
	}
	for _, h := range [2][][]float64{a, b} {
		for i := range h {
			p, q := h[i], h[(i+1)%len(h)]
			x, y := q[0]-p[0], q[1]-p[1]
			if between(x, y) || between(-y, x) {
				return true
			}
		}
	}
	return false
}

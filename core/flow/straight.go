package flow

import (
	"math"
	"slices"

	"crease/core/shallow"
)

// Straight is the probability flow of data on orthogonal lines, in closed form.
// Let the min-cost denoiser be a sum over orthogonal directions u_l of 1-D
// interpolants F_l of the coordinate q = u_l.y, for balls of radius
// rho = k sigma: F is a_i on [a_i - rho, a_i + rho] and linear between. Then
//
//	y(sigma) = f_T(y_T) + (sigma/sigma_T) (y_T - f_T(y_T)),
//
// a straight line in sigma from the start to the start denoised once. For along
// it F_l stays constant: on a ramp from a + rho to b - rho, of height
// a + (b - a) p at share p, q = a + (b - a) p + rho (1 - 2p), which is linear in
// rho at constant p; before the first plateau's end and after the last one's
// start, and on plateaus, q - a is proportional to sigma as rho is. And
// dy/dsigma = (y - f)/sigma holds for a line towards a constant f (derived
// here). So a trajectory ends at a training point, a sum of some, on an edge, or
// inside, according to how many coordinates start on ramps.
type Straight struct {
	F *shallow.Denoiser // f_T
	T float64
}

// Move goes from y at time T to the end.
func (s Straight) Move(y []float64, path *Path) End {
	top := math.Sqrt(s.T)
	path.begin(top, y)
	e := s.F.EvalTo(nil, y)
	path.add(0, e)
	return End{e, 0, TimeUp}
}

// orthogonal is how far two unit directions of such data may be from a right
// angle, and its knots, relative to the size of the data, from a +- rho.
const orthogonal = 1e-9

// IsStraight reports whether f, made for balls of radius rho, is a sum of 1-D
// interpolants over orthogonal directions, as Straight wants it.
func IsStraight(f *shallow.Denoiser, rho float64) bool {
	p := newPieces(f)
	if p.v != nil || !(rho > 0) {
		return false
	}
	var lines []staircase
next:
	for l := range p.ridges {
		r := &p.ridges[l]
		lv, lu := math.Sqrt(dot(r.v, r.v)), math.Sqrt(dot(r.u, r.u))
		if lu == 0 {
			continue
		}
		cos := dot(r.u, r.v) / (lu * lv)
		if !(math.Abs(cos) >= 1-orthogonal*orthogonal) {
			return false
		}
		dir := slices.Clone(r.v)
		for i := range dir {
			dir[i] /= lv
		}
		term := step{r, math.Copysign(lu, cos), lv}
		for i := range lines {
			switch c := dot(lines[i].dir, dir); {
			case math.Abs(c) >= 1-orthogonal*orthogonal:
				lines[i].terms = append(lines[i].terms, step{r, term.k * math.Copysign(1, c), math.Copysign(lv, c)})
				continue next
			case math.Abs(c) > orthogonal:
				return false
			}
		}
		lines = append(lines, staircase{dir, dot(p.c, dir), []step{term}})
	}
	for _, s := range lines {
		if !s.fits(rho, orthogonal*p.unit) {
			return false
		}
	}
	return true
}

// staircase is a function of one coordinate, q -> offset + sum k phi(s q).
type staircase struct {
	dir    []float64
	offset float64
	terms  []step
}

type step struct {
	r    *ridge
	k, s float64
}

func (c staircase) at(q float64) float64 {
	y := c.offset
	for _, t := range c.terms {
		y += t.k * t.r.value(t.r.place(t.s*q, 0), t.s*q)
	}
	return y
}

// fits reports whether the function is constant outside its knots, and has them
// in pairs a + rho, b - rho at the ends of its ramps, where its values are a and
// b.
func (c staircase) fits(rho, tol float64) bool {
	var knots []float64
	var slope float64 // before the first knot
	var after float64 // after the last
	for _, t := range c.terms {
		first, last := t.r.slope[0], t.r.slope[len(t.r.t)]
		if t.s < 0 {
			first, last = last, first
		}
		slope += t.k * t.s * first
		after += t.k * t.s * last
		for _, q := range t.r.t {
			knots = append(knots, q/t.s)
		}
	}
	slices.Sort(knots)
	n := len(knots)
	if n%2 == 1 || math.Abs(slope) > orthogonal || math.Abs(after) > orthogonal {
		return false
	}
	for j, q := range knots {
		side := rho
		if j%2 == 1 {
			side = -rho
		}
		v := c.at(q)
		if math.Abs(q-side-v) > tol || j%2 == 1 && j+1 < n && math.Abs(c.at(knots[j+1])-v) > tol {
			return false
		}
	}
	return true
}

package picture

import "math"

// slack is how far, in device pixels, a painted border may be from the true
// one where round joins become mitres.
const slack = 0.05

// thin is the width in device pixels up to which a single segment is one
// quadrilateral: the feather of ends that narrow is not seen, and arrows are
// many.
const thin = 1.5

// section is a cross-section of a stroke: its vertices on the left and on the
// right of the direction of travel (for Y down, the left normal of (dx, dy) is
// (dy, -dx)), where U is +half and -half.
type section [2]uint32

// across adds the cross-section at p along the vector n, which is the left
// unit normal, or the mitre at joins; v is the distance beyond the end.
func (m *Mesh) across(p, n Pixel, half, v float64) section {
	return section{
		m.vertex(p.X+half*n.X, p.Y+half*n.Y, half, v, half),
		m.vertex(p.X-half*n.X, p.Y-half*n.Y, -half, v, half),
	}
}

// between fills the stroke from one cross-section to the next.
func (m *Mesh) between(a, b section) { m.quad(a[0], b[0], b[1], a[1]) }

// Stroke paints a line: see Pen. Across it the opacity is full to width/2 -
// 1/2 from its middle and nothing from half = width/2 + 1/2 on; a stroke
// thinner than a pixel is as broad as one of a pixel, and paler: the area under
// this profile is the width.
func (m *Mesh) Stroke(run []Pixel, closed bool, width float64, round bool) {
	was := m.tint
	m.tint = was.faded(min(1, width))
	half := max(width, 1)/2 + 0.5
	run = apart(run, closed)
	switch n := len(run); {
	case n == 1 && round:
		m.tint = was
		m.Disc(run[0], width/2)
	case n < 2:
	case n == 2 && !closed && round && width <= thin:
		// The area of the two caps, pi width^2 / 4, goes on straight.
		d, beyond := unit(run[0], run[1]), math.Pi/8*width
		a, b := Pixel{run[0].X - beyond*d.X, run[0].Y - beyond*d.Y}, Pixel{run[1].X + beyond*d.X, run[1].Y + beyond*d.Y}
		m.between(m.across(a, normal(d), half, 0), m.across(b, normal(d), half, 0))
	case closed && n > 2:
		// Start in the middle of a side, so that every corner is a join.
		mid := Pixel{(run[0].X + run[n-1].X) / 2, (run[0].Y + run[n-1].Y) / 2}
		first := m.across(mid, normal(unit(run[n-1], run[0])), half, 0)
		at, from := first, mid
		for i, p := range run {
			to := mid
			if i+1 < n {
				to = run[i+1]
			}
			at = m.join(at, from, p, to, half)
			from = p
		}
		m.between(at, first)
	default:
		d := unit(run[0], run[1])
		at := m.end(run[0], Pixel{-d.X, -d.Y}, normal(d), half, round)
		for i := 1; i+1 < n; i++ {
			at = m.join(at, run[i-1], run[i], run[i+1], half)
		}
		d = unit(run[n-2], run[n-1])
		m.between(at, m.end(run[n-1], d, normal(d), half, round))
	}
	m.tint = was
}

// apart drops points that are nearer than a hundredth of a pixel to the one
// before.
func apart(run []Pixel, closed bool) []Pixel {
	const least = 0.01
	near := func(a, b Pixel) bool { return math.Abs(a.X-b.X) < least && math.Abs(a.Y-b.Y) < least }
	out := run[:1] // in place: what is kept never runs ahead of what is read
	for _, p := range run[1:] {
		if !near(p, out[len(out)-1]) {
			out = append(out, p)
		}
	}
	if closed && len(out) > 1 && near(out[0], out[len(out)-1]) {
		out = out[:len(out)-1]
	}
	return out
}

// unit returns the direction from a to b, which must differ.
func unit(a, b Pixel) Pixel {
	l := math.Hypot(b.X-a.X, b.Y-a.Y)
	return Pixel{(b.X - a.X) / l, (b.Y - a.Y) / l}
}

// normal returns the left normal of a direction.
func normal(d Pixel) Pixel { return Pixel{d.Y, -d.X} }

// end paints what is beyond the end p of a stroke, in direction d, and returns
// the cross-section where it begins; n is the left normal of the stroke.
func (m *Mesh) end(p, d, n Pixel, half float64, round bool) section {
	if round {
		at := m.across(p, n, half, 0)
		m.between(at, m.across(Pixel{p.X + half*d.X, p.Y + half*d.Y}, n, half, half))
		return at
	}
	// A cut: from full, half a pixel before, to nothing, half a pixel after.
	at := m.across(Pixel{p.X - d.X/2, p.Y - d.Y/2}, n, half, 0)
	was := m.tint
	m.tint = was.faded(0)
	m.between(at, m.across(Pixel{p.X + d.X/2, p.Y + d.Y/2}, n, half, 0))
	m.tint = was
	return at
}

// join paints the stroke from the cross-section at, coming from o, up to the
// corner p, the corner, and returns the cross-section from which it goes on
// towards q.
func (m *Mesh) join(at section, o, p, q Pixel, half float64) section {
	d, e := unit(o, p), unit(p, q)
	cos := d.X*e.X + d.Y*e.Y
	h := math.Sqrt(max(0, (1+cos)/2)) // cos of half the turn
	if h > 0 && half*(1/h-1) <= slack {
		// A mitre, indistinguishable from a round join.
		k := 1 / (2 * h * h)
		to := m.across(p, normal(Pixel{(d.X + e.X) * k, (d.Y + e.Y) * k}), half, 0)
		m.between(at, to)
		return to
	}
	// side is +1 where the stroke turns right: the left side is the outer one.
	side := 1.0
	if d.X*e.Y-d.Y*e.X < 0 {
		side = -1
	}
	nd, ne := Pixel{side * d.Y, -side * d.X}, Pixel{side * e.Y, -side * e.X} // outward
	turn := math.Acos(min(max(cos, -1), 1))
	hub := m.vertex(p.X, p.Y, 0, 0, half)
	a, b := m.vertex(p.X+half*nd.X, p.Y+half*nd.Y, side*half, 0, half), m.vertex(p.X+half*ne.X, p.Y+half*ne.Y, side*half, 0, half)
	var f, g uint32 // inner, before and after
	// The inner mitre goes back along either side by half tan(turn/2): where
	// that is too far, an opaque stroke overlaps itself, which is not seen, and
	// a translucent one is pinched.
	room := min(math.Hypot(p.X-o.X, p.Y-o.Y), math.Hypot(q.X-p.X, q.Y-p.Y)) / (half * math.Tan(turn/2))
	if h > 0 && (room >= 1 || m.tint.A < 1) {
		t := min(room, 1) * half
		k := t / (2 * h * h)
		f = m.vertex(p.X-k*(nd.X+ne.X), p.Y-k*(nd.Y+ne.Y), -side*t, 0, half)
		g = f
		m.triangle(f, a, hub)
		m.triangle(f, hub, b)
	} else {
		f = m.vertex(p.X-half*nd.X, p.Y-half*nd.Y, -side*half, 0, half)
		g = m.vertex(p.X-half*ne.X, p.Y-half*ne.Y, -side*half, 0, half)
	}
	m.between(at, sided(side, a, f))
	m.wedge(hub, p, nd, side*turn, half)
	return sided(side, b, g)
}

// wedge paints the sector of a disc about p, the vertex hub, from the
// direction u on, turned by angle.
func (m *Mesh) wedge(hub uint32, p, u Pixel, angle, half float64) {
	// Parts of at most a right angle, each a kite whose tip is the mitre.
	n := math.Ceil(math.Abs(angle) / (math.Pi/2 + 1e-9))
	sin, cos := math.Sincos(angle / n)
	corner := func(u Pixel, r float64) uint32 { return m.vertex(p.X+r*u.X, p.Y+r*u.Y, r*u.X, r*u.Y, half) }
	b := corner(u, half)
	for range int(n) {
		w := Pixel{u.X*cos - u.Y*sin, u.X*sin + u.Y*cos}
		k := 1 / (1 + cos) // (u + w) k is as long as 1/cos of half the angle
		tip := corner(Pixel{(u.X + w.X) * k, (u.Y + w.Y) * k}, half)
		c := corner(w, half)
		m.quad(hub, b, tip, c)
		u, b = w, c
	}
}

// sided orders the outer and the inner vertex as a section, whose left side is
// the outer one when side is +1.
func sided(side float64, outer, inner uint32) section {
	if side > 0 {
		return section{outer, inner}
	}
	return section{inner, outer}
}

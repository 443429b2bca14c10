package picture

import "math"

// slack is how far, in device pixels, a painted border may be from the true
// one where curves become chords and round joins become mitres.
const slack = 0.05

// A round end of a stroke up to 2 bluntCore + 1 = 3 pixels wide is cut square
// where it covers as much: a half disc of the width w has the area of a
// rectangle of the length pi/8 w. Fields of arrows need a third of the
// triangles so, and nobody can tell.
const (
	bluntCore = 1.0
	bluntCap  = math.Pi / 8
)

// section is a cross-section of a stroke: its outer and core vertices on the
// left, its core and outer vertices on the right of the direction of travel
// (for Y down, the left normal of (dx, dy) is (dy, -dx)).
type section [4]uint32

// across adds the cross-section at p along the vector (nx, ny), which is the
// unit normal at the ends and the mitre at joins.
func (m *Mesh) across(p Pixel, nx, ny, core float64, peak float32) section {
	outer := core + 1
	return section{
		m.vertex(p.X+outer*nx, p.Y+outer*ny, 0), m.vertex(p.X+core*nx, p.Y+core*ny, peak),
		m.vertex(p.X-core*nx, p.Y-core*ny, peak), m.vertex(p.X-outer*nx, p.Y-outer*ny, 0),
	}
}

// between fills the stroke from one cross-section to the next.
func (m *Mesh) between(a, b section) {
	m.quad(a[0], b[0], b[1], a[1])
	if v := m.Vertices[m.first:]; v[a[1]] != v[a[2]] || v[b[1]] != v[b[2]] {
		m.quad(a[1], b[1], b[2], a[2])
	}
	m.quad(a[2], b[2], b[3], a[3])
}

// Stroke paints a line: see Pen.
func (m *Mesh) Stroke(run []Pixel, closed bool, width float64, round bool) {
	core, peak := feather(width)
	run = apart(run, closed)
	n := len(run)
	switch {
	case n == 1 && round:
		m.Disc(run[0], width/2)
		return
	case n < 2:
		return
	case n == 2:
		closed = false
	}
	if closed {
		// Start in the middle of a side, so that every corner is a join.
		mid := Pixel{(run[0].X + run[n-1].X) / 2, (run[0].Y + run[n-1].Y) / 2}
		d := unit(run[n-1], run[0])
		first := m.across(mid, d.Y, -d.X, core, peak)
		at, from := first, mid
		for i, p := range run {
			to := mid
			if i+1 < n {
				to = run[i+1]
			}
			at = m.join(at, from, p, to, core, peak)
			from = p
		}
		m.between(at, first)
		return
	}
	at := m.begin(run[0], run[1], core, peak, round)
	for i := 1; i+1 < n; i++ {
		at = m.join(at, run[i-1], run[i], run[i+1], core, peak)
	}
	m.finish(at, run[n-2], run[n-1], core, peak, round)
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

// begin paints the start of a stroke from p towards q and returns the
// cross-section from which it goes on.
func (m *Mesh) begin(p, q Pixel, core float64, peak float32, round bool) section {
	d := unit(p, q)
	if round && core > bluntCore {
		at := m.across(p, d.Y, -d.X, core, peak)
		m.cap(p, Pixel{-d.X, -d.Y}, at, core, peak)
		return at
	}
	if round {
		p = Pixel{p.X - bluntCap*(2*core+1)*d.X, p.Y - bluntCap*(2*core+1)*d.Y}
	}
	e := min(0.5, math.Hypot(q.X-p.X, q.Y-p.Y)/2)
	out := m.across(Pixel{p.X - d.X/2, p.Y - d.Y/2}, d.Y, -d.X, core, 0)
	at := m.across(Pixel{p.X + e*d.X, p.Y + e*d.Y}, d.Y, -d.X, core, peak)
	m.between(out, at)
	return at
}

// finish paints the end of a stroke at q, coming from p.
func (m *Mesh) finish(at section, p, q Pixel, core float64, peak float32, round bool) {
	d := unit(p, q)
	if round && core > bluntCore {
		to := m.across(q, d.Y, -d.X, core, peak)
		m.between(at, to)
		m.cap(q, d, section{to[3], to[2], to[1], to[0]}, core, peak)
		return
	}
	if round {
		q = Pixel{q.X + bluntCap*(2*core+1)*d.X, q.Y + bluntCap*(2*core+1)*d.Y}
	}
	e := min(0.5, math.Hypot(q.X-p.X, q.Y-p.Y)/2)
	in := m.across(Pixel{q.X - e*d.X, q.Y - e*d.Y}, d.Y, -d.X, core, peak)
	m.between(at, in)
	m.between(in, m.across(Pixel{q.X + d.X/2, q.Y + d.Y/2}, d.Y, -d.X, core, 0))
}

// cap paints the half disc about p that bulges in direction d. s is the
// cross-section there, seen so that the half disc turns from s[0] to s[3].
func (m *Mesh) cap(p, d Pixel, s section, core float64, peak float32) {
	mid := m.vertex(p.X, p.Y, peak)
	b, a := s[1], s[0]
	n := steps(math.Pi, core+1)
	for k := 1; k <= n; k++ {
		b2, a2 := s[2], s[3]
		if k < n {
			sin, cos := math.Sincos(math.Pi * float64(k) / float64(n))
			// From the normal to the left of -d, by way of d, to the right.
			u := Pixel{-d.Y*cos + d.X*sin, d.X*cos + d.Y*sin}
			b2 = m.vertex(p.X+core*u.X, p.Y+core*u.Y, peak)
			a2 = m.vertex(p.X+(core+1)*u.X, p.Y+(core+1)*u.Y, 0)
		}
		m.triangle(mid, b, b2)
		m.quad(b, a, a2, b2)
		b, a = b2, a2
	}
}

// steps returns how many chords follow an arc of the given angle and radius to
// within slack.
func steps(angle, radius float64) int {
	if radius <= slack {
		return 1
	}
	return max(1, int(math.Ceil(angle/2/math.Acos(1-slack/radius))))
}

// join paints the stroke from the cross-section at up to the corner p, the
// corner, and returns the cross-section from which it goes on towards q.
func (m *Mesh) join(at section, o, p, q Pixel, core float64, peak float32) section {
	d, e := unit(o, p), unit(p, q)
	cos := d.X*e.X + d.Y*e.Y
	half := math.Sqrt(max(0, (1+cos)/2)) // cos of half the turn
	outer := core + 1
	if half > 0 && outer*(1/half-1) <= slack {
		// A mitre, indistinguishable from a round join.
		k := 1 / (2 * half * half)
		to := m.across(p, (d.Y+e.Y)*k, -(d.X+e.X)*k, core, peak)
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
	var c, f, c2, f2 uint32 // inner core and feather, before and after
	// The inner mitre goes back along either side by outer tan(turn/2): where
	// that is too far, an opaque stroke overlaps itself, which is not seen, and
	// a translucent one is pinched.
	room := min(math.Hypot(p.X-o.X, p.Y-o.Y), math.Hypot(q.X-p.X, q.Y-p.Y)) / (outer * math.Tan(turn/2))
	if half > 0 && (room >= 1 || m.tint.A < 1) {
		k := min(room, 1) / (2 * half * half)
		mx, my := (nd.X+ne.X)*k, (nd.Y+ne.Y)*k
		c, f = m.vertex(p.X-core*mx, p.Y-core*my, peak), m.vertex(p.X-outer*mx, p.Y-outer*my, 0)
		c2, f2 = c, f
	} else {
		c, f = m.vertex(p.X-core*nd.X, p.Y-core*nd.Y, peak), m.vertex(p.X-outer*nd.X, p.Y-outer*nd.Y, 0)
		c2, f2 = m.vertex(p.X-core*ne.X, p.Y-core*ne.Y, peak), m.vertex(p.X-outer*ne.X, p.Y-outer*ne.Y, 0)
	}
	b, a := m.vertex(p.X+core*nd.X, p.Y+core*nd.Y, peak), m.vertex(p.X+outer*nd.X, p.Y+outer*nd.Y, 0)
	m.between(at, sided(side, a, b, c, f))
	hub := c
	if c != c2 {
		hub = m.vertex(p.X, p.Y, peak)
	}
	n := steps(turn, outer)
	for k := 1; k <= n; k++ {
		u := ne
		if k < n {
			// Turn nd towards ne: by the angle k turn/n, to the side of the turn.
			sin, cos := math.Sincos(side * turn * float64(k) / float64(n))
			u = Pixel{nd.X*cos - nd.Y*sin, nd.X*sin + nd.Y*cos}
		}
		b2, a2 := m.vertex(p.X+core*u.X, p.Y+core*u.Y, peak), m.vertex(p.X+outer*u.X, p.Y+outer*u.Y, 0)
		m.triangle(hub, b, b2)
		m.quad(b, a, a2, b2)
		b, a = b2, a2
	}
	return sided(side, a, b, c2, f2)
}

// sided orders outer feather, outer core, inner core and inner feather as a
// section, whose left side is the outer one when side is +1.
func sided(side float64, a, b, c, f uint32) section {
	if side > 0 {
		return section{a, b, c, f}
	}
	return section{f, c, b, a}
}

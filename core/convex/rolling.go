package convex

import "math"

// bitangent turns a line that touches balls at[0] and at[1] so that it does so
// again after they have moved: at[0] on its negative side, at[1] on the side it
// was on. It reports whether there is such a line near.
func (s *sites) bitangent(t *place) bool {
	i, m := int(t.at[0]), int(t.at[1])
	x, y := s.u[2*m]-s.u[2*i], s.u[2*m+1]-s.u[2*i+1]
	d := math.Hypot(x, y)
	if d <= 2*s.rho {
		return false
	}
	at := math.Atan2(y, x)
	best, to := -1.0, 0.0
	for _, a := range [4]float64{at - math.Pi/2, at + math.Pi/2, at - math.Acos(2*s.rho/d), at + math.Acos(2*s.rho/d)} {
		if c := math.Cos(a)*t.w[0] + math.Sin(a)*t.w[1]; c > best {
			best, to = c, a
		}
	}
	t.w = [maxDim]float64{math.Cos(to), math.Sin(to)}
	return true
}

// entering is how deep, in the frame, a line may seem to enter a ball that it
// touches.
const entering = 1e-12

// entered returns the ball that a line enters deepest, or -1.
func (s *sites) entered(t *place) int {
	deepest, at := entering, -1
	for j := range s.n {
		if d := s.rho - math.Abs(s.height(t, j)); d > deepest {
			deepest, at = d, j
		}
	}
	return at
}

// evade turns a line that rolls round a ball into another back until it touches
// that one too.
func (s *sites) evade(t *place) {
	if s.rho == 0 || s.p != 2 || t.at[1] >= 0 {
		return
	}
	if m := s.entered(t); m >= 0 {
		t.at[1] = int32(m)
		s.bitangent(t)
		s.settle(t)
	}
}

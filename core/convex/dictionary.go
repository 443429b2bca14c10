package convex

import "math"

// dictionary is the set of creases that the master weighs.
type dictionary []place

const (
	// apart is the least angle between two creases that touch the same sites:
	// closer ones are alike to the master and spoil its matrix.
	apart = 1e-6
	// farther is the least angle between two creases that share one site only.
	// Beside samples that are near each other they may differ much.
	farther = 1e-10
)

// add enters a crease unless one like it is there.
func (d *dictionary) add(at place) {
	for i := range *d {
		if b := &(*d)[i]; meet(&at, b) && alike(&at, b) {
			return
		}
	}
	*d = append(*d, at)
}

// meet reports whether two creases touch a common site.
func meet(a, b *place) bool {
	return a.at[0] == b.at[0] || a.at[0] == b.at[1] || a.at[1] >= 0 && (a.at[1] == b.at[0] || a.at[1] == b.at[1])
}

// touchSame reports whether two creases touch the same sites.
func touchSame(a, b *place) bool {
	for _, i := range a.at {
		if i != b.at[0] && i != b.at[1] && i != b.at[2] {
			return false
		}
	}
	for _, i := range b.at {
		if i != a.at[0] && i != a.at[1] && i != a.at[2] {
			return false
		}
	}
	return true
}

// alike reports whether two creases are one to the master.
func alike(a, b *place) bool {
	tol := apart
	if !touchSame(a, b) {
		tol = farther
	}
	if sine(&a.w, &b.w) >= tol {
		return false
	}
	o := b.b
	if dot(a.w[:], b.w[:]) < 0 {
		o = -o
	}
	return math.Abs(a.b-o) < tol
}

// sameSide reports whether two creases that meet touch their common site on the
// same side.
func (s *sites) sameSide(a, b *place) bool {
	if s.rho == 0 {
		return true
	}
	at := a.at[0]
	if at != b.at[0] && at != b.at[1] {
		at = a.at[1]
	}
	return (s.height(a, int(at)) > 0) == (s.height(b, int(at)) > 0) == (dot(a.w[:], b.w[:]) > 0)
}

// sine returns the sine of the angle between two creases; w and -w are one.
func sine(a, b *[maxDim]float64) float64 {
	c := a[0]*b[0] + a[1]*b[1] + a[2]*b[2]
	x, y, z := a[0]-c*b[0], a[1]-c*b[1], a[2]-c*b[2]
	return math.Sqrt(x*x + y*y + z*z)
}

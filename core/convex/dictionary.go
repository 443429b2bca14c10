package convex

import "math"

// dictionary is the set of creases that the master weighs.
type dictionary []place

// apart is the least angle between two creases through the same site: closer
// ones are alike to the master and spoil its matrix.
const apart = 1e-6

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

// alike reports whether two creases are closer than apart.
func alike(a, b *place) bool {
	if sine(&a.w, &b.w) >= apart {
		return false
	}
	o := b.b
	if dot(a.w[:], b.w[:]) < 0 {
		o = -o
	}
	return math.Abs(a.b-o) < apart
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

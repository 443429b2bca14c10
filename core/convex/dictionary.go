package convex

import "math"

// dictionary is the set of creases that the master weighs: places over the
// rows u (n x p).
type dictionary struct {
	p      int
	u      []float64
	places []place
	buf    []float64
}

// apart is the least angle between two creases through the same anchor: closer
// ones are alike to the master and spoil its matrix.
const apart = 1e-6

// add enters a crease unless one like it is there, and reports whether it did.
func (d *dictionary) add(at place) bool {
	for i := range d.places {
		b := &d.places[i]
		if at.at[0] != b.at[0] && !(at.at[0] == b.at[1] && at.at[1] == b.at[0]) {
			continue
		}
		var c float64
		for k := range d.p {
			c += at.w[k] * b.w[k]
		}
		// sin^2 of the angle, between lines: w and -w are one crease.
		var s float64
		for k := range d.p {
			t := at.w[k] - c*b.w[k]
			s += t * t
		}
		if s < apart*apart {
			return false
		}
	}
	d.places = append(d.places, at)
	return true
}

// fill makes the columns of all places: relu(w.(u_j - u_anchor)), or that of
// the other side, whichever has fewer entries: they differ by an affine
// function, which costs nothing.
func (d *dictionary) fill(col *columns) {
	col.reset()
	for i := range d.places {
		d.column(&d.places[i], col)
	}
}

func (d *dictionary) column(at *place, col *columns) {
	n := len(d.u) / d.p
	if cap(d.buf) < n {
		d.buf = make([]float64, n)
	}
	buf := d.buf[:n]
	var base float64
	o := d.u[int(at.at[0])*d.p:]
	for k := range d.p {
		base += at.w[k] * o[k]
	}
	plus, minus := 0, 0
	for j := range buf {
		t := -base
		for k, v := range d.u[j*d.p : j*d.p+d.p] {
			t += at.w[k] * v
		}
		if math.Abs(t) < 1e-15 {
			t = 0
		}
		buf[j] = t
		switch {
		case t > 0:
			plus++
		case t < 0:
			minus++
		}
	}
	for _, j := range at.at {
		if j < 0 {
			continue
		}
		switch {
		case buf[j] > 0:
			plus--
		case buf[j] < 0:
			minus--
		}
		buf[j] = 0
	}
	sign := 1.0
	if minus < plus {
		sign = -1
	}
	for j, t := range buf {
		if t *= sign; t > 0 {
			col.row = append(col.row, int32(j))
			col.val = append(col.val, t)
		}
	}
	col.start = append(col.start, int32(len(col.row)))
}

package convex

import "math"

// planes is a list of planes that touch balls in space and enter none: those
// along the edges between centres and the faces of three. It stands for the
// oracle of balls in space, where none is exact: the best function of such
// planes is an upper bound, and no lower bound is drawn from it.
type planes struct {
	at   *sites
	list []place
	row  []float64
}

// mostPlaned is the number of balls in space up to which all faces are tried.
const mostPlaned = 12

func newPlanes(at *sites) *planes {
	o := &planes{at: at}
	diff := func(i, j int) (v [maxDim]float64) {
		for c := range v {
			v[c] = at.u[3*j+c] - at.u[3*i+c]
		}
		return v
	}
	for i := range min(at.n, mostPlaned) {
		for j := range i {
			a := diff(i, j)
			o.add(a)
			for k := range j {
				b := diff(i, k)
				o.add([maxDim]float64{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]})
			}
		}
	}
	return o
}

// add lists the planes normal to w that touch a ball, on either side, and enter
// none.
func (o *planes) add(w [maxDim]float64) {
	l := norm(w[:])
	if !(l > 1e-9) {
		return
	}
	for _, sign := range [2]float64{1 / l, -1 / l} {
		v := w
		scale(v[:], sign)
		for i := range o.at.n {
			t := o.at.through(v, int32(i), -1, -1)
			if o.at.entered(&t) < 0 {
				o.list = append(o.list, t)
			}
		}
	}
}

func (o *planes) search(lambda []float64, q int, level *float64, visit func(place)) {
	o.row = grow(o.row, q)
	for _, t := range o.list {
		clear(o.row)
		o.at.each(&t, 1, func(j int, v float64) { axpy(o.row, v, lambda[j*q:j*q+q]) })
		var s float64
		for _, x := range o.row {
			s += x * x
		}
		if t.value = math.Sqrt(s); t.value > *level {
			visit(t)
		}
	}
}

package convex

// plane is the oracle in the plane: one sweep an anchor, O(n^2) when the
// sorted toggles are kept, O(n^2 log n) when they are not.
type plane struct {
	u     []float64
	n     int
	order []int32 // n - 1 toggles an anchor, nil when they are not kept
	have  []int32 // how many of them there are: coinciding samples never toggle
	sw    *sweep
	buf   []toggle
	one   []int32
}

// keepOrder is the number of samples up to which the sorted toggles are kept:
// 4 MB of them.
const keepOrder = 1024

func newPlane(u []float64) *plane {
	o := &plane{u: u, n: len(u) / 2}
	o.buf = make([]toggle, 0, o.n)
	if o.n > keepOrder {
		o.one = make([]int32, 0, o.n)
		return o
	}
	o.order = make([]int32, o.n*max(o.n-1, 0))
	o.have = make([]int32, o.n)
	o.sw = newSweep(o.n, 1)
	for i := range o.n {
		o.relative(i)
		row := o.order[i*(o.n-1) : i*(o.n-1) : (i+1)*(o.n-1)]
		o.have[i] = int32(len(o.sw.sort(row, o.buf)))
	}
	return o
}

// relative moves sample i to the origin of the sweep.
func (o *plane) relative(i int) {
	x, y, v := o.u[2*i], o.u[2*i+1], o.sw.v
	for j := 0; j < len(v); j += 2 {
		v[j], v[j+1] = o.u[j]-x, o.u[j+1]-y
	}
}

func (o *plane) search(lambda []float64, q int, level *float64, visit func(place)) {
	if o.sw == nil || len(o.sw.gx) != q {
		o.sw = newSweep(o.n, q)
	}
	var anchor int32
	report := func(c, s float64, k int32, value float64) {
		visit(place{w: [maxDim]float64{c, s}, b: -c*o.u[2*anchor] - s*o.u[2*anchor+1], at: [maxDim]int32{anchor, k, -1}, value: value})
	}
	for i := range o.n {
		anchor = int32(i)
		o.relative(i)
		var order []int32
		if o.order != nil {
			order = o.order[i*(o.n-1):][:o.have[i]]
		} else {
			o.one = o.sw.sort(o.one, o.buf)
			order = o.one
		}
		o.sw.run(lambda, order, level, report, nil)
	}
}

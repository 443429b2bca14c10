package flow

import "sort"

// Path is the way of one trajectory, kept in at most Most points: when it is
// full, every other one goes. Its clock is t for iterations (counting them) and
// for the score flow, which runs up from 0, and sigma_t = sqrt t for the
// probability flow, which runs down from sqrt T to 0: by that clock the
// trajectories of either are nearly straight between points.
type Path struct {
	Most  int // 0 means 256
	clock []float64
	y     []float64 // d a point
	d     int
	every int  // a point of that many is kept
	skip  int  // how many to skip before the next
	loose bool // the last point is beyond the rhythm, to be replaced
}

const defaultMost = 256

// Len returns the number of points.
func (p *Path) Len() int { return len(p.clock) }

// Point returns the clock and the place of point i. The slice must not be
// changed.
func (p *Path) Point(i int) (clock float64, y []float64) {
	return p.clock[i], p.y[i*p.d : (i+1)*p.d : (i+1)*p.d]
}

// At stores in dst (made when nil) the place at a time, linear between the
// points, and the first or last of them outside. It panics if the path is
// empty.
func (p *Path) At(dst []float64, clock float64) []float64 {
	n := len(p.clock)
	if dst == nil {
		dst = make([]float64, p.d)
	}
	down := p.clock[n-1] < p.clock[0]
	i := sort.Search(n, func(i int) bool {
		if down {
			return p.clock[i] <= clock
		}
		return p.clock[i] >= clock
	})
	i = min(max(i, 1), n-1)
	if n == 1 {
		copy(dst, p.y)
		return dst
	}
	t0, y0 := p.Point(i - 1)
	t1, y1 := p.Point(i)
	a := 1.0
	if t1 != t0 {
		a = min(max((clock-t0)/(t1-t0), 0), 1)
	}
	for k := range dst {
		dst[k] = y0[k] + a*(y1[k]-y0[k])
	}
	return dst
}

// begin empties the path for a trajectory from y. A nil path keeps nothing.
func (p *Path) begin(clock float64, y []float64) {
	if p == nil {
		return
	}
	p.clock, p.y = p.clock[:0], p.y[:0]
	p.d, p.every, p.skip, p.loose = len(y), 1, 0, false
	p.add(clock, y)
}

// add appends a point, or passes it by for the next.
func (p *Path) add(clock float64, y []float64) {
	if p == nil {
		return
	}
	if p.loose {
		p.drop()
	}
	most := max(p.Most, 4)
	if p.Most == 0 {
		most = defaultMost
	}
	if len(p.clock) == most {
		p.thin()
	}
	p.clock = append(p.clock, clock)
	p.y = append(p.y, y...)
	// Out of rhythm, the point only stands until the next one comes: so the
	// last point is always the newest.
	p.loose = p.skip > 0
	if p.skip--; p.skip < 0 {
		p.skip = p.every - 1
	}
}

func (p *Path) drop() {
	n := len(p.clock) - 1
	p.clock, p.y, p.loose = p.clock[:n], p.y[:n*p.d], false
}

// thin keeps every other point, the first among them.
func (p *Path) thin() {
	n := 0
	for i := 0; i < len(p.clock); i += 2 {
		p.clock[n] = p.clock[i]
		copy(p.y[n*p.d:(n+1)*p.d], p.y[i*p.d:])
		n++
	}
	p.clock, p.y = p.clock[:n], p.y[:n*p.d]
	p.every *= 2
	p.skip = p.every - 1
}

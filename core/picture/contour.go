package picture

import (
	"math"
	"strings"
)

// The sides of a square of the lattice.
const (
	top = iota
	right
	bottom
	left
)

// marching lists, for each set of corners of a square that lie in the area (1
// top left, 2 top right, 4 bottom right, 8 bottom left), the sides by which
// its border enters and leaves. At the saddles 5 and 10 the corners are apart;
// where they are joined the lines are those of joined.
var marching = [16][][2]int{
	1: {{left, top}}, 2: {{top, right}}, 4: {{right, bottom}}, 8: {{bottom, left}},
	3: {{left, right}}, 6: {{top, bottom}}, 12: {{right, left}}, 9: {{bottom, top}},
	7: {{left, bottom}}, 14: {{top, left}}, 13: {{right, top}}, 11: {{bottom, right}},
	5: {{left, top}, {right, bottom}}, 10: {{top, right}, {bottom, left}},
}

var joined = [16][][2]int{
	5: {{left, bottom}, {right, top}}, 10: {{top, left}, {bottom, right}},
}

// lattice holds the values of a raster: a ring outside every area, a ring on
// the border with the values of the cells beside it, and the centres of the
// cells. The two rings have the same places, so areas close along the border.
type lattice struct {
	*Raster
	v      []float64 // nx x ny
	nx, ny int
}

// newLattice takes finite values (Rows x Cols), which go on unchanged from the
// centres of the outermost cells to the border.
func newLattice(r *Raster, v []float64) *lattice {
	l := &lattice{Raster: r, nx: r.Cols + 4, ny: r.Rows + 4}
	l.v = make([]float64, l.nx*l.ny)
	for j := range l.ny {
		for i := range l.nx {
			x := math.Inf(-1)
			if i > 0 && j > 0 && i < l.nx-1 && j < l.ny-1 {
				x = v[min(max(j-2, 0), r.Rows-1)*r.Cols+min(max(i-2, 0), r.Cols-1)]
			}
			l.v[j*l.nx+i] = x
		}
	}
	return l
}

func (l *lattice) place(i, j int) Pixel {
	at := func(i, n int) float64 { return min(max((float64(i)-1.5)/float64(n), 0), 1) }
	return Pixel{l.X + l.W*at(i, l.Cols), l.Y + l.H*at(j, l.Rows)}
}

// edge numbers the side of square (i, j): 2k leaves node k to the right,
// 2k + 1 downwards.
func (l *lattice) edge(i, j, side int) int {
	k := j*l.nx + i
	switch side {
	case top:
		return 2 * k
	case right:
		return 2*(k+1) + 1
	case bottom:
		return 2 * (k + l.nx)
	}
	return 2*k + 1
}

// crossing returns where the values reach level on an edge.
func (l *lattice) crossing(edge int, level float64) Pixel {
	i, j := edge/2%l.nx, edge/2/l.nx
	i2, j2 := i+1, j
	if edge%2 == 1 {
		i2, j2 = i, j+1
	}
	a, b := l.place(i, j), l.place(i2, j2)
	p, q := l.v[j*l.nx+i], l.v[j2*l.nx+i2]
	t := (level - p) / (q - p)
	if t != t { // from the outer ring: both ends have one place
		t = 0
	}
	return Pixel{a.X + t*(b.X-a.X), a.Y + t*(b.Y-a.Y)}
}

// area returns the area {v >= level} as an SVG path, by marching squares.
func (l *lattice) area(level float64) string {
	next := make(map[int]int) // from the edge of entry to that of exit
	var starts []int
	for j := range l.ny - 1 {
		up, down := l.v[j*l.nx:][:l.nx], l.v[(j+1)*l.nx:][:l.nx]
		west := 0 // of the corners on the left: 1 up, 8 down
		for i := range l.nx - 1 {
			in := west
			west = 0
			if up[i+1] >= level {
				in |= 2
				west = 1
			}
			if down[i+1] >= level {
				in |= 4
				west |= 8
			}
			lines := marching[in]
			if len(lines) == 2 && (up[i]+up[i+1]+down[i]+down[i+1])/4 >= level { // the mean decides a saddle
				lines = joined[in]
			}
			for _, s := range lines {
				from := l.edge(i, j, s[0])
				next[from] = l.edge(i, j, s[1])
				starts = append(starts, from)
			}
		}
	}
	var b strings.Builder
	var loop []Pixel
	for _, e := range starts {
		loop = loop[:0]
		for to, ok := next[e]; ok; to, ok = next[e] {
			delete(next, e)
			loop = append(loop, l.crossing(e, level))
			e = to
		}
		closed(&b, straighten(loop))
	}
	return b.String()
}

// closed writes a closed line, nothing for fewer than three points.
func closed(b *strings.Builder, loop []Pixel) {
	if len(loop) < 3 {
		return
	}
	for n, p := range loop {
		if n == 0 {
			b.WriteByte('M')
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(short(p.X))
		b.WriteByte(' ')
		b.WriteString(short(p.Y))
	}
	b.WriteByte('z')
}

// straighten drops the points of a closed line that lie within a twentieth of
// a pixel of the chord from the last point kept to the next one.
func straighten(loop []Pixel) []Pixel {
	const slack = 0.05
	out := make([]Pixel, 0, len(loop))
	for i, p := range loop {
		if len(out) > 0 {
			a, c := out[len(out)-1], loop[(i+1)%len(loop)]
			dx, dy := c.X-a.X, c.Y-a.Y
			if math.Abs(dx*(p.Y-a.Y)-dy*(p.X-a.X)) <= slack*math.Hypot(dx, dy) {
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

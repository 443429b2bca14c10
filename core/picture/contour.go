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
	v      []float64 // Rows x Cols
	nx, ny int
}

func (l *lattice) value(i, j int) float64 {
	if i == 0 || j == 0 || i == l.nx-1 || j == l.ny-1 {
		return math.Inf(-1)
	}
	c, row := min(max(i-2, 0), l.Cols-1), min(max(j-2, 0), l.Rows-1)
	return l.v[row*l.Cols+c]
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
	p, q := l.value(i, j), l.value(i2, j2)
	t := (level - p) / (q - p)
	if t != t { // from the outer ring: both ends have one place
		t = 0
	}
	return Pixel{a.X + t*(b.X-a.X), a.Y + t*(b.Y-a.Y)}
}

// contour returns the area {v >= level} of the raster as an SVG path, by
// marching squares. The finite values v (Rows x Cols) stand at the centres of
// the cells and go on unchanged to the border.
func (r *Raster) contour(v []float64, level float64) string {
	l := lattice{r, v, r.Cols + 4, r.Rows + 4}
	next := make(map[int]int) // from the edge of entry to that of exit
	var starts []int
	for j := range l.ny - 1 {
		for i := range l.nx - 1 {
			in, sum := 0, 0.0
			for n, x := range [4]float64{l.value(i, j), l.value(i+1, j), l.value(i+1, j+1), l.value(i, j+1)} {
				sum += x
				if x >= level {
					in |= 1 << n
				}
			}
			lines := marching[in]
			if len(lines) == 2 && sum/4 >= level { // the mean decides a saddle
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

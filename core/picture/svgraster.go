package picture

import (
	"encoding/base64"
	"strconv"
	"strings"
)

// raster writes one raster: as an image in a theme that is known, as areas
// that take their colour from the page otherwise.
func (s *svg) raster(r *Raster) {
	a := opacity(r.Alpha)
	if a == 0 || r.W <= 0 || r.H <= 0 {
		return
	}
	switch {
	case !s.variable:
		s.image(r, a)
	case r.Palette == Diverging:
		s.levels(r, Positive, a, func(v byte) float64 { return (float64(v) - 128) / 127 })
		s.levels(r, Negative, a, func(v byte) float64 { return (128 - float64(v)) / 128 })
	case r.Palette == Sequential:
		s.levels(r, Fit, a, func(v byte) float64 { return float64(v) / 255 })
	case r.Palette == Categorical:
		s.classes(r, a, len(cells)+1, func(v byte) int {
			if v == 0 {
				return 0
			}
			return 1 + (int(v)-1)%len(cells)
		}, func(k int) string {
			if k == 0 {
				return s.colour(Paper)
			}
			return "var(--crease-cell" + strconv.Itoa(k) + ")"
		})
	default:
		const tones = 32
		s.classes(r, a, tones, func(v byte) int { return int(v) * tones / 256 }, func(k int) string {
			g := uint8(k * 255 / (tones - 1))
			return Colour{g, g, g}.String()
		})
	}
}

func (s *svg) image(r *Raster, a float64) {
	s.put("\n<image x=\"", short(r.X), `" y="`, short(r.Y), `" width="`, short(r.W), `" height="`, short(r.H), `" preserveAspectRatio="none"`)
	if a < 1 {
		s.put(` opacity="`, short(a), `"`)
	}
	if !r.Smooth {
		s.put(` image-rendering="pixelated"`)
	}
	s.put(` href="data:image/png;base64,`, base64.StdEncoding.EncodeToString(r.png(s.theme)), `"/>`)
}

// levels paints {share(v) >= k/n} for k = 1..n one over the other, so that
// together they mix the role into the paper in n equal steps: after k layers
// the role covers t_k = a (k - 1/2)/n, hence layer k has the opacity
// 1 - (1 - t_k)/(1 - t_{k-1}).
func (s *svg) levels(r *Raster, role Role, a float64, share func(byte) float64) {
	const n = 12
	v := make([]float64, len(r.Cells))
	for i, c := range r.Cells {
		v[i] = share(c)
	}
	s.put("\n<g fill=\"", s.colour(role), `"`)
	if !r.Smooth {
		s.put(` shape-rendering="crispEdges"`)
	}
	s.put(">")
	lattice := newLattice(r, v)
	was := 0.0
	for k := 1; k <= n; k++ {
		level := (float64(k) - 0.5) / n
		t := a * float64(k) / n
		var d string
		if r.Smooth {
			d = lattice.area(level)
		} else {
			d = r.runs(func(i int) bool { return v[i] >= level })
		}
		if d == "" {
			break
		}
		s.put("\n<path fill-opacity=\"", strconv.FormatFloat(1-(1-t)/(1-was), 'f', 3, 64), `" d="`, d, `"/>`)
		was = t
	}
	s.put("\n</g>")
}

// classes paints the cells of each class in its colour.
func (s *svg) classes(r *Raster, a float64, n int, class func(byte) int, colour func(int) string) {
	s.put("\n<g shape-rendering=\"crispEdges\"")
	if a < 1 {
		s.put(` opacity="`, short(a), `"`)
	}
	s.put(">")
	for k := range n {
		if d := r.runs(func(i int) bool { return class(r.Cells[i]) == k }); d != "" {
			s.put("\n<path fill=\"", colour(k), `" d="`, d, `"/>`)
		}
	}
	s.put("\n</g>")
}

// runs returns the cells that are in as rectangles: runs of a row, joined with
// equal runs of the rows below.
func (r *Raster) runs(in func(i int) bool) string {
	var b strings.Builder
	dx, dy := r.W/float64(r.Cols), r.H/float64(r.Rows)
	done := make([]bool, len(r.Cells))
	ends := func(row, c int) int { // of the run that begins at c
		for c < r.Cols && !done[row*r.Cols+c] && in(row*r.Cols+c) {
			c++
		}
		return c
	}
	for row := range r.Rows {
		for c := 0; c < r.Cols; c++ {
			e := ends(row, c)
			if e == c {
				continue
			}
			last := row + 1
			for last < r.Rows && ends(last, c) == e && (c == 0 || ends(last, c-1) == c-1) {
				last++
			}
			for k := row; k < last; k++ {
				for i := c; i < e; i++ {
					done[k*r.Cols+i] = true
				}
			}
			b.WriteString("M" + short(r.X+float64(c)*dx) + " " + short(r.Y+float64(row)*dy) +
				"h" + short(float64(e-c)*dx) + "v" + short(float64(last-row)*dy) + "h" + short(float64(c-e)*dx) + "z")
			c = e - 1
		}
	}
	return b.String()
}

package shallow

import (
	"math"
	"strconv"
	"strings"
)

// MarshalJSON returns h in JSON, so that encoding/json writes it as
//
//	{"d": 2, "V": [[...], ...], "c": [...],
//	 "ridges": [{"u": [...], "v": [...], "left": [p, s], "knots": [...], "jumps": [...],
//	             "follows": {"kind": "edge", "points": [1, 2]}}, ...],
//	 "creases": [{"w": [...], "tau": ..., "a": [...]}, ...],
//	 "cost": ...}
//
// where h(y) = V y + c + sum u phi(v.y) over the ridges, with phi(t) = p + s t +
// sum jump [t - knot]_+. Points count from 1; follows is left out where nothing
// is known. The creases are the same function's in canonical form, and cost is
// the sum of their |a|. Numbers are the shortest that read back to the same
// bits; one that is not finite is null. The error is always nil.
func (h *Denoiser) MarshalJSON() ([]byte, error) {
	var e encoder
	e.put(`{"d":`, strconv.Itoa(h.d), `,"V":`)
	v := h.v
	if v == nil {
		v = make([]float64, h.d*h.d)
	}
	e.rows("[", "]", v, h.d)
	e.put(`,"c":`)
	e.list("[", "]", h.c)
	e.put(`,"ridges":[`)
	for i, r := range h.ridges {
		e.comma(i)
		e.put(`{"u":`)
		e.list("[", "]", r.U)
		e.put(`,"v":`)
		e.list("[", "]", r.V)
		at0, slope := r.Phi.Left()
		var t, jump []float64
		for _, k := range r.Phi.Knots() {
			t, jump = append(t, k.T), append(jump, k.Jump)
		}
		e.put(`,"left":`)
		e.list("[", "]", []float64{at0, slope})
		e.put(`,"knots":`)
		e.list("[", "]", t)
		e.put(`,"jumps":`)
		e.list("[", "]", jump)
		if f := r.Follows; f.Kind != NoFeature {
			kind := map[FeatureKind]string{Edge: "edge", Face: "face"}[f.Kind]
			e.put(`,"follows":{"kind":"`, kind, `","points":[`)
			for j, p := range f.Points {
				e.comma(j)
				e.put(strconv.Itoa(p + 1))
			}
			e.put(`]}`)
		}
		e.put(`}`)
	}
	e.put(`],"creases":[`)
	for i, c := range h.Creases() {
		e.comma(i)
		e.put(`{"w":`)
		e.list("[", "]", c.W)
		e.put(`,"tau":`)
		e.number(c.Tau)
		e.put(`,"a":`)
		e.list("[", "]", c.A)
		e.put(`}`)
	}
	e.put(`],"cost":`)
	e.number(h.Cost())
	e.put(`}`)
	return []byte(e.String()), nil
}

// NumPy returns a Python program with a function denoise(y) that evaluates h at
// the rows of y (m x d). Run by itself, it reads points from its standard
// input, one a line, and prints h there.
func (h *Denoiser) NumPy() string {
	var e encoder
	e.put("import sys\n\nimport numpy as np\n\n# ", formula(h.d), "\n")
	v, c, w, b, a := h.flat()
	for _, m := range []struct {
		name string
		x    []float64
		rows int
	}{{"V", v, h.d}, {"W", w, len(b)}, {"A", a, len(b)}} {
		e.put(m.name, " = np.array(")
		e.rows("[", "]", m.x, h.d)
		e.put(", dtype=float).reshape(", strconv.Itoa(m.rows), ", ", strconv.Itoa(h.d), ")\n")
	}
	e.put("b = np.array(")
	e.list("[", "]", b)
	e.put(", dtype=float)\nc = np.array(")
	e.list("[", "]", c)
	e.put(`, dtype=float)


def denoise(y):
    """h at the rows of y (m x `, strconv.Itoa(h.d), `)."""
    y = np.asarray(y, dtype=float)
    return y @ V.T + c + np.maximum(y @ W.T + b, 0) @ A


if __name__ == "__main__":
    for x in denoise(np.loadtxt(sys.stdin, ndmin=2)):
        print(*x)
`)
	return e.String()
}

// Go returns a Go program with a function denoise that evaluates h. It reads
// points from its standard input, one a line, and prints h there.
func (h *Denoiser) Go() string {
	var e encoder
	v, c, w, b, a := h.flat()
	e.put("package main\n\nimport (\n\t\"bufio\"\n\t\"fmt\"\n\t\"os\"\n)\n\n// ", formula(h.d), "\n")
	e.put("const (\n\td = ", strconv.Itoa(h.d), "\n\tn = ", strconv.Itoa(len(b)), "\n)\n\nvar (\n\tv = [d][d]float64")
	e.rows("{", "}", v, h.d)
	e.put("\n\tc = [d]float64")
	e.list("{", "}", c)
	e.put("\n\tw = [n][d]float64")
	e.rows("{", "}", w, h.d)
	e.put("\n\tb = [n]float64")
	e.list("{", "}", b)
	e.put("\n\ta = [n][d]float64")
	e.rows("{", "}", a, h.d)
	e.put(`
)

func denoise(y [d]float64) [d]float64 {
	x := c
	for i := range x {
		for j := range y {
			x[i] += v[i][j] * y[j]
		}
	}
	for k := range w {
		t := b[k]
		for j := range y {
			t += w[k][j] * y[j]
		}
		if t > 0 {
			for i := range x {
				x[i] += t * a[k][i]
			}
		}
	}
	return x
}

func main() {
	in := bufio.NewReader(os.Stdin)
	for {
		var y [d]float64
		for i := range y {
			if _, err := fmt.Fscan(in, &y[i]); err != nil {
				return
			}
		}
		for i, x := range denoise(y) {
			if i > 0 {
				fmt.Print(" ")
			}
			fmt.Print(x)
		}
		fmt.Println()
	}
}
`)
	return e.String()
}

func formula(d int) string {
	return "h(y) = V y + c + sum_k a_k [w_k.y + b_k]_+ on R^" + strconv.Itoa(d) + ", exported from Crease."
}

// flat returns V (zeros when nil), c and the units of h: w and a row by row,
// and b.
func (h *Denoiser) flat() (v, c, w, b, a []float64) {
	v, c, units := h.Units()
	if v == nil {
		v = make([]float64, h.d*h.d)
	}
	for _, u := range units {
		w, b, a = append(w, u.W...), append(b, u.B), append(a, u.A...)
	}
	return v, c, w, b, a
}

// encoder writes numbers and lists of them.
type encoder struct{ strings.Builder }

func (e *encoder) put(parts ...string) {
	for _, p := range parts {
		e.WriteString(p)
	}
}

func (e *encoder) comma(i int) {
	if i > 0 {
		e.put(", ")
	}
}

func (e *encoder) number(x float64) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		e.put("null")
		return
	}
	e.put(strconv.FormatFloat(x, 'g', -1, 64))
}

func (e *encoder) list(open, end string, x []float64) {
	e.put(open)
	for i, v := range x {
		e.comma(i)
		e.number(v)
	}
	e.put(end)
}

// rows writes x as rows of d numbers.
func (e *encoder) rows(open, end string, x []float64, d int) {
	e.put(open)
	for i := 0; i < len(x); i += d {
		e.comma(i)
		e.list(open, end, x[i:i+d])
	}
	e.put(end)
}

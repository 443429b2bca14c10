package explore

import (
	"math"
	"strings"

	"crease/core/pwl"
	"crease/core/solve"
	"crease/core/words"
)

// maxShown bounds how many terms a formula writes out.
const maxShown = 6

// formula writes the denoiser with its numbers in MathML: the sum, then each
// term's vectors and profile. It is empty for more than maxShown terms.
func formula(sol *solve.Solution) string {
	h := sol.Denoiser
	if h == nil || len(h.Ridges()) > maxShown {
		return ""
	}
	var m mathml
	m.open("math", ` display="block"`)
	m.open("mtable", ` columnalign="left"`)
	m.row(func() {
		m.vec("f", "")
		m.fenced(func() { m.vec("y", "") })
		m.op("=")
		v, c := h.Affine()
		first := true
		if v != nil {
			m.id("V")
			m.vec("y", "")
			first = false
		}
		if !zero(c) {
			if !first {
				m.op("+")
			}
			m.numbers(c)
			first = false
		}
		for k := range h.Ridges() {
			if !first {
				m.op("+")
			}
			first = false
			if h.Dim() > 1 {
				m.vec("u", index(k))
			}
			m.sub("φ", index(k))
			m.fenced(func() {
				if h.Dim() > 1 {
					m.vec("v", index(k))
					m.op("·")
				}
				m.vec("y", "")
			})
		}
		if first {
			m.num("0")
		}
	})
	for k, r := range h.Ridges() {
		m.row(func() {
			if h.Dim() > 1 {
				m.vec("u", index(k))
				m.op("=")
				m.numbers(r.U)
				m.op(",")
				m.vec("v", index(k))
				m.op("=")
				m.numbers(r.V)
				m.op(",")
			}
			m.profile(k, r.Phi)
		})
	}
	m.close("mtable")
	m.close("math")
	return m.String()
}

func index(k int) string { return words.Number(float64(k + 1)) }

func zero(x []float64) bool {
	for _, v := range x {
		if v != 0 {
			return false
		}
	}
	return true
}

// profile writes phi_k(t) = c + s t + sum of slope jumps times ReLUs.
func (m *mathml) profile(k int, f pwl.Func) {
	m.sub("φ", index(k))
	m.fenced(func() { m.id("t") })
	m.op("=")
	first := true
	sign := func(v float64) float64 {
		switch {
		case v < 0:
			m.op("−")
		case !first:
			m.op("+")
		}
		first = false
		return math.Abs(v)
	}
	at0, slope := f.Left()
	if at0 != 0 {
		m.num(short(sign(at0)))
	}
	if slope != 0 {
		m.num(short(sign(slope)))
		m.id("t")
	}
	for _, n := range f.Knots() {
		if n.Jump == 0 {
			continue
		}
		m.num(short(sign(n.Jump)))
		m.open("msub", "")
		m.open("mrow", "")
		m.op("[")
		m.id("t")
		if n.T != 0 {
			m.op(map[bool]string{true: "−", false: "+"}[n.T > 0])
			m.num(short(math.Abs(n.T)))
		}
		m.op("]")
		m.close("mrow")
		m.op("+")
		m.close("msub")
	}
	if first {
		m.num("0")
	}
}

// short writes a number with four significant digits, for reading.
func short(v float64) string {
	return words.Number(snap(v, math.Pow(10, math.Floor(math.Log10(max(math.Abs(v), 1e-300)))-3)))
}

// mathml writes MathML.
type mathml struct{ strings.Builder }

func (m *mathml) open(tag, attrs string) { m.WriteString("<" + tag + attrs + ">") }
func (m *mathml) close(tag string)       { m.WriteString("</" + tag + ">") }

func (m *mathml) leaf(tag, text string) {
	m.open(tag, "")
	m.WriteString(text)
	m.close(tag)
}

func (m *mathml) id(s string)  { m.leaf("mi", s) }
func (m *mathml) num(s string) { m.leaf("mn", strings.Replace(s, "-", "−", 1)) }
func (m *mathml) op(s string)  { m.leaf("mo", s) }

// vec writes a letter that stands for a vector, with an index unless empty.
func (m *mathml) vec(letter, index string) { m.sub(letter, index) }

func (m *mathml) sub(letter, index string) {
	if index == "" {
		m.id(letter)
		return
	}
	m.open("msub", "")
	m.id(letter)
	m.num(index)
	m.close("msub")
}

func (m *mathml) row(f func()) {
	m.open("mtr", "")
	m.open("mtd", "")
	f()
	m.close("mtd")
	m.close("mtr")
}

func (m *mathml) fenced(f func()) {
	m.op("(")
	f()
	m.op(")")
}

// numbers writes a vector, at most four of its coordinates.
func (m *mathml) numbers(x []float64) {
	if len(x) == 1 {
		m.num(short(x[0]))
		return
	}
	m.fenced(func() {
		for j, v := range x {
			if j > 0 {
				m.op(",")
			}
			if j == 3 && len(x) > 4 {
				m.op("…")
				break
			}
			m.num(short(v))
		}
	})
}

package shallow

import (
	"math"
	"strconv"
	"strings"

	"crease/core/words"
)

// shown is the greatest dimension whose vectors LaTeX writes out: a longer
// column would not fit a page.
const shown = 8

// LaTeX returns the formula of h with its numbers, six digits each, as an
// aligned environment: h(y) as a sum over the ridges, then the profile phi_k of
// each. In more than 8 dimensions the vectors and V keep their names, and the
// numbers are in the JSON.
func (h *Denoiser) LaTeX() string {
	terms := h.affineTerms()
	var profiles []string
	for i, r := range h.ridges {
		phi := subscript(`\varphi`, i+1)
		terms = append(terms, h.ridgeTerm(r, phi, i+1))
		profiles = append(profiles, phi+`(t) &= `+profile(r))
	}
	if len(terms) == 0 {
		terms = []string{"0"}
	}
	lines := []string{`h(y) &= ` + terms[0]}
	for _, t := range terms[1:] {
		if !strings.HasPrefix(t, "-") {
			t = "+ " + t
		}
		lines = append(lines, `&\quad `+t)
	}
	return `\begin{aligned}` + "\n" + strings.Join(append(lines, profiles...), ` \\`+"\n") + "\n" + `\end{aligned}` + "\n"
}

// affineTerms returns c and V y, each where it is not zero.
func (h *Denoiser) affineTerms() []string {
	var terms []string
	if norm(h.c) > 0 {
		terms = append(terms, h.vector(h.c, "c", 0))
	}
	if norm(h.v) > 0 {
		switch {
		case h.d == 1:
			terms = append(terms, latexNumber(h.v[0])+`\,y`)
		case h.d > shown:
			terms = append(terms, `V y`)
		default:
			rows := make([]string, h.d)
			for i := range rows {
				rows[i] = strings.Join(latexNumbers(h.v[i*h.d:(i+1)*h.d]), " & ")
			}
			terms = append(terms, `\begin{pmatrix} `+strings.Join(rows, ` \\ `)+` \end{pmatrix} y`)
		}
	}
	return terms
}

func (h *Denoiser) ridgeTerm(r Ridge, phi string, k int) string {
	u := h.vector(r.U, "u", k)
	switch u {
	case "1":
		u = ""
	case "-1":
		u = "-"
	}
	if h.d > shown {
		return u + `\,` + phi + `(` + subscript(`v`, k) + `^\top y)`
	}
	return u + `\,` + phi + `(` + linear(r.V) + `)`
}

// vector writes x as a number in one dimension, a column in a few, and a name
// with index k (none when 0) in many.
func (h *Denoiser) vector(x []float64, name string, k int) string {
	switch {
	case h.d > shown && k > 0:
		return subscript(name, k)
	case h.d > shown:
		return name
	case h.d == 1:
		return latexNumber(x[0])
	}
	return `\begin{pmatrix} ` + strings.Join(latexNumbers(x), ` \\ `) + ` \end{pmatrix}`
}

func subscript(name string, k int) string { return name + "_{" + strconv.Itoa(k) + "}" }

// linear writes v.y.
func linear(v []float64) string {
	if len(v) == 1 {
		return sum(v, []string{"y"})
	}
	names := make([]string, len(v))
	for i := range names {
		names[i] = subscript("y", i+1)
	}
	return sum(v, names)
}

// profile writes p + s t + sum jump [t - knot]_+.
func profile(r Ridge) string {
	at0, slope := r.Phi.Left()
	coef, names := []float64{at0, slope}, []string{"", "t"}
	for _, k := range r.Phi.Knots() {
		coef = append(coef, k.Jump)
		switch {
		case k.T == 0:
			names = append(names, "[t]_+")
		case k.T < 0:
			names = append(names, "[t + "+latexNumber(-k.T)+"]_+")
		default:
			names = append(names, "[t - "+latexNumber(k.T)+"]_+")
		}
	}
	return sum(coef, names)
}

// sum writes the sum of the terms x name that are not zero; a term without a
// name is a number.
func sum(x []float64, names []string) string {
	var b strings.Builder
	for i, v := range x {
		if v == 0 {
			continue
		}
		switch {
		case b.Len() > 0 && v < 0:
			b.WriteString(" - ")
		case b.Len() > 0:
			b.WriteString(" + ")
		case v < 0:
			b.WriteString("-")
		}
		n := latexNumber(math.Abs(v))
		switch {
		case names[i] == "":
			b.WriteString(n)
		case n == "1":
			b.WriteString(names[i])
		default:
			b.WriteString(n + `\,` + names[i])
		}
	}
	if b.Len() == 0 {
		return "0"
	}
	return b.String()
}

func latexNumbers(x []float64) []string {
	s := make([]string, len(x))
	for i, v := range x {
		s[i] = latexNumber(v)
	}
	return s
}

// latexNumber writes words.Number with its exponent as a power of ten.
func latexNumber(x float64) string {
	s := words.Number(x)
	if s == "-0" {
		return "0"
	}
	mantissa, exponent, ok := strings.Cut(s, "e")
	if !ok {
		return s
	}
	exponent = strings.TrimPrefix(exponent, "+")
	sign := ""
	if strings.HasPrefix(exponent, "-") {
		sign, exponent = "-", exponent[1:]
	}
	return mantissa + ` \cdot 10^{` + sign + strings.TrimLeft(exponent, "0") + `}`
}

package view

import (
	"math"
	"strconv"
	"strings"
)

// tickForm writes the ticks of an axis as (v - base) / 10^exponent where plain
// numbers would be too long for their place.
type tickForm struct {
	base     float64
	exponent int
	step     float64 // between two ticks, after the division
}

// Numbers from largeTick on, or all below smallTick, are written with an
// exponent; numbers that differ only after more than four digits, from a base.
const largeTick, smallTick, tickDigits = 1e5, 1e-3, 1e4

// formOf chooses how ticks a step apart are written.
func formOf(vs []float64, step float64) tickForm {
	a := tickForm{step: step}
	if len(vs) == 0 {
		return a
	}
	lo, hi := vs[0], vs[len(vs)-1]
	most := max(math.Abs(lo), math.Abs(hi))
	if most > tickDigits*step {
		// A round number: of ten times the range.
		unit := math.Pow(10, math.Ceil(math.Log10(hi-lo+step))+1)
		a.base = math.Round((lo+hi)/2/unit) * unit
		most = max(math.Abs(lo-a.base), math.Abs(hi-a.base))
	}
	if most >= largeTick || most > 0 && most < smallTick {
		a.exponent = int(math.Floor(math.Log10(most)))
		a.step /= math.Pow(10, float64(a.exponent))
	}
	return a
}

// text writes a tick.
func (a tickForm) text(v float64) string {
	return tickText((v-a.base)/math.Pow(10, float64(a.exponent)), a.step)
}

// note says how the numbers are meant, "" for as they stand.
func (a tickForm) note() string {
	out := ""
	if a.exponent != 0 {
		out = "×1e" + strconv.Itoa(a.exponent)
	}
	if a.base != 0 {
		base := strings.Replace(strconv.FormatFloat(a.base, 'g', -1, 64), "e+", "e", 1)
		if a.base > 0 {
			base = "+" + base
		}
		out += base
	}
	return out
}

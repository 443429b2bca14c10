package explore

import (
	"math"
	"strconv"

	"crease/core/scene"
	"crease/core/solve"
	"crease/core/words"
)

// proof lists what the certified solver has proved: the two bounds, the gap
// between them, the residual, and how much more the formula costs.
func proof(sol *solve.Solution, lang words.Lang) []Fact {
	c := sol.Certificate
	if c == nil || sol.Training != nil {
		return nil
	}
	var out []Fact
	add := func(key, value string) {
		out = append(out, Fact{Label: words.M("fact.proof." + key).In(lang), Value: value, Help: words.M("fact.proof." + key + ".help").In(lang)})
	}
	add("lower", nine(c.Lower))
	add("upper", nine(c.Upper))
	add("gap", power(math.Max(c.Gap, 0)))
	if c.Balls && c.BallLower > 0 && c.BallLower < c.Lower*(1-1e-9) {
		add("limit", nine(c.BallLower))
	}
	add("residual", power(c.Residual))
	if sol.Formula != nil && c.Lower > 0 {
		add("excess", words.M("fact.proof.excess.value", "excess", power(math.Max(sol.Excess, 0))).In(lang))
	}
	return out
}

// power writes a small relative number: two digits and its power of ten.
func power(x float64) string {
	if x == 0 || x >= 1e-3 {
		return short(x)
	}
	return strconv.FormatFloat(x, 'e', 1, 64)
}

// nine writes a cost with nine digits, in which two bounds can be compared.
func nine(x float64) string { return strconv.FormatFloat(x, 'g', 9, 64) }

// openGap says, for the badge, how far apart the bounds are: "gap 3e-8".
func openGap(sol *solve.Solution, lang words.Lang) string {
	c := sol.Certificate
	if c == nil || sol.Training != nil || sol.Scene.Method == scene.Closed {
		return ""
	}
	return words.M("badge.gap", "gap", power(math.Max(c.Gap, 0))).In(lang)
}

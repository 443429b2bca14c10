package scene

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"crease/core/words"
)

// decimal is the syntax of a number in a link: no hexadecimal, no infinity.
var decimal = regexp.MustCompile(`^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$`)

// Decimal writes x in the fewest digits that read back as x, with the
// characters links allow: plain notation between 1e-5 and 1e15, an exponent
// outside, never a plus sign. Minus zero is written as 0.
func Decimal(x float64) string {
	if x == 0 {
		return "0"
	}
	if a := math.Abs(x); a >= 1e-5 && a < 1e15 {
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	m, e, _ := strings.Cut(strconv.FormatFloat(x, 'e', -1, 64), "e")
	n, _ := strconv.Atoi(e)
	return m + "e" + strconv.Itoa(n)
}

// parseNumber reads one number between least and most.
func parseNumber(text string, least, most float64) (float64, error) {
	if !decimal.MatchString(text) {
		return 0, words.M("why.number", "value", quote(text))
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil { // too large for a float64
		return 0, words.M("why.range", "value", quote(text), "least", Decimal(least), "most", Decimal(most))
	}
	if x < least || x > most {
		return 0, words.M("why.range", "value", quote(text), "least", Decimal(least), "most", Decimal(most))
	}
	return x + 0, nil // -0 becomes 0
}

// quote makes a piece of a link safe to show: at most 40 characters, all of
// them printable.
func quote(text string) string {
	const most = 40
	var b strings.Builder
	n := 0
	for _, r := range text {
		if n == most {
			b.WriteString("...")
			break
		}
		if !strconv.IsPrint(r) || r == '\uFFFD' {
			r = '?'
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}

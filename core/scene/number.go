package scene

import (
	"math"
	"strconv"
	"strings"

	"crease/core/words"
)

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
	if !isDecimal(text) {
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

// isDecimal reports whether text is a number as links write it: digits with or
// without a point, a sign and an exponent; no hexadecimal, no infinity.
func isDecimal(text string) bool {
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		if !isDigits(unsigned(text[i+1:])) {
			return false
		}
		text = text[:i]
	}
	whole, part, _ := strings.Cut(unsigned(text), ".")
	return isDigits(whole + part)
}

// unsigned takes a sign off.
func unsigned(text string) string {
	if text != "" && (text[0] == '-' || text[0] == '+') {
		return text[1:]
	}
	return text
}

func isDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
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

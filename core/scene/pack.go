package scene

import (
	"math"
	"strconv"
	"strings"

	"crease/core/words"
)

// MaxPlain is the number of points, or of noisy samples, up to which
// coordinates are written as decimals. More than that are kept on a decimal
// grid and written packed.
const MaxPlain = 64

// The packed form of rows of d coordinates, all multiples n 10^e of a power of
// ten with |n| <= maxStep, is "d,e,DIGITS" (of samples: "d,e,COUNTS,DIGITS",
// COUNTS the numbers of samples separated by "."): three digits of base 64 for
// each n + maxStep. Coordinates thus have five significant digits relative to
// the greatest.
const (
	maxStep = 99999
	digits  = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
)

// Exponents outside these cannot come from coordinates below MaxCoord.
const leastExp, mostExp = -330, 8

// Snap returns s with every list of more than MaxPlain points or samples moved
// onto its decimal grid, which is what a link can hold: Parse(Link(s)) is
// Snap(s) for every scene. A scene that needs no snapping is returned as it is.
func Snap(s Scene) Scene {
	if len(s.Points) > MaxPlain {
		s.Points = snapRows(s.Points, exponent(s.Points))
	}
	if rows := concat(s.Noisy); len(rows) > MaxPlain {
		e := exponent(rows)
		noisy := make([][][]float64, len(s.Noisy))
		for i, r := range s.Noisy {
			noisy[i] = snapRows(r, e)
		}
		s.Noisy = noisy
	}
	return s
}

func concat(noisy [][][]float64) [][]float64 {
	var rows [][]float64
	for _, r := range noisy {
		rows = append(rows, r...)
	}
	return rows
}

// exponent returns the least e for which every coordinate rounds to n 10^e
// with |n| <= maxStep. Snapping does not change it: the greatest |n| is at
// least (maxStep + 1)/10 = 10^4, else e - 1 had done, so at e - 1 it is at
// least 10^5 > maxStep also after rounding.
func exponent(rows [][]float64) int {
	var most float64
	for _, x := range rows {
		for _, v := range x {
			most = max(most, math.Abs(v))
		}
	}
	if most == 0 {
		return 0
	}
	e := int(math.Floor(math.Log10(most))) - 5
	for ; e > leastExp && math.Abs(steps(most, e-1)) <= maxStep; e-- {
	}
	for ; e < leastExp || math.Abs(steps(most, e)) > maxStep; e++ {
	}
	return e
}

// steps returns the integer nearest to x / 10^e. For x the float64 nearest to
// n 10^e it is n: the quotient is off by a few parts in 2^52, of at most 10^5.
func steps(x float64, e int) float64 {
	if e < -300 { // 10^-e would overflow
		return math.Round(x * 1e300 * math.Pow10(-e-300))
	}
	if e < 0 {
		return math.Round(x * math.Pow10(-e))
	}
	return math.Round(x / math.Pow10(e))
}

// onGrid returns the float64 nearest to n 10^e.
func onGrid(n float64, e int) float64 {
	x, _ := strconv.ParseFloat(strconv.Itoa(int(n))+"e"+strconv.Itoa(e), 64)
	return x
}

func snapRows(rows [][]float64, e int) [][]float64 {
	out := make([][]float64, len(rows))
	for i, x := range rows {
		out[i] = make([]float64, len(x))
		for j, v := range x {
			out[i][j] = onGrid(steps(v, e), e)
		}
	}
	return out
}

func pack(rows [][]float64, counts string) string {
	e := exponent(rows)
	var b strings.Builder
	b.WriteString(strconv.Itoa(len(rows[0])) + "," + strconv.Itoa(e) + "," + counts)
	for _, x := range rows {
		for _, v := range x {
			n := int(steps(v, e)) + maxStep
			b.WriteByte(digits[n>>12])
			b.WriteByte(digits[n>>6&63])
			b.WriteByte(digits[n&63])
		}
	}
	return b.String()
}

func packSamples(noisy [][][]float64) string {
	counts := make([]string, len(noisy))
	for i, rows := range noisy {
		counts[i] = strconv.Itoa(len(rows))
	}
	return pack(concat(noisy), strings.Join(counts, ".")+",")
}

// unpack reads "d,e,DIGITS"; fields is the number of "," in it, 3 for samples,
// whose counts it returns.
func unpack(text string, fields, most int) (rows [][]float64, counts []int, err error) {
	parts := strings.Split(text, ",")
	if len(parts) != fields {
		return nil, nil, words.M("why.packed")
	}
	d, err1 := strconv.Atoi(parts[0])
	e, err2 := strconv.Atoi(parts[1])
	body := parts[fields-1]
	if err1 != nil || err2 != nil || d < 1 || d > MaxDim || e < leastExp || e > mostExp || len(body) == 0 || len(body)%(3*d) != 0 {
		return nil, nil, words.M("why.packed")
	}
	n := len(body) / (3 * d)
	if n > most {
		return nil, nil, words.M("why.many", "got", n, "most", most)
	}
	for i := range n {
		x := make([]float64, d)
		for j := range x {
			v := 0
			for _, c := range []byte(body[3*(i*d+j):][:3]) {
				k := strings.IndexByte(digits, c)
				if k < 0 {
					return nil, nil, words.M("why.packed")
				}
				v = v<<6 | k
			}
			if v > 2*maxStep {
				return nil, nil, words.M("why.packed")
			}
			x[j] = onGrid(float64(v-maxStep), e)
			if math.Abs(x[j]) > MaxCoord {
				return nil, nil, words.M("why.packed")
			}
		}
		rows = append(rows, x)
	}
	if fields == 4 {
		for _, t := range strings.Split(parts[2], ".") {
			c, err := strconv.Atoi(t)
			if err != nil || c < 1 || c > n {
				return nil, nil, words.M("why.packed")
			}
			counts = append(counts, c)
			n -= c
		}
		if n != 0 {
			return nil, nil, words.M("why.packed")
		}
	}
	return rows, counts, nil
}

func unpackSamples(text string) ([][][]float64, error) {
	rows, counts, err := unpack(text, 4, MaxSamples)
	if err != nil {
		return nil, err
	}
	noisy := make([][][]float64, len(counts))
	for i, c := range counts {
		noisy[i], rows = rows[:c], rows[c:]
	}
	return noisy, nil
}

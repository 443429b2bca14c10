// Package expo computes exponentials where very many are wanted: the standard
// library's take three times as long in WebAssembly, where they are not written
// in assembly.
package expo

import "math"

// Ln 2 in two parts, of which k times the first is exact for |k| < 2048.
const (
	ln2Hi = 6.93147180369123816490e-01
	ln2Lo = 1.90821492927058770002e-10
)

// least is where exp would no longer be a normal number.
const least = -708

// Of returns exp(x) for x <= 700, to 1e-15 of itself; 0 below -708.
// NaN stays NaN.
func Of(x float64) float64 {
	if !(x >= least) {
		if x < least {
			return 0
		}
		return x
	}
	k := math.Floor(x*math.Log2E + 0.5)
	r := (x - k*ln2Hi) - k*ln2Lo
	// The Taylor series on |r| <= ln 2/2; the next term is 2e-16 of the whole.
	const (
		c12 = 1. / 479001600
		c11 = 1. / 39916800
		c10 = 1. / 3628800
		c9  = 1. / 362880
		c8  = 1. / 40320
		c7  = 1. / 5040
		c6  = 1. / 720
		c5  = 1. / 120
		c4  = 1. / 24
		c3  = 1. / 6
	)
	q := r * r
	// In pairs, which do not wait for one another.
	p := (1 + r) + q*((0.5+c3*r)+q*((c4+c5*r)+q*((c6+c7*r)+q*((c8+c9*r)+q*((c10+c11*r)+q*c12)))))
	return p * math.Float64frombits(uint64(1023+int64(k))<<52)
}

package imaging

import "math"

// Gray returns the pixels of an image as bytes; what lies outside [0,1] becomes
// black or white.
func Gray(pixels []float64) []byte {
	b := make([]byte, len(pixels))
	for i, v := range pixels {
		b[i] = byte(math.Round(255 * max(0, min(1, v))))
	}
	return b
}

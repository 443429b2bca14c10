package train

import (
	"math"
	"math/rand/v2"
)

// renew takes the units whose creases have left the samples behind out of the
// network and, if again, draws them anew on chords. Such a unit is silent or
// affine on all samples, so it says nothing that V and c could not say without
// cost; weight decay would remove it too, but slowly, and it would not come
// back. An affine one is moved into V and c, so that no residual changes
// and the loss falls; without a skip connection it must stay.
func renew(theta []float64, s shape, b *batch, r *rand.Rand, again bool) {
	c, v := s.affine(theta)
	for k := range s.k {
		w, bias, a := s.unit(theta, k)
		lo, hi := math.Inf(1), math.Inf(-1)
		for y := b.y; len(y) >= s.d; y = y[s.d:] {
			t := dot(w, y[:s.d]) + bias[0]
			lo, hi = min(lo, t), max(hi, t)
		}
		if lo < 0 && hi > 0 || hi > 0 && v == nil {
			continue
		}
		if hi > 0 {
			axpy(c, bias[0], a)
			for i := range c {
				axpy(v[i*s.d:(i+1)*s.d], a[i], w)
			}
		}
		clear(w)
		clear(a)
		bias[0] = 0
		if again {
			chord(theta, s, b, r, k)
		}
	}
}

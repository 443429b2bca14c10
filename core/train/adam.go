package train

import "math"

// The constants of Adam ([KB15], algorithm 1).
const (
	adamBeta1 = 0.9
	adamBeta2 = 0.999
	adamEps   = 1e-8
)

// adam holds the moments of Adam.
type adam struct {
	m, v   []float64
	p1, p2 float64 // beta1^t and beta2^t
}

func newAdam(n int) *adam {
	return &adam{m: make([]float64, n), v: make([]float64, n), p1: 1, p2: 1}
}

// step moves x by one step of the given rate against grad.
func (o *adam) step(x, grad []float64, rate float64) {
	o.p1 *= adamBeta1
	o.p2 *= adamBeta2
	k, q := rate/(1-o.p1), 1/(1-o.p2)
	m, v := o.m[:len(x)], o.v[:len(x)]
	grad = grad[:len(x)]
	for i, g := range grad {
		m[i] = adamBeta1*m[i] + (1-adamBeta1)*g
		v[i] = adamBeta2*v[i] + (1-adamBeta2)*g*g
		x[i] -= k * m[i] / (math.Sqrt(q*v[i]) + adamEps)
	}
}

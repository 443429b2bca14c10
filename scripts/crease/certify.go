package main

import (
	"math"

	"crease/core/convex"
	"crease/core/solve"
)

// proof is what crease solve prints of a certificate.
type proof struct {
	Lower     *float64 `json:"lower,omitempty"` // no function that fits costs less
	Upper     *float64 `json:"upper,omitempty"` // the cost of this one
	Gap       *float64 `json:"gap,omitempty"`   // relative
	Residual  *float64 `json:"residual,omitempty"`
	BallLower *float64 `json:"ball_lower,omitempty"`
	BallUpper *float64 `json:"ball_upper,omitempty"`
}

// prove returns the proof for a solution: the certificate that came with it, or,
// when asked for, one of whatever function it holds; of a trained network, for
// the samples it was trained on.
func prove(sol *solve.Solution, asked bool) (proof, error) {
	c := sol.Certificate
	if asked && sol.Denoiser != nil {
		data := sol.Data
		if sol.Training != nil {
			data = sol.Training.Samples
		}
		made, _, err := convex.Certify(convex.FromData(data), sol.Denoiser, convex.Options{})
		if err != nil {
			return proof{}, err
		}
		c = &made
	}
	if c == nil {
		return proof{}, nil
	}
	p := proof{Lower: number(c.Lower), Upper: number(c.Upper), Gap: number(c.Gap), Residual: number(c.Residual)}
	if c.Balls {
		p.BallLower, p.BallUpper = number(c.BallLower), number(c.BallUpper)
	}
	return p, nil
}

// number returns x as JSON has it: nothing where it is no finite number.
func number(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

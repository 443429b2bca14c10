package view

import (
	"math"
	"math/rand/v2"

	"crease/core/picture"
)

// drawn is how many noisy samples of a ball are drawn as dots.
const drawn = 14

// sampleStream is the second word of the generator of these samples: each use
// of a scene's seed has its own.
const sampleStream = 0x5a3b1e

// samples draws the noisy samples as dots: those given, or some drawn
// uniformly from the discs from the scene's seed.
func samples(p *pen, in Input, places []picture.Point) {
	var at []picture.Point
	if in.Scene.Noisy != nil {
		for _, ys := range in.Scene.Noisy {
			for _, y := range ys {
				at = append(at, Place(y, in.Frame))
			}
		}
	} else if in.Scene.Rho > 0 {
		r := rand.New(rand.NewPCG(in.Scene.Seed, sampleStream))
		for _, q := range places {
			for range drawn {
				l, t := in.Scene.Rho*math.Sqrt(r.Float64()), 2*math.Pi*r.Float64()
				at = append(at, picture.Point{X: q.X + l*math.Cos(t), Y: q.Y + l*math.Sin(t)})
			}
		}
	}
	p.sign(picture.Discs, style{role: picture.Noisy, alpha: 0.75}, 2, at...)
}

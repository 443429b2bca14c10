package imaging

import (
	"math"
	"math/rand/v2"

	"crease/core/shallow"
	"crease/core/train"
)

// The online recipe: Adam on fresh noise at each step. Its rate falls by a
// cosine from onlineRate, in units of half the least distance between images:
// a kink moves by so much a step at most, and so does a weight vector, each of
// whose D coordinates has the rate over sqrt(D). With a greater rate the D
// coordinates pick up more noise than the units learn.
const (
	onlineSamples = 4    // noisy samples of each image a step
	onlineSteps   = 2000 // in all
	onlineEvery   = 20   // steps between two fits of V and c
	onlineRate    = 0.005

	adamMean, adamSquare, adamFloor = 0.9, 0.999, 1e-10
)

// online trains the units of a network in all D coordinates by Adam on sampled
// noise, from the start that the exact recipe has,
//
//	min 1/2 mean |f(y) - x|^2 + kappa sigma^2/2 (|A|^2 + |W|^2).
//
// V and c are fitted to the units every few steps: by the gradient of so few
// samples the D x D numbers of V would be noise. What is sampled is what the
// units learn from, which leaves them off the hull by the noise of their gradient.
type online struct {
	x, scaled [][]float64 // scaled by half the least distance
	sigma     float64     // of x
	scale     float64
	k, d      int
	samples   int
	steps     int
	step      int

	r                    *rand.Rand
	theta, grad          []float64 // unit after unit: w, b, a
	first, second        []float64 // moments of the gradient
	e, y, out, h         []float64
	affine               *shallow.Denoiser // V y + c, in scaled coordinates
	shown                *shallow.Denoiser // the network at the last fit
	hull                 *train.ExpectedHull
	points               []train.ExpectedPoint
	meanLeft, squareLeft float64 // powers of Adam's decays
}

func newOnline(e Experiment, sigma float64, samples, steps int) (learner, error) {
	start, err := train.NewExpected(e.X, train.ExpectedOptions{Sigma: sigma, Width: e.Width, Starts: 1, Seed: e.Seed})
	if err != nil {
		return nil, err
	}
	units := start.CurrentUnits()
	least, _, _ := train.LeastDistance(e.X)
	d, k := e.D(), len(units)
	o := &online{x: e.X, sigma: sigma, scale: least / 2, k: k, d: d, samples: samples, steps: steps,
		r: rand.New(rand.NewPCG(e.Seed, noiseStream)), hull: train.NewExpectedHull(e.X), meanLeft: 1, squareLeft: 1}
	o.theta = make([]float64, k*(2*d+1))
	o.grad, o.first, o.second = make([]float64, len(o.theta)), make([]float64, len(o.theta)), make([]float64, len(o.theta))
	o.e, o.y, o.out, o.h = make([]float64, d), make([]float64, d), make([]float64, d), make([]float64, k)
	for _, p := range e.X {
		s := make([]float64, d)
		axpy(s, 1/o.scale, p)
		o.scaled = append(o.scaled, s)
	}
	for i, u := range units {
		w, b, a := o.unit(o.theta, i)
		copy(w, u.W)
		copy(a, u.A)
		b[0] = u.B / o.scale
	}
	return o, o.fit()
}

// unit returns w, b (as a slice of one) and a of unit i, which share theta.
func (o *online) unit(theta []float64, i int) (w, b, a []float64) {
	u := theta[i*(2*o.d+1) : (i+1)*(2*o.d+1)]
	return u[:o.d], u[o.d : o.d+1], u[o.d+1:]
}

// units returns the units in the caller's coordinates.
func (o *online) units() []shallow.Unit {
	units := make([]shallow.Unit, o.k)
	for i := range units {
		w, b, a := o.unit(o.theta, i)
		units[i] = shallow.Unit{A: append([]float64(nil), a...), W: append([]float64(nil), w...), B: b[0] * o.scale}
	}
	return units
}

// kappa is that of the exact recipe: its greater value for the first half.
func (o *online) kappa() float64 {
	if 2*o.step < o.steps {
		return 3 * kappa
	}
	return kappa
}

// fit finds the best V and c for the units, and notes J and the share off the
// hull.
func (o *online) fit() error {
	j, best, err := train.ExpectedObjective(o.x, o.sigma, o.kappa(), shallow.FromUnits(o.d, nil, nil, o.units()))
	if err != nil {
		return err
	}
	o.shown = best
	best = best.Conjugate(1/o.scale, make([]float64, o.d))
	var ridges []shallow.Ridge
	rest := make([]float64, o.d) // what the units make of 0
	for _, r := range best.Ridges() {
		if len(r.Phi.Knots()) == 0 {
			ridges = append(ridges, r)
		}
		axpy(rest, r.Phi.At(0), r.U)
	}
	at0 := best.EvalTo(nil, make([]float64, o.d))
	axpy(at0, -1, rest)
	o.affine = shallow.New(o.d, nil, at0, ridges...)
	var off, all float64
	for i := range o.k {
		w, _, _ := o.unit(o.theta, i)
		w2 := dot(w, w)
		all += w2
		off += w2
		for _, e := range o.hull.Axes {
			off -= dot(e, w) * dot(e, w)
		}
	}
	o.points = append(o.points, train.ExpectedPoint{Kappa: o.kappa(), J: j, OffHull: max(0, off) / max(all, math.SmallestNonzeroFloat64)})
	return nil
}

// gradient adds the gradient of the mean of 1/2 |f(y) - x|^2 over fresh noise to
// grad and returns that mean.
func (o *online) gradient() (loss float64) {
	noise := o.sigma / o.scale
	share := 1 / float64(o.samples*len(o.scaled))
	for _, x := range o.scaled {
		for s := range o.samples {
			// Each draw is used twice, with either sign: what is odd in the noise
			// cancels in the gradient.
			for t, v := range x {
				if s%2 == 0 {
					o.e[t] = o.r.NormFloat64()
				}
				o.y[t] = v + noise*o.e[t]
				o.e[t] = -o.e[t]
			}
			o.affine.EvalTo(o.out, o.y)
			for i := range o.k {
				w, b, a := o.unit(o.theta, i)
				o.h[i] = max(0, dot(w, o.y)+b[0])
				if o.h[i] > 0 {
					axpy(o.out, o.h[i], a)
				}
			}
			axpy(o.out, -1, x) // the residual
			loss += 0.5 * share * dot(o.out, o.out)
			for i := range o.k {
				if o.h[i] == 0 {
					continue
				}
				_, _, a := o.unit(o.theta, i)
				gw, gb, ga := o.unit(o.grad, i)
				slope := share * dot(a, o.out)
				axpy(gw, slope, o.y)
				gb[0] += slope
				axpy(ga, share*o.h[i], o.out)
			}
		}
	}
	return loss
}

// descend does one step of Adam on fresh noise.
func (o *online) descend() {
	clear(o.grad)
	o.gradient()
	noise := o.sigma / o.scale
	decay := o.kappa() * noise * noise
	whole := onlineRate * 0.5 * (1 + math.Cos(math.Pi*float64(o.step)/float64(o.steps)))
	each := whole / math.Sqrt(float64(o.d))
	o.meanLeft *= adamMean
	o.squareLeft *= adamSquare
	stride := 2*o.d + 1
	for i, g := range o.grad {
		rate := whole
		if i%stride != o.d { // biases do not decay
			rate = each
			g += decay * o.theta[i]
		}
		o.first[i] += (1 - adamMean) * (g - o.first[i])
		o.second[i] += (1 - adamSquare) * (g*g - o.second[i])
		o.theta[i] -= rate * o.first[i] / (1 - o.meanLeft) / (math.Sqrt(o.second[i]/(1-o.squareLeft)) + adamFloor)
	}
	o.step++
}

func (o *online) Step(stop func() bool) (done bool) {
	for o.step < o.steps {
		o.descend()
		if o.step%onlineEvery == 0 || o.step == o.steps {
			if o.fit() != nil {
				o.step = o.steps // units that are not finite any more: what was last fitted stays
			}
		}
		if stop != nil && stop() {
			break
		}
	}
	return o.step == o.steps
}

func (o *online) network() *shallow.Denoiser  { return o.shown }
func (o *online) path() []train.ExpectedPoint { return o.points }
func (o *online) starts() int                 { return 1 }
func (o *online) progress() float64           { return float64(o.step) / float64(o.steps) }

func (o *online) finals() ([]float64, int) {
	if o.step < o.steps {
		return nil, -1
	}
	return []float64{o.points[len(o.points)-1].J}, 0
}

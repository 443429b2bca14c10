package imaging

import (
	"math"
	"strconv"
	"strings"
)

// Sigmas are the noise levels, in units of a pixel, at which PSNR is shown.
var Sigmas = []float64{0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1}

// Curves is the PSNR of every estimator over the noise level, on points of the
// segments between the images, under construction.
type Curves struct {
	Sigma []float64
	Keys  []string    // of the estimators
	PSNR  [][]float64 // one row a sigma, one column an estimator; rows not yet done are nil

	job    *Job
	points int
	next   int // the level under way,
	at     int // the points of it that are done,
	es     []Named
	mse    []float64 // and the mean squared errors so far, one an estimator
	dst    []float64
}

// Curves returns the curves over the given noise levels, from the given number
// of noisy points, spread over all segments; Step fills them.
func (j *Job) Curves(sigma []float64, points int) *Curves {
	c := &Curves{Sigma: sigma, PSNR: make([][]float64, len(sigma)), job: j, points: points}
	for _, e := range j.Estimators(1) {
		c.Keys = append(c.Keys, e.Key)
	}
	return c
}

// Step computes one noisy point after the other, level by level, until stop
// returns true or all are done, and reports whether they are. A nil stop never
// stops.
func (c *Curves) Step(stop func() bool) (done bool) {
	for c.next < len(c.Sigma) {
		c.point()
		if stop != nil && stop() {
			break
		}
	}
	return c.next == len(c.Sigma)
}

// Done returns the number of levels that are done.
func (c *Curves) Done() int { return c.next }

// point computes the next point: its mean squared errors, and, when it is the
// last of its level, their PSNR. The noise is the same at every level.
func (c *Curves) point() {
	sigma := c.Sigma[c.next]
	if c.at == 0 {
		c.es = c.job.Estimators(sigma)
		c.mse = make([]float64, len(c.es))
		c.dst = make([]float64, c.job.exp.D())
	}
	x := c.job.segment(c.at)
	y := Noisy(x, sigma, c.job.exp.Seed+uint64(c.at))
	for i, e := range c.es {
		c.mse[i] += MSE(e.EvalTo(c.dst, y), x) / float64(c.points)
	}
	if c.at++; c.at < c.points {
		return
	}
	for i, m := range c.mse {
		c.mse[i] = PSNR(m)
	}
	c.PSNR[c.next] = c.mse
	c.next++
	c.at = 0
}

// segment returns the p-th of a sequence of points that fills all segments
// evenly: the pairs in turn, at the multiples of the golden ratio.
func (j *Job) segment(p int) []float64 {
	n := len(j.exp.X)
	pairs := n * (n - 1) / 2
	a, b := 0, 1
	for range p % pairs {
		if a++; a == b {
			a, b = 0, b+1
		}
	}
	_, t := math.Modf((float64(p/pairs) + 0.5) * math.Phi)
	w := make([]float64, n)
	w[a], w[b] = 1-t, t
	return j.mix(w)
}

// mix returns sum_n w_n x_n.
func (j *Job) mix(w []float64) []float64 {
	x := make([]float64, j.exp.D())
	for i, v := range w {
		axpy(x, v, j.exp.X[i])
	}
	return x
}

// CSV returns the curves as a table: sigma and one column an estimator.
func (c *Curves) CSV() []byte {
	var b strings.Builder
	b.WriteString("sigma")
	for _, k := range c.Keys {
		b.WriteString("," + k)
	}
	b.WriteByte('\n')
	for i, s := range c.Sigma {
		b.WriteString(strconv.FormatFloat(s, 'g', -1, 64))
		for _, v := range c.PSNR[i] {
			b.WriteString("," + strconv.FormatFloat(v, 'f', 3, 64))
		}
		b.WriteByte('\n')
	}
	return []byte(b.String())
}

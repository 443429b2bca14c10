package imaging

// Panel is one image of a comparison.
type Panel struct {
	Key    string    // clean, or an estimator's
	Pixels []float64 // D; estimates may leave [0,1]
	PSNR   float64   // against the clean image, in decibels
}

// KeyClean is the key of the panel of the clean image.
const KeyClean = "clean"

// Panels returns the clean image sum_n w_n x_n, that image with noise of level
// sigma drawn from seed, and what every estimator makes of it. With weights of
// sum 1 that are not negative the clean image is an image of the experiment, a
// point between them, or a mixture of several.
func (j *Job) Panels(w []float64, sigma float64, seed uint64) []Panel {
	x := j.mix(w)
	return compare(j.Estimators(sigma), x, Noisy(x, sigma, seed))
}

func compare(es []Named, x, y []float64) []Panel {
	panels := []Panel{{Key: KeyClean, Pixels: x, PSNR: PSNR(0)}}
	for _, e := range es {
		out := e.EvalTo(nil, y)
		panels = append(panels, Panel{e.Key, out, PSNR(MSE(out, x))})
	}
	return panels
}

// Only returns the weights of image i alone.
func (j *Job) Only(i int) []float64 {
	w := make([]float64, len(j.exp.X))
	w[i] = 1
	return w
}

// Segment returns the weights of the point (1-t) x_a + t x_b.
func (j *Job) Segment(a, b int, t float64) []float64 {
	w := make([]float64, len(j.exp.X))
	w[a] += 1 - t
	w[b] += t
	return w
}

// Strip returns the panels at n >= 2 evenly spaced points from x_a to x_b, ends
// included, all with the same noise: the film of what each estimator makes of
// the way between two images.
func (j *Job) Strip(a, b, n int, sigma float64, seed uint64) [][]Panel {
	es := j.Estimators(sigma)
	film := make([][]Panel, n)
	for i := range film {
		x := j.mix(j.Segment(a, b, float64(i)/float64(n-1)))
		film[i] = compare(es, x, Noisy(x, sigma, seed))
	}
	return film
}

// Triangle returns the panels over the triangle of images a, b and c: n rows,
// the i-th (from 0) with i+1 points from the side ab to the side ac, the first
// being x_a and the last from x_b to x_c. All have the same noise.
func (j *Job) Triangle(a, b, c, n int, sigma float64, seed uint64) [][][]Panel {
	es := j.Estimators(sigma)
	rows := make([][][]Panel, n)
	for i := range rows {
		for k := range i + 1 {
			w := make([]float64, len(j.exp.X))
			s, t := float64(i-k)/float64(n-1), float64(k)/float64(n-1)
			w[a] += 1 - s - t
			w[b] += s
			w[c] += t
			x := j.mix(w)
			rows[i] = append(rows[i], compare(es, x, Noisy(x, sigma, seed)))
		}
	}
	return rows
}

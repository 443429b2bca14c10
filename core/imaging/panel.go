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

// Strip returns the weights of n >= 2 evenly spaced points from x_a to x_b, ends
// included.
func (j *Job) Strip(a, b, n int) [][]float64 {
	points := make([][]float64, n)
	for i := range points {
		points[i] = j.Segment(a, b, float64(i)/float64(n-1))
	}
	return points
}

// Triangle returns the weights of points over the triangle of images a, b and c,
// in n >= 2 rows, the i-th (from 0) with i+1 points from the side ab to the side
// ac: the first is x_a, the last row goes from x_b to x_c.
func (j *Job) Triangle(a, b, c, n int) [][]float64 {
	var points [][]float64
	for i := range n {
		for k := range i + 1 {
			w := make([]float64, len(j.exp.X))
			s, t := float64(i-k)/float64(n-1), float64(k)/float64(n-1)
			w[a] += 1 - s - t
			w[b] += s
			w[c] += t
			points = append(points, w)
		}
	}
	return points
}

// Film is the panels of several points, all with the same noise and by the same
// estimators, under construction: what each makes of the way between images.
type Film struct {
	Frames [][]Panel // one a point, as far as they are made

	job    *Job
	points [][]float64
	es     []Named // of the moment at which the film was begun
	sigma  float64
	seed   uint64
}

// Film returns the film over points given by their weights; Step makes it.
func (j *Job) Film(points [][]float64, sigma float64, seed uint64) *Film {
	return &Film{job: j, points: points, es: j.Estimators(sigma), sigma: sigma, seed: seed}
}

// Step makes one frame after the other until stop returns true or all are made,
// and reports whether they are. A nil stop never stops.
func (f *Film) Step(stop func() bool) (done bool) {
	for len(f.Frames) < len(f.points) {
		x := f.job.mix(f.points[len(f.Frames)])
		f.Frames = append(f.Frames, compare(f.es, x, Noisy(x, f.sigma, f.seed)))
		if stop != nil && stop() {
			break
		}
	}
	return len(f.Frames) == len(f.points)
}

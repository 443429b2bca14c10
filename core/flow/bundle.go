package flow

import (
	"math/rand/v2"
)

// Bundle is many trajectories of one flow.
type Bundle struct {
	mover  Mover
	marks  *Landmarks
	starts [][]float64
	ends   []End
	class  []Class
	paths  []*Path // of the first keep
	keep   int
}

// NewBundle returns the trajectories from the given starts, to be classified
// against marks. The paths of the first keep of them are kept.
func NewBundle(m Mover, marks *Landmarks, starts [][]float64, keep int) *Bundle {
	return &Bundle{mover: m, marks: marks, starts: starts, keep: keep}
}

// Step moves starts until all have ended, when it returns true, or until stop,
// asked after each, returns true. A nil stop never does.
func (b *Bundle) Step(stop func() bool) bool {
	for len(b.ends) < len(b.starts) {
		var path *Path
		if n := len(b.ends); n < b.keep {
			path = &Path{}
			b.paths = append(b.paths, path)
		}
		e := b.mover.Move(b.starts[len(b.ends)], path)
		b.ends, b.class = append(b.ends, e), append(b.class, b.marks.Of(e))
		if stop != nil && stop() {
			return len(b.ends) == len(b.starts)
		}
	}
	return true
}

// Len returns how many trajectories have ended, of how many.
func (b *Bundle) Len() (done, all int) { return len(b.ends), len(b.starts) }

// End returns the end of trajectory i and its class.
func (b *Bundle) End(i int) (End, Class) { return b.ends[i], b.class[i] }

// Path returns the path of trajectory i, nil when it is not kept.
func (b *Bundle) Path(i int) *Path {
	if i < len(b.paths) {
		return b.paths[i]
	}
	return nil
}

// Counts returns how many ends are of each class so far, in the order of
// Classes.
func (b *Bundle) Counts() [len(Classes)]int {
	var n [len(Classes)]int
	for _, c := range b.class {
		n[c]++
	}
	return n
}

// Noised returns n seeded starts x + sigma z: clean points, each as likely, with
// Gaussian noise, which is where a variance-exploding diffusion of the training
// points is at sigma.
func Noised(x [][]float64, sigma float64, n int, seed uint64) [][]float64 {
	r := rand.New(rand.NewPCG(seed, 1))
	starts := make([][]float64, n)
	for i := range starts {
		p := x[r.IntN(len(x))]
		y := make([]float64, len(p))
		for k, v := range p {
			y[k] = v + sigma*r.NormFloat64()
		}
		starts[i] = y
	}
	return starts
}

// Around returns n seeded starts, uniform in a box: that of the points x, with
// its greatest side times margin added on every side.
func Around(x [][]float64, margin float64, n int, seed uint64) [][]float64 {
	r := rand.New(rand.NewPCG(seed, 2))
	d := len(x[0])
	lo, hi := make([]float64, d), make([]float64, d)
	var side float64
	for k := range d {
		lo[k], hi[k] = x[0][k], x[0][k]
		for _, p := range x {
			lo[k], hi[k] = min(lo[k], p[k]), max(hi[k], p[k])
		}
		side = max(side, hi[k]-lo[k])
	}
	if side == 0 {
		side = 1 // one point: a box about it all the same
	}
	starts := make([][]float64, n)
	for i := range starts {
		y := make([]float64, d)
		for k := range y {
			y[k] = lo[k] - margin*side + (hi[k]-lo[k]+2*margin*side)*r.Float64()
		}
		starts[i] = y
	}
	return starts
}

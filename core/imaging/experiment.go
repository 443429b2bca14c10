package imaging

import (
	"math"

	"crease/core/train"
	"crease/core/words"
)

// MaxImages bounds N, the number of images of an experiment.
const MaxImages = 16

// Kind says what an experiment is to show.
type Kind string

// Faces: three digits, an acute triangle. Edges: patches of a photograph and a
// flat one, rays. Two: a line. Ten: ten digits, no theorem. Between: what the
// estimators make of points between the images.
const (
	Faces   Kind = "faces"
	Edges   Kind = "edges"
	Two     Kind = "two"
	Ten     Kind = "ten"
	Between Kind = "between"
)

// Kinds lists the kinds in the order in which they are offered.
var Kinds = []Kind{Faces, Edges, Two, Ten, Between}

// Title returns the name of the kind.
func (k Kind) Title() words.Message { return words.M("imaging." + string(k) + ".title") }

// Caption says what the experiment proves and what it does not.
func (k Kind) Caption() words.Message { return words.M("imaging." + string(k) + ".caption") }

// Classes returns the classes of digits that the kind is shown with; nil for
// Edges, which takes patches.
func (k Kind) Classes() []int {
	switch k {
	case Faces, Between:
		return []int{1, 4, 7}
	case Two:
		return []int{1, 7}
	case Ten:
		return []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	}
	return nil
}

// Recipe says how the network is trained.
type Recipe string

// Exact minimises the exact expected loss. Online is Adam on fresh noise at
// each step, for comparison. In the two thousand steps that somebody waits for
// it does not align. On three drawn digits J stays 150 times that of the closed
// form, which Exact reaches, and the angle to the faces at 31 degrees; rates from
// a 25th to ten times onlineRate, V and c fitted at each step, and 200 samples
// instead of four all leave both above that, or as they are. With 12,000 steps J
// comes down to 30 times, the angle to 29 degrees: it is the curvature of J, which
// Adam does not know, more than the noise of its gradient, that holds it up.
const (
	Exact  Recipe = "exact"
	Online Recipe = "online"
)

// Experiment is what is studied: N images of Rows x Cols pixels and the noise.
// It is a value.
type Experiment struct {
	Kind       Kind
	Rows, Cols int
	X          [][]float64 // N x D, one image a row, row-major in [0,1]
	Indices    []int       // of the images in their source; may be nil
	Labels     []int       // -1 where not known; may be nil
	Ratio      float64     // sigma sqrt(D), in units of half the least image distance
	Seed       uint64      // of the starts and of the noise that is shown
	Recipe     Recipe      // "" for Exact
	Width      int         // units; 0 for train.ExpectedOptions's
	Starts     int         // likewise
}

// DefaultRatio is the noise at which alignment is shown: its length sigma
// sqrt(D) is a quarter of the least distance between images.
const DefaultRatio = 0.5

// The bounds of Ratio.
const (
	MinRatio = 0.01
	MaxRatio = 10
)

// D returns the number of pixels of an image.
func (e Experiment) D() int { return e.Rows * e.Cols }

// Sigma returns the noise level of training, in units of a pixel.
func (e Experiment) Sigma() float64 {
	least, _, _ := train.LeastDistance(e.X)
	return e.Ratio * least / 2 / math.Sqrt(float64(e.D()))
}

// Check returns nil, or a words.Message that says what is wrong: too few or too
// many images, sizes that disagree, a pixel out of [0,1], two identical images,
// a ratio out of range.
func (e Experiment) Check() error {
	n := len(e.X)
	if n < 2 || n > MaxImages {
		return words.M("imaging.count", "n", n, "max", MaxImages)
	}
	if e.Rows < 1 || e.Cols < 1 || e.Rows > MaxPixels || e.Cols > MaxPixels || e.D() > MaxPixels {
		return words.M("imaging.pixels", "rows", e.Rows, "cols", e.Cols, "max", MaxPixels)
	}
	for i, x := range e.X {
		if len(x) != e.D() {
			return words.M("imaging.size", "i", i+1, "got", len(x), "want", e.D())
		}
		for _, v := range x {
			if !(v >= 0 && v <= 1) {
				return words.M("imaging.range", "i", i+1, "value", v)
			}
		}
	}
	if !(e.Ratio >= MinRatio && e.Ratio <= MaxRatio) {
		return words.M("imaging.ratio", "ratio", e.Ratio, "min", MinRatio, "max", MaxRatio)
	}
	if e.Recipe != "" && e.Recipe != Exact && e.Recipe != Online {
		return words.M("imaging.recipe", "recipe", string(e.Recipe))
	}
	if least, i, j := train.LeastDistance(e.X); least == 0 {
		return words.M("expected.identical", "i", i+1, "j", j+1)
	}
	return nil
}

// Select returns the experiment of the images of a set with the given indices.
// The error is a words.Message.
func (s *Set) Select(kind Kind, indices []int, ratio float64, seed uint64) (Experiment, error) {
	e := Experiment{Kind: kind, Rows: s.Rows, Cols: s.Cols, Ratio: ratio, Seed: seed, Indices: indices}
	for at, i := range indices {
		if i < 0 || i >= s.N() {
			return e, words.M("imaging.index", "i", at+1, "index", i, "n", s.N(), "last", s.N()-1)
		}
		e.X = append(e.X, s.Image(i))
		e.Labels = append(e.Labels, s.Label(i))
	}
	return e, e.Check()
}

// Experiment returns the experiment of n patches of size x size pixels, one of
// them flat, chosen by seed. The error is a words.Message.
func (p Photo) Experiment(n, size int, ratio float64, seed uint64) (Experiment, error) {
	e := Experiment{Kind: Edges, Rows: size, Cols: size, Ratio: ratio, Seed: seed}
	var err error
	if e.X, err = p.Patches(n, size, seed); err != nil {
		return e, err
	}
	return e, e.Check()
}

package imaging

import (
	"bytes"
	"image"
	"image/draw"
	"image/jpeg"
	"os"
	"testing"

	"github.com/hajimehoshi/ebiten/v2/examples/resources/images"

	"crease/core/shallow"
)

// mnist returns the test set of MNIST; without it the test is skipped.
func mnist(t testing.TB) *Set {
	t.Helper()
	if testing.Short() {
		t.Skip("short: training on digits is left out")
	}
	pixels, labels := mnistFiles(t)
	set, err := ParseIDX(pixels, labels)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func mnistFiles(t testing.TB) (pixels, labels []byte) {
	t.Helper()
	const folder = "../../../shared/data/mnist/t10k-"
	pixels, err := os.ReadFile(folder + "images-idx3-ubyte.gz")
	if err != nil {
		t.Skip("MNIST is not there, so nothing is trained on its digits:", err)
	}
	labels, err = os.ReadFile(folder + "labels-idx1-ubyte.gz")
	if err != nil {
		t.Fatal(err)
	}
	return pixels, labels
}

// photograph returns the photograph that comes with Ebitengine.
func photograph(t testing.TB) Photo {
	t.Helper()
	m, err := jpeg.Decode(bytes.NewReader(images.Gophers_jpg))
	if err != nil {
		t.Fatal(err)
	}
	b := m.Bounds()
	flat := image.NewNRGBA(b)
	draw.Draw(flat, b, m, b.Min, draw.Src)
	p, err := FromRGBA(b.Dy(), b.Dx(), flat.Pix)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// digits returns the experiment on one digit of each class.
func digits(t testing.TB, set *Set, classes []int, seed uint64) Experiment {
	t.Helper()
	indices, err := set.Pick(classes, seed)
	if err != nil {
		t.Fatal(err)
	}
	e, err := set.Select(kindOf(len(classes)), indices, DefaultRatio, seed)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// run trains an experiment to the end.
func run(t testing.TB, e Experiment) (*Job, Report) {
	t.Helper()
	j, err := NewJob(e)
	if err != nil {
		t.Fatal(err)
	}
	if !j.Step(nil) || !j.Done() || j.Progress() != 1 {
		t.Fatal("not done after all steps")
	}
	return j, j.Report()
}

// small returns an experiment on three images of 3 x 2 pixels at a right angle
// or so: quick to train.
func small() Experiment {
	return Experiment{Kind: Faces, Rows: 3, Cols: 2, Ratio: 0.5, Seed: 3, Width: 16, Starts: 1, X: [][]float64{
		{0, 0.1, 0.9, 0.2, 0, 0.3}, {1, 0.2, 0.1, 0, 0.4, 0.2}, {0.3, 1, 0.2, 0.8, 0.1, 0.9}}}
}

// kindOf returns the kind of an experiment on n digits.
func kindOf(n int) Kind {
	switch n {
	case 2:
		return Two
	case 3:
		return Faces
	}
	return Ten
}

func isFace(f shallow.FeatureKind) bool { return f == shallow.Face }

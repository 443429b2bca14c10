package imaging

import "testing"

func TestDrawn(t *testing.T) {
	for class := range 10 {
		a, b := Drawn(class, 1), Drawn(class, 2)
		var ink float64
		for _, v := range a {
			if v < 0 || v > 1 {
				t.Fatalf("a pixel of %v", v)
			}
			ink += v / float64(len(a))
		}
		if len(a) != DrawnSize*DrawnSize || ink < 0.04 || ink > 0.3 {
			t.Errorf("%d: %d pixels, %.3f of them inked", class, len(a), ink)
		}
		if MSE(a, b) == 0 || MSE(a, Drawn(class, 1)) != 0 {
			t.Errorf("%d: the hand does not follow the seed", class)
		}
		// The border stays free, as in MNIST.
		for i := range DrawnSize {
			if a[i] > 0 || a[i*DrawnSize] > 0 || a[DrawnSize*DrawnSize-1-i] > 0 {
				t.Errorf("%d reaches the border", class)
				break
			}
		}
	}
}

// Three drawn digits are an acute triangle, and training finds its faces.
func TestDrawnDigitsAlignWithFaces(t *testing.T) {
	if testing.Short() {
		t.Skip("short: training on drawn digits is left out")
	}
	for seed := range uint64(3) {
		e := Experiment{Kind: Faces, Rows: DrawnSize, Cols: DrawnSize, Ratio: DefaultRatio, Seed: seed}
		for _, c := range Faces.Classes() {
			e.X = append(e.X, Drawn(c, seed))
		}
		_, r := run(t, e)
		if !isFace(r.Predicted) || !r.Theorem || r.Angle > 1.5 || r.AngleOther < 10 || r.Ratio > 1.005 || r.OffHull > 1e-4 {
			t.Errorf("seed %d: %s, angle %.2f, other %.2f, objective %.4f, off hull %.2g", seed, r.Geometry, r.Angle, r.AngleOther, r.Ratio, r.OffHull)
		}
	}
}

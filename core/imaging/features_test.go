package imaging

import (
	"math"
	"testing"

	"crease/core/train"
)

func TestFaceNormals(t *testing.T) {
	x := [][]float64{{1, 0, 0, 0.5}, {0, 1, 0, 0.5}, {0, 0, 1, 0.5}, {0.2, 0.1, 0.3, 0.9}}
	fs := faces(train.NewExpectedHull(x), x)
	if len(fs) != 4 {
		t.Fatalf("%d faces of a tetrahedron", len(fs))
	}
	for i, f := range fs {
		on := f.Points
		if len(on) != 3 || math.Abs(norm(f.W)-1) > 1e-12 {
			t.Fatalf("face %d: points %v, |w| = %v", i, on, norm(f.W))
		}
		for _, j := range on {
			if v := dot(f.W, minus(x[j], x[on[0]])); math.Abs(v) > 1e-12 {
				t.Errorf("the normal of face %d makes %g with its edge to %d", i, v, j)
			}
		}
		if v := dot(f.W, minus(x[i], x[on[0]])); v <= 0 {
			t.Errorf("the normal of face %d points away from image %d", i, i)
		}
	}
	line := [][]float64{{0, 0}, {0.5, 0.5}, {1, 1}}
	if fs := faces(train.NewExpectedHull(line), line); fs != nil {
		t.Errorf("%d faces of three points in a line", len(fs))
	}
}

func TestAngles(t *testing.T) {
	for _, want := range []float64{0, 1e-7, 0.01, 1, 25, 60, 90} {
		a := want * math.Pi / 180
		for _, sign := range []float64{1, -1} {
			got := angleBetween([]float64{1, 0}, []float64{sign * math.Cos(a), sign * math.Sin(a)})
			if math.Abs(got-want) > 1e-12*math.Max(1, want) {
				t.Errorf("angle %g, want %g", got, want)
			}
		}
	}
	fs := []Feature{{W: []float64{1, 0}}, {W: []float64{0, 1}}}
	if at, a := nearest([]float64{-1, -3}, fs); at != 1 || math.Abs(a-math.Atan(1.0/3)*180/math.Pi) > 1e-9 {
		t.Errorf("nearest is %d at %v degrees", at, a)
	}
	if at, a := nearest([]float64{0, 0}, fs); at != -1 || a != 90 {
		t.Errorf("the zero vector is nearest to %d at %v", at, a)
	}
}

// Random directions in a plane are uniform in angle: to the nearest of two
// orthogonal lines, uniform on 0 to 45 degrees.
func TestRandomAngles(t *testing.T) {
	x := [][]float64{{0, 0, 0}, {1, 0, 0}, {0, 1, 0}}
	fs := []Feature{{W: []float64{1, 0, 0}}, {W: []float64{0, 1, 0}}}
	angles := randomAngles(train.NewExpectedHull(x), fs, randomDirections, 1)
	// The mean of n draws of spread 45/sqrt(12) is right to three times spread/sqrt(n).
	if m := mean(angles); math.Abs(m-22.5) > 3*13/math.Sqrt(randomDirections) {
		t.Errorf("mean %v degrees, want 22.5", m)
	}
}

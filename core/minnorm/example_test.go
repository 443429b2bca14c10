package minnorm_test

import (
	"fmt"
	"math"

	"crease/core/minnorm"
	"crease/core/shallow"
)

func show(data shallow.Data) *minnorm.Result {
	r, err := minnorm.Solve(data)
	if err != nil {
		fmt.Println(err)
		return nil
	}
	fmt.Printf("%s, %v, R = %.6f\n", r.Geometry, r.Status, r.Denoiser.Cost())
	return r
}

// Univariate data: slopes s = 1.1/0.8 and 1.1/0.85, R = 2 (s_1 + s_2). The
// second border is where f crosses the identity.
func Example_oneDimension() {
	r := show(shallow.Data{
		X: [][]float64{{-1}, {0.1}, {1.2}},
		Y: [][][]float64{{{-1.2}, {-1}, {-0.7}}, {{0.1}, {0.15}}, {{1}, {1.1}, {1.6}}},
	})
	fmt.Printf("f(0.2) = %.6f, y* = %.4f\n", r.Line.F.At(0.2), r.Line.Crossings())
	// Output:
	// one-dimensional, exact, R = 5.338235
	// f(0.2) = 0.164706, y* = [0.1000 0.3200]
}

// Single samples: the cost is the variation of the chord slopes, and the end
// chords go on.
func Example_singletons() {
	r := show(shallow.Data{
		X: [][]float64{{-1.1}, {0}, {1}, {1.9}},
		Y: [][][]float64{{{-1}}, {{0.05}}, {{0.9}}, {{2}}},
	})
	fmt.Printf("slopes %.4f\n", r.Line.F.Slopes())
	// Output:
	// singletons, exact, R = 0.487140
	// slopes [1.0476 1.1765 0.8182]
}

// Two points: f(y) moves along the line through them, R = 2 L/(L - 2 rho).
func Example_collinear() {
	r := show(shallow.Data{X: [][]float64{{1, 1}, {4, 5}}, Rho: 0.5})
	fmt.Printf("f = %.4f, border at %.1f along the line\n", r.Denoiser.EvalTo(nil, []float64{2.5, 3}), r.Line.Crossings())
	// Output:
	// collinear, exact, R = 2.500000
	// f = [2.5000 3.0000], border at [2.5] along the line
}

// A right triangle in a plane of R^5 costs what it costs in the plane.
func Example_subspace() {
	r := show(shallow.Data{
		X:   [][]float64{{0, 0, 1, 0, 0}, {3, 0, 1, 0, 0}, {0, 0, 1, 0, 4}},
		Rho: 0.5,
	})
	fmt.Println(r.Frame.Dim(), "dimensions;", r.Cite)
	// Output:
	// right, exact, R = 5.666667
	// 2 dimensions; [Z23], data in a subspace, here of 2 dimensions; within it [Z23], simplex with an obtuse vertex; [Z25], sums of training points
}

// Rays about 0 at 90 degrees or more: R is the sum over the rays. Every ridge
// follows the points of its ray.
func Example_rays() {
	r := show(shallow.Data{
		X:   [][]float64{{0, 0}, {1, 0}, {3, 0}, {0, 2}, {-1, -1}},
		Rho: 0.25,
	})
	fmt.Printf("2 (1/0.5 + 2/1.5 + 2/1.5 + L/(L-0.5)) = %.6f, L = sqrt 2\n", 2*(2+4.0/3+4.0/3+math.Sqrt2/(math.Sqrt2-0.5)))
	for _, g := range r.Denoiser.Ridges() {
		fmt.Println(g.Follows.Points)
	}
	// Output:
	// rays, exact, R = 12.427170
	// 2 (1/0.5 + 2/1.5 + 2/1.5 + L/(L-0.5)) = 12.427170, L = sqrt 2
	// [0 1 2]
	// [0 4]
	// [0 3]
}

// The obtuse triangle: R = 2 (s_2 + s_3), s_n = L_n/(L_n - 2 rho).
func Example_obtuse() {
	r := show(shallow.Data{X: [][]float64{{0.2, -0.1}, {1.7, 0.1}, {-0.6, 0.8}}, Rho: 0.12})
	fmt.Println("vertex", r.Origin)
	// Output:
	// obtuse, exact, R = 4.874824
	// vertex 0
}

// The right triangle has a phantom corner: f is right on a ball about
// x_2 + x_3 - x_1, where there is no training point.
func Example_right() {
	r := show(shallow.Data{X: [][]float64{{0, 0}, {1, 0}, {0, 1}}, Rho: 0.1})
	fmt.Printf("%.4f\n", r.Denoiser.EvalTo(nil, []float64{0.95, 1.06}))
	// Output:
	// right, exact, R = 5.000000
	// [1.0000 1.0000]
}

// The square of side 2: two axes with two kinks each of 2/(2 - 2 rho).
func Example_grid() {
	show(shallow.Data{X: [][]float64{{1, 1}, {-1, 1}, {-1, -1}, {1, -1}}, Rho: 0.15})
	// Output:
	// grid, exact, R = 4.705882
}

// A point that sees the three others about it at 90 degrees or more.
func Example_dart() {
	show(shallow.Data{X: [][]float64{{0, 0}, {2, 0}, {-1, 2}, {-1, -2}}, Rho: 0.2})
	// Output:
	// dart, exact, R = 7.371427
}

// The equilateral triangle of circumradius 1: R = 6/(3/2 - 2 rho), exact up to
// rho = 1/2. At 0.6 the formula gives 20, and 18.4 is a bound from below.
func Example_equilateral() {
	h := math.Sqrt(0.75)
	x := [][]float64{{0, 1}, {-h, -0.5}, {h, -0.5}}
	show(shallow.Data{X: x, Rho: 0.2})
	fmt.Println(show(shallow.Data{X: x, Rho: 0.6}).Why)
	// Output:
	// equilateral, exact, R = 5.454545
	// equilateral, upper-bound, R = 20.000000
	// it interpolates, so it bounds the least cost from above; but rho = 0.6 exceeds the inradius 0.5, and there a certificate shows that less is possible
}

// The acute isosceles triangle; x_0 is between the centroid and the
// orthocentre.
func Example_isosceles() {
	r := show(shallow.Data{X: [][]float64{{0, 0}, {2, 0}, {1, 1.5}}, Rho: 0.1})
	fmt.Printf("x_0 = %.6f\n", r.Centre)
	// Output:
	// isosceles, conjectured, R = 4.565401
	// x_0 = [1.000000 0.681426]
}

// An acute triangle with unequal sides: refuted by certificate, and nearly
// optimal.
func Example_scalene() {
	fmt.Println(show(shallow.Data{X: [][]float64{{0, 0}, {2, 0}, {0.7, 1.5}}, Rho: 0.1}).Why)
	// Output:
	// scalene, upper-bound, R = 4.566378
	// it interpolates, so it bounds the least cost from above; conjectured in [Z23] to be optimal, refuted by certificate: within a relative 2e-7 of optimal while rho is under a tenth of the least altitude, as it is here
}

// The regular tetrahedron of circumradius 1: R = 8/(4/3 - 2 rho).
func Example_simplex() {
	k := 1 / math.Sqrt(3)
	show(shallow.Data{X: [][]float64{{k, k, k}, {k, -k, -k}, {-k, k, -k}, {-k, -k, k}}, Rho: 0.1})
	// Output:
	// simplex, conjectured, R = 7.058824
}

// A prism costs what its triangle and its height cost.
func Example_orthogonal() {
	h := math.Sqrt(0.75)
	show(shallow.Data{
		X:   [][]float64{{0, 1, 0}, {-h, -0.5, 0}, {h, -0.5, 0}, {0, 1, 2}, {-h, -0.5, 2}, {h, -0.5, 2}},
		Rho: 0.2,
	})
	fmt.Printf("%.6f + %.6f\n", 6/(1.5-0.4), 2*2/(2-0.4))
	// Output:
	// orthogonal, exact, R = 7.954545
	// 5.454545 + 2.500000
}

// At rho = 0 the identity interpolates at no cost.
func Example_affine() {
	show(shallow.Data{X: [][]float64{{0, 0}, {2, 1}, {1, 3}}})
	// Output:
	// affine, exact, R = 0.000000
}

// Where no closed form holds, the error says what each would have needed.
func Example_refused() {
	_, err := minnorm.Solve(shallow.Data{X: [][]float64{{0, 0}, {3, 4}}, Rho: 2.5})
	fmt.Println(err)
	// Output:
	// the balls about points 1 and 2 touch or overlap: they are 5 apart, so rho = 2.5 must be less than 2.5
}

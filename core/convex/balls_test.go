package convex_test

import (
	"fmt"
	"math"
	"testing"

	"crease/core/convex"
	"crease/core/minnorm"
	"crease/core/shallow"
)

func ballsAt(rho float64, x ...[]float64) convex.Problem {
	return convex.FromData(shallow.Data{X: x, Rho: rho})
}

// triangle returns the triangle with the given angles in degrees at its first
// two vertices, and sides of mean length 1.
func triangle(a, b float64) [][]float64 {
	a, b = a*math.Pi/180, b*math.Pi/180
	sa, sb, sc := math.Sin(a), math.Sin(b), math.Sin(a+b)
	k := 3 / (sa + sb + sc)
	return [][]float64{{0, 0}, {k * sc, 0}, {k * sb * math.Cos(a), k * sb * sa}}
}

// The regular pentagon of circumradius 1 has ten equal kinks.
func TestPentagon(t *testing.T) {
	var x [][]float64
	for k := range 5 {
		s, c := math.Sincos(2 * math.Pi * float64(k) / 5)
		x = append(x, []float64{c, s})
	}
	s := tight(t, "pentagon", ballsAt(0.1, x...))
	if c := s.Certificate; math.Abs(c.Upper-6.732147) > 1e-6 || !(c.BallLower > 6.73214) || c.BallUpper != c.Upper {
		t.Errorf("%+v", c)
	}
	creases := s.H.Creases()
	if len(creases) != 10 {
		t.Fatalf("%d creases", len(creases))
	}
	for _, k := range creases {
		if math.Abs(k.Norm()-0.6732147) > 1e-6 {
			t.Errorf("a crease of cost %v", k.Norm())
		}
	}
}

// The conjectured formula of the acute triangle is refuted: at angles of 23.6,
// 74.4 and 82.0 degrees, sides of mean length 1 and rho = 0.049 it costs
// 4.673074, and a function costs a ten-millionth less, whoever measures it.
func TestScaleneCounterexample(t *testing.T) {
	p := ballsAt(0.049, triangle(23.6, 74.4)...)
	formula, err := minnorm.FaceFormula(shallow.Data{X: p.X, Rho: p.Rho})
	if err != nil {
		t.Fatal(err)
	}
	cost := formula.Denoiser.Cost()
	s := tight(t, "scalene", p)
	c := s.Certificate
	if math.Abs(cost-4.6730738) > 1e-7 || !(c.BallUpper < cost-4e-7) || !(c.BallLower > c.BallUpper-1e-9) {
		t.Errorf("the formula costs %v; %+v", cost, c)
	}
	if c := convex.Verify(p, formula.Denoiser, s.Dual); !c.Feasible || !(c.Gap > 1e-7) {
		t.Errorf("the formula has the certificate %+v", c)
	}
}

// Closed forms with numbers of their own: grids and squares (ramps along both
// axes), the equilateral triangle, the square's cost 8/(2 - 2 rho).
func TestClosedFormsOfBalls(t *testing.T) {
	at := func(x, y float64) []float64 { return []float64{x, y} }
	var grid [][]float64
	for i := range 3 {
		for j := range 4 {
			grid = append(grid, at(float64(i), 1.3*float64(j)))
		}
	}
	r3 := math.Sqrt(3) / 2
	for _, c := range []struct {
		name string
		p    convex.Problem
		want float64
	}{
		{"two", ballsAt(0.1, at(0, 0), at(0.6, 0.8)), 2 / 0.8},
		{"collinear", ballsAt(0.1, at(0, 0), at(1, 1), at(3, 3)), 2*math.Sqrt2/(math.Sqrt2-0.2) + 4*math.Sqrt2/(2*math.Sqrt2-0.2)},
		{"square", ballsAt(0.15, at(1, 1), at(-1, 1), at(-1, -1), at(1, -1)), 8 / 1.7},
		{"grid", ballsAt(0.1, grid...), 4/0.8 + 6*1.3/1.1},
		// A right angle: 2 s along each leg.
		{"right", ballsAt(0.1, at(0, 0), at(2, 0), at(0, 1)), 2*2/1.8 + 2*1/0.8},
		// Three ramps of height r from -r/2 + rho to r - rho.
		{"equilateral", ballsAt(0.2, at(0, 1), at(-r3, -0.5), at(r3, -0.5)), 6 / 1.1},
		{"at the inradius", ballsAt(0.5, at(0, 1), at(-r3, -0.5), at(r3, -0.5)), 12},
	} {
		s := tight(t, c.name, c.p)
		k := s.Certificate
		if math.Abs(k.Upper-c.want) > 1e-7*c.want || math.Abs(k.BallLower-c.want) > 1e-6*c.want {
			t.Errorf("%s: %+v, want %v", c.name, k, c.want)
		}
	}
}

// Above the inradius a finite network that is exactly constant on the balls
// cannot beat the three ramps; functions that are right at ever more of their
// points stay below them.
func TestEquilateralAboveTheInradius(t *testing.T) {
	r3 := math.Sqrt(3) / 2
	p := ballsAt(0.6, []float64{0, 1}, []float64{-r3, -0.5}, []float64{r3, -0.5})
	c := tight(t, "equilateral", p).Certificate
	if math.Abs(c.Upper-20) > 1e-6 || !(c.BallLower > 17) || !(c.BallLower < 18.5) {
		t.Errorf("%+v", c)
	}
	// From 3r/4 no line passes between the balls.
	p.Rho = 0.76
	s, err := convex.Solve(p, convex.Options{Gap: 1e-3})
	if err != nil {
		t.Fatal(err)
	}
	c = s.Certificate
	if c.Feasible || !math.IsInf(c.BallUpper, 1) || !(c.BallLower > 30) || math.IsNaN(c.Gap) {
		t.Errorf("%+v", c)
	}
	said := false
	for _, m := range c.Warnings {
		said = said || m.Key == "convex.closed"
	}
	if !said {
		t.Errorf("warnings %v", c.Warnings)
	}
}

// What samples prove is less than what balls cost, and what creases that enter
// no ball cost is enough.
func TestBallsBracketSamples(t *testing.T) {
	for seed := range uint64(4) {
		b := fiveBalls(seed)
		ball := tight(t, fmt.Sprint("balls ", seed), b).Certificate
		if !(ball.BallLower <= ball.Upper*(1+1e-9)) || !(ball.BallLower > 0.9*ball.Upper) {
			t.Errorf("seed %d: %+v", seed, ball)
		}
		var p convex.Problem
		for j, x := range b.X {
			for k := range 6 {
				s, c := math.Sincos(2 * math.Pi * (float64(k) + 0.1*float64(j)) / 6)
				p.Y = append(p.Y, []float64{x[0] + b.Rho*c, x[1] + b.Rho*s})
				p.X = append(p.X, x)
			}
		}
		if c := tight(t, "samples", p).Certificate; c.Lower > ball.Upper*(1+1e-9) {
			t.Errorf("seed %d: samples on the circles cost %v, the balls %v", seed, c.Lower, ball.Upper)
		}
	}
}

// The regular tetrahedron with balls: four ramps along its faces, 7.0588 at
// circumradius 1 and rho = 0.1.
func TestTetrahedron(t *testing.T) {
	k := 1 / math.Sqrt(3)
	p := ballsAt(0.1, []float64{k, k, k}, []float64{k, -k, -k}, []float64{-k, k, -k}, []float64{-k, -k, k})
	s, err := convex.Solve(p, convex.Options{NoPoints: true})
	if err != nil {
		t.Fatal(err)
	}
	if c := s.Certificate; math.Abs(c.Upper-7.058823529411764) > 1e-7 || !c.Feasible {
		t.Errorf("%+v", c)
	}
}

func TestAcuteVectors(t *testing.T) {
	var v struct {
		Clean   [][]float64
		Rho     float64
		Formula float64 `json:"cost_formula"`
		Cost    float64
		Sampled struct {
			Noisy, Target [][]float64
			LB            float64 `json:"cost_lb"`
			UB            float64 `json:"cost_ub"`
		}
	}
	vectors(t, "acute_scalene_1.json", &v)
	c := tight(t, "samples", convex.Problem{Y: v.Sampled.Noisy, X: v.Sampled.Target}).Certificate
	if c.Lower > v.Sampled.UB+1e-9 || c.Upper < v.Sampled.LB-1e-9 {
		t.Errorf("[%v, %v] misses [%v, %v]", c.Lower, c.Upper, v.Sampled.LB, v.Sampled.UB)
	}
	b := tight(t, "balls", ballsAt(v.Rho, v.Clean...)).Certificate
	if b.Upper > v.Formula+1e-9 || b.Upper < c.Lower-1e-9 {
		t.Errorf("balls cost %v, the formula %v, the samples %v", b.Upper, v.Formula, c.Lower)
	}
	for _, name := range []string{"acute_iso_1.json", "equilateral_1.json", "obtuse_d2.json", "rays_d2_three_obtuse.json", "subspace_d5_line.json"} {
		vectors(t, name, &v)
		if c := tight(t, name, ballsAt(v.Rho, v.Clean...)).Certificate; math.Abs(c.Upper-v.Cost) > 1e-7*v.Cost {
			t.Errorf("%s: %v, want %v", name, c.Upper, v.Cost)
		}
	}
}

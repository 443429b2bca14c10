package minnorm

import (
	"errors"
	"math"
	"strings"
	"testing"

	"crease/core/shallow"
	"crease/core/words"
)

// turned returns points of the plane at the given angles (degrees) and radii.
func turned(at ...float64) (x [][]float64) {
	for i := 0; i < len(at); i += 2 {
		a := at[i] * math.Pi / 180
		x = append(x, []float64{at[i+1] * math.Cos(a), at[i+1] * math.Sin(a)})
	}
	return x
}

// with returns the origin and x.
func with(x [][]float64) [][]float64 { return append([][]float64{make([]float64, len(x[0]))}, x...) }

// Each recogniser refuses with the reason that applies.
func TestRefusals(t *testing.T) {
	square := [][]float64{{0, 0}, {1, 0}, {0, 1}, {1, 1}}
	equi := turned(90, 1, 210, 1, 330, 1)
	iso := with(turned(0, 1, 40, 1))
	nearRight := with(turned(0, 1, 88, 1.3))
	acute := with(turned(0, 1, 60, 0.8))
	obtuseX := with(turned(0, 1, 120, 1.4))
	right := with(turned(0, 1, 90, 1.4))
	dartX := with(turned(0, 1, 110, 1.2, 230, 1))
	tee := with(turned(0, 1, 90, 1, 180, 1.5))
	line := [][]float64{{0, 0}, {1, 1}, {3, 3}}
	tetra := [][]float64{{1, 1, 1}, {1, -1, -1}, {-1, 1, -1}, {-1, -1, 1}}
	odd := [][]float64{{1, 1, 1}, {1, -1, -1}, {-1, 1, -1}, {-1, -1, 1.1}}
	plane3 := [][]float64{{0, 0, 0}, {1, 0, 0}, {0.5, 0.8, 0}}
	quad := [][]float64{{0, 0}, {1, 0.1}, {0.9, 1.2}, {-0.2, 0.9}}
	for _, c := range []struct {
		key  string
		x    [][]float64
		rho  float64
		want string
	}{
		{"one-dimensional", square, 0.1, "minnorm.oned.dim"},
		{"one-dimensional", rows(1, 2), 0, "minnorm.oned.rho"},
		{"point", square, 0.1, "minnorm.point.several"},
		{"point", rows(1), 0, "minnorm.point.rho"},
		{"collinear", rows(1, 2), 0.1, "minnorm.collinear.one"},
		{"collinear", square, 0.1, "minnorm.collinear.dim"},
		{"collinear", line, 0, "minnorm.oned.rho"},
		{"affine", square, 0.1, "minnorm.affine.balls"},
		{"projected", line, 0.1, "minnorm.projected.balls"},
		{"subspace", square, 0.1, "minnorm.subspace.whole"},
		{"subspace", line, 0.1, "minnorm.subspace.line"},
		{"subspace", append(plane3, []float64{0.1, 0.9, 0}), 0.1, "minnorm.subspace.inner"},
		{"rays", acute, 0.1, "minnorm.star.acute"},
		{"rays", acute, 0, "minnorm.radius"},
		{"rays", square, 0.1, "minnorm.rays.off"},
		{"rays", [][]float64{{0, 0}}, 0.1, "minnorm.star.few"},
		// The origin of the rays is not a training point.
		{"rays", turned(0, 1, 0, 2, 120, 1, 120, 2, 240, 1, 240, 2), 0.1, "minnorm.star.acute"},
		{"obtuse", acute, 0.1, "minnorm.star.acute"},
		{"obtuse", right, 0.1, "minnorm.obtuse.right"},
		{"obtuse", dartX, 0.1, "minnorm.simplex.not"},
		{"right", obtuseX, 0.1, "minnorm.right.obtuse"},
		{"right", square, 0.1, "minnorm.simplex.not"},
		{"grid", right, 0.1, "minnorm.grid.none"},
		// A corner of an obtuse parallelogram is not on the plateau.
		{"grid", [][]float64{{0, 0}, {1, 0}, {-0.3, 1}, {0.7, 1}}, 0.1, "minnorm.star.acute"},
		{"dart", right, 0.1, "minnorm.dart.not"},
		{"dart", tee, 0.1, "minnorm.dart.not"},
		{"equilateral", iso, 0.1, "minnorm.equilateral.not"},
		{"equilateral", square, 0.1, "minnorm.triangle.count"},
		{"equilateral", line, 0.1, "minnorm.triangle.flat"},
		{"equilateral", obtuseX, 0.1, "minnorm.triangle.obtuse"},
		{"equilateral", right, 0.1, "minnorm.triangle.obtuse"},
		{"equilateral", equi, 0.76, "minnorm.faces.low"},
		{"equilateral", equi, 0, "minnorm.radius"},
		{"isosceles", acute, 0.1, "minnorm.isosceles.not"},
		{"isosceles", equi, 0.1, "minnorm.isosceles.equilateral"},
		{"acute", acute, 0.1, "minnorm.acute.inside"},
		{"acute", iso, 0.1, "minnorm.acute.equal"},
		{"scalene", iso, 0.1, "minnorm.acute.equal"},
		{"scalene", nearRight, 0.2, "minnorm.scalene.vertex"},
		{"parallelogram", equi, 0.1, "minnorm.parallelogram.count"},
		{"parallelogram", quad, 0.1, "minnorm.parallelogram.not"},
		{"parallelogram", [][]float64{{0, 0}, {1, 0}, {0.5, 1}, {1.5, 1}}, 0.1, "minnorm.parallelogram.not"},
		{"simplex", square, 0.1, "minnorm.simplex.count"},
		{"simplex", odd, 0.1, "minnorm.simplex.edges"},
		{"simplex", tetra, 1.2, "minnorm.faces.low"},
		{"orthogonal", square, 0.1, "minnorm.orthogonal.plane"},
		{"orthogonal", odd, 0.1, "minnorm.orthogonal.none"},
		// A prism on a triangle for which no formula holds at this rho.
		{"orthogonal", [][]float64{{0, 0, 0}, {1, 0, 0}, {0.5, math.Sqrt(0.75), 0}, {0, 0, 2}}, 0.45, "minnorm.orthogonal.part"},
	} {
		f := geometry(t, c.key).Recognise(shallow.Data{X: c.x, Rho: c.rho})
		if f.Sign >= 0 || f.Why.Key != c.want {
			t.Errorf("%s of %v, rho %v: sign %d, %s (%v), want %s", c.key, c.x, c.rho, f.Sign, f.Why.Key, f.Why, c.want)
		}
	}
}

// Data that every geometry refuses.
func TestErrors(t *testing.T) {
	samples := [][][]float64{{{0, 0}, {0.1, 0}}, {{1, 0}, {1.1, 0.2}}, {{0, 1}, {0.3, 1.1}}}
	for name, c := range map[string]struct {
		data shallow.Data
		key  string
		says string
	}{
		"empty":     {shallow.Data{}, "data.empty", "at least one"},
		"conflict":  {shallow.Data{X: [][]float64{{0, 0}, {1, 0}}, Y: [][][]float64{{{2, 2}}, {{2, 2}}}}, "data.conflict", "points 1 and 2"},
		"touch":     {shallow.Data{X: [][]float64{{9, 9}, {0, 0}, {3, 4}}, Rho: 2.5}, "minnorm.touch", "points 2 and 3 touch"},
		"overlap":   {shallow.Data{X: [][]float64{{0, 0}, {3, 4}}, Rho: 3}, "minnorm.touch", "less than 2.5"},
		"near":      {shallow.Data{X: [][]float64{{1, 1}, {1, 1 + 1e-15}}, Rho: 1e-3}, "minnorm.touch", "overlap"},
		"huge":      {shallow.Data{X: rows(1e200, 0), Rho: 1}, "minnorm.huge", "larger unit"},
		"huge rho":  {shallow.Data{X: rows(0), Rho: 1e200}, "minnorm.huge", "larger unit"},
		"tiny":      {shallow.Data{X: rows(1e-200, 0), Rho: 1e-201}, "minnorm.tiny", "smaller unit"},
		"small":     {shallow.Data{X: rows(1, 2), Rho: 1e-15}, "minnorm.small", "choose 0 or more"},
		"samples":   {shallow.Data{X: [][]float64{{0, 0}, {1, 0}, {0, 1}}, Y: samples}, "minnorm.none", "only for balls"},
		"no form":   {shallow.Data{X: [][]float64{{0, 0}, {1, 0.1}, {0.9, 1.2}, {-0.2, 0.9}}, Rho: 0.1}, "minnorm.none", "which sees points"},
		"subspace":  {shallow.Data{X: [][]float64{{0, 0, 1}, {1, 0.1, 1}, {0.9, 1.2, 1}, {-0.2, 0.9, 1}}, Rho: 0.1}, "minnorm.subspace.inner", "subspace of 2 dimensions"},
		"high":      {shallow.Data{X: turned(90, 1, 210, 1, 330, 1), Rho: 0.8}, "minnorm.none", "must be less than 0.75"},
		"projected": {shallow.Data{X: [][]float64{{0, 0}, {1, 0}}, Y: [][][]float64{{{0, 0}, {3, 1}}, {{1, 2}, {1, 0}}}}, "minnorm.none", "projection to a line: the noisy samples of points 1 and 2"},
	} {
		r, err := Solve(c.data)
		var m words.Message
		if r != nil || !errors.As(err, &m) || m.Key != c.key || !strings.Contains(m.Error(), c.says) {
			t.Errorf("%s: %v, %v", name, r, err)
			continue
		}
		if zh := m.In(words.Zh); zh == m.In(words.En) || strings.Contains(zh, "{") {
			t.Errorf("%s: Chinese is %q", name, zh)
		}
		for _, g := range Geometries {
			if f := g.Recognise(c.data); f.Sign >= 0 {
				t.Errorf("%s: recognised by %s", name, g.Key)
			}
		}
	}
}

// When no form is known, the reasons of all geometries are there, once each.
func TestReasonsAreJoined(t *testing.T) {
	_, err := Solve(shallow.Data{X: [][]float64{{0, 0}, {1, 0.1}, {0.9, 1.2}, {-0.2, 0.9}}, Rho: 0.1})
	var m words.Message
	errors.As(err, &m)
	reasons, _ := m.Args["reasons"].([]words.Message)
	seen := map[string]bool{}
	for _, r := range reasons {
		if s := r.String(); seen[s] || !strings.Contains(m.Error(), s) {
			t.Errorf("%q twice, or not in the error", s)
		} else {
			seen[s] = true
		}
	}
	for _, g := range Geometries {
		f := g.Recognise(shallow.Data{X: [][]float64{{0, 0}, {1, 0.1}, {0.9, 1.2}, {-0.2, 0.9}}, Rho: 0.1})
		if !seen[f.Why.String()] {
			t.Errorf("the reason of %s is missing: %v", g.Key, f.Why)
		}
	}
}

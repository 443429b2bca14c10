package minnorm

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"crease/core/shallow"
)

// vector is a reference answer, computed elsewhere; a point of one dimension
// may be a number.
type vector struct {
	Name, Kind string
	Clean      []point1
	Noisy      json.RawMessage
	Target     []point1
	Vertex     int
	Rho        *float64
	X0         []float64
	Query      []point1
	F          []point1
	FFormula   []point1 `json:"f_formula"`
	Cost       float64
	CostForm   float64         `json:"cost_formula"`
	LB         float64         `json:"cost_lb"`
	UB         float64         `json:"cost_ub"`
	TolF       json.RawMessage `json:"tol_f"`
	TolCost    float64         `json:"tol_cost"`
	Crossings  []float64       `json:"crossing_fixed_points"`
	Slopes     []float64
	Directions [][]float64
	Distances  [][]float64
	Sampled    struct {
		LB float64 `json:"cost_lb"`
		UB float64 `json:"cost_ub"`
	}
}

type point1 []float64

func (p *point1) UnmarshalJSON(b []byte) error {
	var x float64
	if json.Unmarshal(b, &x) == nil {
		*p = point1{x}
		return nil
	}
	return json.Unmarshal(b, (*[]float64)(p))
}

// vectors returns the reference answers beside the project, or skips.
func vectors(t *testing.T) []vector {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Skip("no go.mod above the test: not run from the source tree")
		}
		dir = filepath.Dir(dir)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "..", "shared", "vectors", "*.json"))
	if len(files) == 0 {
		t.Skip("no reference answers in ../shared/vectors beside the project")
	}
	var vs []vector
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var kind struct{ Kind string }
		if err := json.Unmarshal(b, &kind); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		if kind.Kind == "mse_curves" || kind.Kind == "emmse" {
			continue // of other packages
		}
		var v vector
		if err := json.Unmarshal(b, &v); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		vs = append(vs, v)
	}
	return vs
}

func plain(ps []point1) [][]float64 {
	out := make([][]float64, len(ps))
	for i, p := range ps {
		out[i] = p
	}
	return out
}

// data returns the training set of v: balls where it has a rho, the samples
// with their targets or clusters otherwise.
func (v vector) data(t *testing.T) shallow.Data {
	d := shallow.Data{X: plain(v.Clean)}
	switch {
	case v.Rho != nil:
		d.Rho = *v.Rho
	case v.Target != nil:
		var ys []point1
		if err := json.Unmarshal(v.Noisy, &ys); err != nil {
			t.Fatal(err)
		}
		d.X = nil
		for i, y := range ys {
			n := len(d.X) - 1
			if n < 0 || distance(d.X[n], v.Target[i]) > 0 {
				d.X, d.Y = append(d.X, v.Target[i]), append(d.Y, nil)
				n++
			}
			d.Y[n] = append(d.Y[n], y)
		}
	case v.Noisy != nil:
		var ys [][]point1
		if err := json.Unmarshal(v.Noisy, &ys); err != nil {
			t.Fatal(err)
		}
		for _, c := range ys {
			d.Y = append(d.Y, plain(c))
		}
	}
	if len(d.X) == 0 && v.Directions != nil {
		d.X = [][]float64{make([]float64, len(v.Directions[0]))}
		for l, u := range v.Directions {
			for _, c := range v.Distances[l] {
				x := make([]float64, len(u))
				for i := range x {
					x[i] = c * u[i]
				}
				d.X = append(d.X, x)
			}
		}
	}
	return d
}

func TestVectors(t *testing.T) {
	for _, v := range vectors(t) {
		t.Run(v.Name, func(t *testing.T) {
			data := v.data(t)
			switch v.Kind {
			case "rays_reject":
				if f := geometry(t, "rays").Recognise(data); f.Sign >= 0 || f.Why.Key != "minnorm.star.acute" {
					t.Errorf("rays: %d, %v", f.Sign, f.Why)
				}
				return
			case "oned_reject", "general2d_reject":
				if r, err := Solve(data); err == nil {
					t.Errorf("accepted as %s", r.Geometry)
				}
				return
			}
			r, err := Solve(data)
			if err != nil {
				if v.Kind == "general2d" && strings.Contains(v.Name, "random") {
					return // no closed form is known: rightly refused
				}
				if v.Kind != "general2d" || !strings.Contains(v.Name, "square") {
					t.Fatal(err)
				}
				// The samples are on circles about the corners of a square.
				data = shallow.Data{X: data.X, Rho: distance(data.X[0], data.Y[0][0])}
				r = mustSolve(t, data)
			}
			v.check(t, r)
			laws(t, r, data)
		})
	}
}

// check compares cost, values and whatever else v knows.
func (v vector) check(t *testing.T, r *Result) {
	t.Helper()
	cost := r.Denoiser.Cost()
	want, f := v.Cost, v.F
	switch v.Kind {
	case "acute_conjecture":
		want, f = v.CostForm, v.FFormula
		if r.Status != UpperBound || r.Geometry != "scalene" {
			t.Errorf("%s, %v", r.Geometry, r.Status)
		}
	case "general2d", "general2d_affine":
		if cost < v.LB-v.TolCost || cost > v.UB+v.TolCost {
			t.Errorf("cost %v outside [%v, %v]", cost, v.LB, v.UB)
		}
		want = cost
	}
	if math.Abs(cost-want) > max(v.TolCost, 1e-12) {
		t.Errorf("cost %v, want %v", cost, want)
	}
	for i := range v.Query {
		tol := v.tol(i)
		if got := r.Denoiser.EvalTo(nil, v.Query[i]); distance(got, f[i]) > tol {
			t.Errorf("f(%v) = %v, want %v within %v", v.Query[i], got, f[i], tol)
		}
	}
	if v.Crossings != nil {
		got := r.Line.Crossings()
		if len(got) != len(v.Crossings) {
			t.Fatalf("crossings %v, want %v", got, v.Crossings)
		}
		for i, y := range v.Crossings {
			if math.Abs(got[i]-y) > 1e-12 {
				t.Errorf("crossing %v, want %v", got[i], y)
			}
		}
	}
	if v.X0 != nil && distance(r.Centre, v.X0) > 1e-9 {
		t.Errorf("x_0 = %v, want %v", r.Centre, v.X0)
	}
	if v.Slopes != nil {
		for i, s := range r.Line.F.Slopes() {
			if math.Abs(s-v.Slopes[i]) > 1e-12 {
				t.Errorf("slope %d: %v, want %v", i, s, v.Slopes[i])
			}
		}
	}
}

func (v vector) tol(i int) float64 {
	var one float64
	if json.Unmarshal(v.TolF, &one) == nil {
		return one
	}
	var many []float64
	if json.Unmarshal(v.TolF, &many) == nil && i < len(many) {
		return many[i]
	}
	return 1e-9
}

func geometry(t testing.TB, key string) Geometry {
	t.Helper()
	for _, g := range Geometries {
		if g.Key == key {
			return g
		}
	}
	t.Fatalf("no geometry %q", key)
	return Geometry{}
}

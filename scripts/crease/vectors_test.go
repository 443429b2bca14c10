package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// reference is an answer computed elsewhere; see README.md beside the files.
type reference struct {
	Kind, Expect string
	Clean        []vector
	Noisy        json.RawMessage
	Target       []vector
	Rho          *float64
	Query, F     []vector
	FFormula     []vector `json:"f_formula"`
	Cost         *float64
	CostFormula  *float64        `json:"cost_formula"`
	LB           float64         `json:"cost_lb"`
	UB           float64         `json:"cost_ub"`
	TolF         json.RawMessage `json:"tol_f"`
	TolCost      float64         `json:"tol_cost"`
	Crossings    []float64       `json:"crossing_fixed_points"`
	Directions   [][]float64
	Distances    [][]float64
	Cases        []struct {
		X, Y, F []vector
		Sigma   float64
	}
}

// vector is a point: a list of coordinates, or the one of a point of the line.
type vector []float64

func (v *vector) UnmarshalJSON(b []byte) error {
	if json.Unmarshal(b, (*[]float64)(v)) == nil {
		return nil
	}
	*v = make(vector, 1)
	return json.Unmarshal(b, &(*v)[0])
}

// root returns the folder of go.mod.
func root(t *testing.T) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		dir = filepath.Dir(dir)
	}
	t.Skip("no go.mod above the test: not run from the source tree")
	return ""
}

// answer runs crease solve on an input.
func answer(t *testing.T, in any) (output, string, int) {
	t.Helper()
	text, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var out, note bytes.Buffer
	status := run([]string{"solve", "-in", "-"}, bytes.NewReader(text), &out, &note)
	var o output
	if status == 0 {
		if err := json.Unmarshal(out.Bytes(), &o); err != nil {
			t.Fatalf("not JSON: %v\n%s", err, out.String())
		}
	} else if out.Len() > 0 || strings.Count(note.String(), "\n") != 1 {
		t.Errorf("a refusal printed %q and %q", out.String(), note.String())
	}
	return o, note.String(), status
}

func TestReferenceAnswers(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(root(t), "..", "shared", "vectors", "*.json"))
	if len(files) == 0 {
		t.Skip("no reference answers in ../shared/vectors beside the project")
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".json"), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var r reference
			if err := json.Unmarshal(text, &r); err != nil {
				t.Fatal(err)
			}
			if r.Kind == "mse_curves" {
				t.Skip("not an answer of crease solve")
			}
			r.check(t)
		})
	}
}

func (r reference) check(t *testing.T) {
	switch {
	case r.Kind == "rays_reject": // refused as rays; another theorem may hold
		o, _, status := answer(t, r.problem(t))
		if status == 0 && o.Geometry != nil && strings.Contains(*o.Geometry, "ray") {
			t.Errorf("taken for %s (%s)", *o.Geometry, r.Expect)
		}
	case strings.HasSuffix(r.Kind, "_reject"):
		_, note, status := answer(t, r.problem(t))
		if status != 1 {
			t.Errorf("status %d, want a refusal (%s): %s", status, r.Expect, note)
		}
	case r.Kind == "emmse":
		for _, c := range r.Cases {
			o, note, status := answer(t, map[string]any{"clean": c.X, "sigma": c.Sigma, "method": "emmse", "query": c.Y})
			if status != 0 || o.Status != "estimator" || o.Cost != nil {
				t.Fatalf("status %d %q %s", status, o.Status, note)
			}
			near(t, o.Values, c.F, func(int) float64 { return 1e-12 })
		}
	case r.Kind == "general2d":
		p := r.problem(t)
		p["query"] = r.Query
		o, note, status := answer(t, p)
		if status != 0 {
			t.Fatalf("status %d: %s", status, note)
		}
		slack := 1e-7 * r.UB
		if *o.Cost < r.LB-slack || *o.Cost > r.UB+slack {
			t.Errorf("cost %.12g, want within [%.12g, %.12g]", *o.Cost, r.LB, r.UB)
		}
		near(t, o.Values, r.F, r.tolerance(t))
	default:
		p := r.problem(t)
		p["query"] = r.Query
		o, note, status := answer(t, p)
		if status != 0 {
			t.Fatalf("status %d: %s", status, note)
		}
		cost, f := r.Cost, r.F
		if r.CostFormula != nil {
			cost, f = r.CostFormula, r.FFormula
		}
		if want := *cost; math.Abs(*o.Cost-want) > max(r.TolCost, 1e-9*want) {
			t.Errorf("cost %.12g, want %.12g", *o.Cost, want)
		}
		near(t, o.Values, f, r.tolerance(t))
		if r.Crossings != nil {
			if len(o.FixedPoints) != len(r.Crossings) {
				t.Fatalf("fixed points %v, want %v", o.FixedPoints, r.Crossings)
			}
			for i, want := range r.Crossings {
				if math.Abs(o.FixedPoints[i]-want) > 1e-9 {
					t.Errorf("fixed point %g, want %g", o.FixedPoints[i], want)
				}
			}
		}
	}
}

// problem is the reference's data as crease solve reads them.
func (r reference) problem(t *testing.T) map[string]any {
	p := map[string]any{}
	switch {
	case r.Directions != nil:
		clean := [][]float64{make([]float64, len(r.Directions[0]))}
		for l, u := range r.Directions {
			for _, c := range r.Distances[l] {
				x := make([]float64, len(u))
				for j := range u {
					x[j] = c * u[j]
				}
				clean = append(clean, x)
			}
		}
		p["clean"] = clean
	case r.Target != nil:
		var noisy []vector
		if err := json.Unmarshal(r.Noisy, &noisy); err != nil {
			t.Fatal(err)
		}
		var clean []vector
		var groups [][]vector
		for i, x := range r.Target {
			n := slices.IndexFunc(clean, func(c vector) bool { return slices.Equal(c, x) })
			if n < 0 {
				n = len(clean)
				clean, groups = append(clean, x), append(groups, nil)
			}
			groups[n] = append(groups[n], noisy[i])
		}
		p["clean"], p["noisy"] = clean, groups
	default:
		p["clean"] = r.Clean
		if r.Noisy != nil {
			p["noisy"] = r.Noisy
		}
	}
	if r.Rho != nil {
		p["rho"] = *r.Rho
		delete(p, "noisy")
	}
	if strings.HasPrefix(r.Kind, "acute") || r.Kind == "simplex_faces" {
		p["method"] = "closed" // the formula, which is not a theorem there
	}
	return p
}

// tolerance returns how far value i may be off: the reference's own tolerance,
// and what double precision leaves.
func (r reference) tolerance(t *testing.T) func(i int) float64 {
	var all float64
	var each []float64
	if r.TolF != nil && json.Unmarshal(r.TolF, &all) != nil {
		if err := json.Unmarshal(r.TolF, &each); err != nil {
			t.Fatal(err)
		}
	}
	return func(i int) float64 {
		if each != nil {
			return max(each[i], 1e-9)
		}
		return max(all, 1e-9)
	}
}

func near(t *testing.T, got [][]float64, want []vector, tol func(i int) float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d values, want %d", len(got), len(want))
	}
	for i := range want {
		for j := range want[i] {
			if d := math.Abs(got[i][j] - want[i][j]); !(d <= tol(i)) {
				t.Errorf("value %d: %v, want %v (tolerance %g)", i+1, got[i], want[i], tol(i))
				break
			}
		}
	}
}

func Example_solve() {
	in := strings.NewReader(`{"clean":[[0,0],[2,0],[0,2]],"rho":0.25,"query":[[0.1,0.1],[1.9,1.9]]}`)
	var out bytes.Buffer
	fmt.Println(run([]string{"solve", "-in", "-"}, in, &out, os.Stderr))
	var o output
	if err := json.Unmarshal(out.Bytes(), &o); err != nil {
		fmt.Println(err)
	}
	// The second query is drawn to (2, 2), where no training point is.
	fmt.Println(o.Status, o.Values)
	fmt.Printf("%.4f\n", *o.Cost)
	// Output:
	// 0
	// exact [[0 0] [2 2]]
	// 5.3333
}

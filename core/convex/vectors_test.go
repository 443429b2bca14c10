package convex_test

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"

	"crease/core/convex"
	"crease/core/words"
)

// vectors decodes a file of reference answers into v and skips the test where
// they are not beside the project.
func vectors(t testing.TB, name string, v any) {
	t.Helper()
	dir, err := os.Getwd()
	for err == nil {
		if _, e := os.Stat(filepath.Join(dir, "go.mod")); e == nil {
			break
		}
		if up := filepath.Dir(dir); up != dir {
			dir = up
			continue
		}
		err = errors.New("no go.mod above the test")
	}
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, "..", "shared", "vectors", name))
	if err != nil {
		t.Skip("the reference answers are not beside the project: ", err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		t.Fatal(err)
	}
}

type general struct {
	Noisy, Target, Query, F [][]float64
	CostLB                  float64   `json:"cost_lb"`
	CostUB                  float64   `json:"cost_ub"`
	TolF                    []float64 `json:"tol_f"`
}

func TestGeneralVectors(t *testing.T) {
	for _, name := range []string{"gen2d_collinear.json", "gen2d_random4.json", "gen2d_square.json"} {
		t.Run(name, func(t *testing.T) {
			var v general
			vectors(t, name, &v)
			s, err := convex.Solve(convex.Problem{Y: v.Noisy, X: v.Target}, convex.Options{})
			if err != nil {
				t.Fatal(err)
			}
			c := s.Certificate
			if c.Lower > v.CostUB+1e-9 || c.Upper < v.CostLB-1e-9 {
				t.Errorf("[%v, %v] misses [%v, %v]", c.Lower, c.Upper, v.CostLB, v.CostUB)
			}
			if !(c.Gap <= 1e-7) || !(c.Residual <= 1e-9) || len(c.Warnings) > 0 {
				t.Errorf("%+v", c)
			}
			f := make([]float64, 2)
			for i, q := range v.Query {
				s.H.EvalTo(f, q)
				if d := math.Hypot(f[0]-v.F[i][0], f[1]-v.F[i][1]); d > v.TolF[i] {
					t.Errorf("f(%v) = %v, want %v within %v", q, f, v.F[i], v.TolF[i])
				}
			}
			t.Logf("%+v, %d creases", c, len(s.H.Creases()))
		})
	}
}

func TestConflictVector(t *testing.T) {
	var v general
	vectors(t, "gen2d_conflict_reject.json", &v)
	_, err := convex.Solve(convex.Problem{Y: v.Noisy, X: v.Target}, convex.Options{})
	var m words.Message
	if !errors.As(err, &m) || m.Key != "data.conflict" {
		t.Errorf("got %v, want the message data.conflict", err)
	}
}

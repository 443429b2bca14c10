package emmse

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"
)

// vec is a point; one of R may be written as a number.
type vec []float64

func (v *vec) UnmarshalJSON(b []byte) error {
	var x float64
	if json.Unmarshal(b, &x) == nil {
		*v = vec{x}
		return nil
	}
	return json.Unmarshal(b, (*[]float64)(v))
}

// Reference answers in 60-digit arithmetic, where they are at hand.
func TestVectors(t *testing.T) {
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
	found := false
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var kind struct{ Kind string }
		if json.Unmarshal(b, &kind) != nil || kind.Kind != "emmse" {
			continue
		}
		var v struct {
			Cases []struct {
				X     []vec
				Sigma float64
				Y, F  vec
			}
		}
		if err := json.Unmarshal(b, &v); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		for _, c := range v.Cases {
			found = true
			x := make([][]float64, len(c.X))
			for i := range x {
				x[i] = c.X[i]
			}
			got := New(x, c.Sigma).EvalTo(nil, c.Y)
			for i := range got {
				if math.Abs(got[i]-c.F[i]) > 1e-12*(1+math.Abs(c.F[i])) {
					t.Errorf("%s: sigma %v, y %v: got %v, want %v", filepath.Base(f), c.Sigma, c.Y, got, c.F)
					break
				}
			}
		}
	}
	if !found {
		t.Skip("no reference answers of kind emmse in ../shared/vectors beside the project")
	}
}

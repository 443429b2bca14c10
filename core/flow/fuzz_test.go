//go:build !js

package flow_test

import (
	"encoding/json"
	"testing"

	"crease/core/flow"
	"crease/core/words"
)

// Whatever is asked, the answer is one that JSON can carry, or a message.
func FuzzAnswer(f *testing.F) {
	for _, s := range []string{
		`{"clean":[[0,0],[1,0],[0,1]],"kind":"score","rho":0.1,"n":5,"paths":true}`,
		`{"clean":[[0,0],[1,0],[0.5,1]],"kind":"probability","k":1,"T":0.01,"n":5}`,
		`{"clean":[0,1,3],"kind":"probability","k":1,"T":0.01,"starts":[1e300,-5,0.5]}`,
		`{"clean":[[0,0],[1,0]],"kind":"probability","estimator":"emmse","T":1e-9,"starts":[[1,1]]}`,
		`{"clean":[[1e9,0],[-1e9,5]],"kind":"score","estimator":"emmse","sigma":1e-12,"starts":[[1,1]]}`,
		`{"clean":[[1e308,0],[-1e308,5]],"kind":"score","estimator":"emmse","sigma":1,"starts":[[1,1]]}`,
		`{"clean":[[1e-300,0],[0,1e-300]],"kind":"score","rho":1e-310,"starts":[[1,1]],"paths":true}`,
		`{"clean":[[null]],"kind":"score"}`, `{"clean":3}`, `[]`, `{}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		var r flow.Request
		if json.Unmarshal([]byte(body), &r) != nil {
			return
		}
		if r.N > 20 || len(r.Starts) > 20 || len(r.Clean) > 12 || r.Estimator == "emmse" && r.Sigma != nil && *r.Sigma < 1e-3 {
			r.N = min(r.N, 3)
			r.Starts = r.Starts[:min(len(r.Starts), 3)]
			r.Clean = r.Clean[:min(len(r.Clean), 12)]
		}
		a, err := r.Answer(kit)
		if err != nil {
			if m, ok := err.(words.Message); !ok || m.IsZero() {
				t.Fatalf("not a message: %v", err)
			}
			return
		}
		if _, err := json.Marshal(a); err != nil {
			t.Fatal(err)
		}
	})
}

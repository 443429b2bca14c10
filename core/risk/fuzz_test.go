//go:build !js

package risk_test

import (
	"encoding/json"
	"testing"

	"crease/core/risk"
	"crease/core/words"
)

// Whatever is asked, the answer is one that JSON can carry, or a message; and
// no error is negative.
func FuzzAnswer(f *testing.F) {
	for _, s := range []string{
		`{"prior":{"kind":"uniform","a":-1,"b":1},"clean":[-0.75,-0.2,0.3,0.8],"k":1,"sigma":[0.005,0.1,1]}`,
		`{"prior":{"kind":"gauss","mu":0,"sd":1},"clean":[-1,1],"rho":0.1,"sigma":[0,1e-12,1e6]}`,
		`{"prior":{"kind":"mix","w":[1,2],"mu":[0,1e9],"sd":[0,1e-9]},"clean":[0,0,1],"k":2,"sigma":[0,1e-300,1e99]}`,
		`{"prior":{"kind":"steps","edge":[0,1,1e10],"w":[1,2]},"clean":[[0],[1]],"rho":0,"sigma":3}`,
		`{"prior":{"kind":"points","mu":[-1e100,1e100]},"clean":[1e100,-1e100],"rho":1e99,"sigma":[1e100]}`,
		`{"prior":{"kind":"uniform","a":1e-300,"b":2e-300},"clean":[1e-300],"rho":1e-301,"sigma":[1e-300,1]}`,
		`{"prior":{}}`, `[]`, `{}`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		var r risk.Request
		if json.Unmarshal([]byte(body), &r) != nil {
			return
		}
		r.Clean = r.Clean[:min(len(r.Clean), 12)]
		r.Sigma = r.Sigma[:min(len(r.Sigma), 6)]
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
		for _, column := range [][]*float64{a.MinNorm, a.EMMSE, a.MMSE} {
			for i, v := range column {
				if v != nil && !(*v >= 0) {
					t.Fatalf("error %v at sigma %v", *v, a.Sigma[i])
				}
			}
		}
	})
}

package main

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"

	"crease/core/minnorm"
	"crease/core/shallow"
	"crease/core/solve"
)

// A search in a link is run to its end: the answer says how many triangles were
// tried and names the worst, whose link shows it.
func TestSearch(t *testing.T) {
	read := func(link string) (out struct {
		Cost, Lower float64
		Search      *search
	}) {
		var o, n bytes.Buffer
		if status := run([]string{"solve", "-link", link}, nil, &o, &n); status != 0 {
			t.Fatal(n.String())
		}
		if err := json.Unmarshal(o.Bytes(), &out); err != nil {
			t.Fatal(err)
		}
		return out
	}
	s := read("v=1&study=search").Search
	if s == nil || s.Tried != solve.MostTrials || s.Worst == nil {
		t.Fatalf("%+v", s)
	}
	f, err := minnorm.FaceFormula(shallow.Data{X: s.Worst.Points, Rho: s.Worst.Rho})
	if err != nil {
		t.Fatal(err)
	}
	shown := read(s.Worst.Link)
	if shown.Search != nil {
		t.Error("the worst triangle's own link searches")
	}
	if e := f.Denoiser.Cost()/shown.Lower - 1; !(e > 0.01) || math.Abs(e-s.Worst.Excess) > 1e-6 {
		t.Errorf("the formula costs %v more than is proved, the search says %v", e, s.Worst.Excess)
	}
}

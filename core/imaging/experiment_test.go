package imaging

import (
	"math"
	"testing"

	"crease/core/words"
)

func TestCheck(t *testing.T) {
	for _, c := range []struct {
		change func(*Experiment)
		want   string
	}{
		{func(*Experiment) {}, ""},
		{func(e *Experiment) { e.X = e.X[:1] }, "imaging.count"},
		{func(e *Experiment) { e.X = make([][]float64, MaxImages+1) }, "imaging.count"},
		{func(e *Experiment) { e.Rows = 0 }, "imaging.pixels"},
		{func(e *Experiment) { e.Rows, e.Cols = math.MaxInt, math.MaxInt }, "imaging.pixels"},
		{func(e *Experiment) { e.Rows = 4 }, "imaging.size"},
		{func(e *Experiment) { e.X[1][2] = 1.5 }, "imaging.range"},
		{func(e *Experiment) { e.X[1][2] = math.NaN() }, "imaging.range"},
		{func(e *Experiment) { e.X[2] = e.X[0] }, "expected.identical"},
		{func(e *Experiment) { e.Ratio = 0 }, "imaging.ratio"},
		{func(e *Experiment) { e.Ratio = math.Inf(1) }, "imaging.ratio"},
		{func(e *Experiment) { e.Recipe = "magic" }, "imaging.recipe"},
		{func(e *Experiment) { e.Recipe = Online }, ""},
	} {
		e := small()
		c.change(&e)
		if err := e.Check(); c.want == "" && err != nil || key(err) != c.want {
			t.Errorf("%v, want %q", err, c.want)
		}
		if _, err := NewJob(e); key(err) != c.want {
			t.Errorf("job: %v, want %q", err, c.want)
		}
	}
}

func TestSelect(t *testing.T) {
	s, err := ParseIDX(idx(idxImages, []uint32{3, 1, 2}, []byte{0, 255, 255, 0, 0, 255}), nil)
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.Select(Two, []int{0, 1}, 0.5, 1)
	// The images are sqrt 2 apart.
	if want := 0.5 * math.Sqrt2 / 2 / math.Sqrt2; err != nil || math.Abs(e.Sigma()-want) > 1e-15 {
		t.Errorf("sigma %v (%v), want %v", e.Sigma(), err, want)
	}
	if _, err := s.Select(Two, []int{0, 3}, 0.5, 1); key(err) != "imaging.index" {
		t.Errorf("an index out of range: %v", err)
	}
	if _, err := s.Select(Two, []int{0, 2}, 0.5, 1); key(err) != "expected.identical" {
		t.Errorf("identical images: %v", err)
	}
}

func TestKindsHaveWords(t *testing.T) {
	for _, k := range Kinds {
		for _, lang := range []words.Lang{words.En, words.Zh} {
			if k.Title().In(lang) == "" || k.Caption().In(lang) == "" {
				t.Errorf("%s says nothing in %s", k, lang)
			}
		}
		if n := len(k.Classes()); k != Edges && (n < 2 || n > MaxImages) {
			t.Errorf("%s is shown with %d classes", k, n)
		}
	}
}

package explore_test

import (
	"testing"

	"crease/core/explore"
	"crease/core/words"
)

const short = "v=1&method=train&width=20&steps=60"

// turn lets an app work for so many questions whether to stop.
func turn(a *explore.App, n int) bool {
	return a.Step(func() bool { n--; return n < 0 })
}

func step(a *explore.App) int { return a.Solution().Training.Report.Step }

// A training plays to its end, can be sent back to its start, and is then the
// same run; play after the end begins anew.
func TestTrainingIsPlayedAgain(t *testing.T) {
	a := app(short)
	settle(a)
	if r := a.Panel().Running; step(a) != 0 || r == nil || r.Playing || len(r.Paces) != 3 || !r.Paces[0].On {
		t.Fatalf("before: step %d, %+v", step(a), r)
	}
	do(a, explore.Msg{Kind: explore.Play})
	first := a.Solution().Training.Report
	if r := a.Panel().Running; first.Step != 60 || r.Playing || r.Progress != 1 {
		t.Errorf("played: %+v, %+v", first, r)
	}
	do(a, explore.Msg{Kind: explore.Restart})
	if r := a.Panel().Running; step(a) != 0 || r.Playing {
		t.Errorf("restarted: step %d, %+v", step(a), r)
	}
	do(a, explore.Msg{Kind: explore.Step})
	do(a, explore.Msg{Kind: explore.Step})
	if step(a) != 2 {
		t.Errorf("two single steps lead to %d", step(a))
	}
	for range 2 { // from step 2, and after the end from step 0
		do(a, explore.Msg{Kind: explore.Play})
		if r := a.Solution().Training.Report; r.Loss != first.Loss || r.Step != first.Step {
			t.Errorf("again: %+v, first %+v", r, first)
		}
	}
	// Other data begin at step 0: single steps that were asked of earlier ones are
	// not done again.
	do(a, explore.Msg{Kind: explore.Pause})
	do(a, explore.Msg{Kind: explore.Set, ID: "rho", Value: "0.2", Final: true})
	if step(a) != 0 {
		t.Errorf("other data begin at step %d", step(a))
	}
}

// At a slow pace every turn does so many steps, and waits to be seen.
func TestPace(t *testing.T) {
	a := app(short)
	settle(a)
	a.Do(explore.Msg{Kind: explore.Play})
	for _, c := range []struct {
		pace  string
		steps int
	}{{"1", 1}, {"10", 10}} {
		a.Do(explore.Msg{Kind: explore.Pace, Value: c.pace})
		for range 3 {
			before := step(a)
			if more := turn(a, 100); !more || !a.Paced() || step(a) != before+c.steps {
				t.Errorf("pace %s: from step %d to %d (more %v, paced %v)", c.pace, before, step(a), more, a.Paced())
			}
		}
	}
	a.Do(explore.Msg{Kind: explore.Pace, Value: "0"})
	if a.Paced() {
		t.Error("full speed is paced")
	}
	if o := a.Panel().Running.Paces; !o[0].On || o[1].On || o[0].Label == o[1].Label || words.M("pace.0").In(words.Zh) == o[0].Label {
		t.Errorf("paces %+v", o)
	}
}

// Two runs side by side come on together, whichever has more to do.
func TestTwoRunsKeepStep(t *testing.T) {
	a := app("v=1&method=train&width=20&steps=400&vs=width.80")
	settle(a)
	a.Do(explore.Msg{Kind: explore.Play})
	apart, turns := 0, 0
	for turn(a, 40) && turns < 1000 {
		turns++
		d := step(a) - a.Rival().Training.Report.Step
		apart = max(apart, d, -d)
	}
	if turns < 10 || apart > 80 {
		t.Errorf("up to %d steps apart in %d turns", apart, turns)
	}
	if own, other := a.Solution().Training.Report, a.Rival().Training.Report; !own.Done || !other.Done || own.Loss == other.Loss {
		t.Errorf("at the end %+v and %+v", own, other)
	}
	for _, c := range a.Panel().Tables {
		if c.ID == "runs" {
			if r := c.Rows[0]; len(c.Rows) < 6 || r[1] != "400" || r[2] != "400" {
				t.Errorf("the table of both holds %v", c.Rows)
			}
			return
		}
	}
	t.Error("no table of both runs")
}

// While a point is dragged nothing trains, since every move begins anew; once it
// is let go the training goes on by itself. A probe that is dragged stops nothing.
func TestNothingTrainsDuringADrag(t *testing.T) {
	a := app("v=1&method=train&width=20&steps=100000&opt=adam&probe=1,1")
	settle(a)
	a.Do(explore.Msg{Kind: explore.Play})
	turn(a, 50)
	for _, id := range []string{"probe", "point/1"} {
		h := handle(t, a, id)
		a.Do(explore.Msg{Kind: explore.Press, ID: id})
		for i := range 3 {
			a.Do(explore.Msg{Kind: explore.Move, ID: id, X: h.X - 10*float64(i+1), Y: h.Y})
			for range 4 {
				turn(a, 50)
			}
		}
		if n := step(a); (n == 0) != (id == "point/1") {
			t.Errorf("%s is dragged, and the training is at step %d", id, n)
		}
		a.Do(explore.Msg{Kind: explore.Release, ID: id})
		for range 20 {
			turn(a, 50)
		}
		if n := step(a); n == 0 {
			t.Errorf("%s was let go, and nothing trains", id)
		}
	}
}

package browser

import (
	"strings"
	"testing"
	"time"
)

// While a network trains pictures flow, and a drag is answered almost as soon as
// it is at rest: within 100 ms on a quiet machine. On a busy one whoever computes
// waits longer than whoever rests.
func TestDragWhileTraining(t *testing.T) {
	const share = 8 // a picture for so many frames of the browser
	rest := atRest(t)
	p := watched(t, "v=1&method=train&opt=adam&steps=200000")
	press := func(key string) {
		Eval[bool](p, `(document.querySelector('#running button[data-word-label="page.`+key+`"]').click(), true)`)
	}
	press("play")
	p.Sleep(500 * time.Millisecond)
	pictures, frames := Eval[int](p, "painting.frames"), Eval[int](p, "seen.frames")
	p.Sleep(2 * time.Second)
	pictures, frames = Eval[int](p, "painting.frames")-pictures, Eval[int](p, "seen.frames")-frames
	if p.Err == nil && pictures*share < frames {
		t.Errorf("%d pictures in %d frames", pictures, frames)
	}
	from := place(p, "point/1")
	took := answers(p, "point/1", from, -12, 6, 9)
	p.Release(XY{from.X - 108, from.Y + 54})
	t.Logf("%d pictures in %d frames; a drag is answered after %.0f ms, at rest %.0f", pictures, frames, took, rest)
	if m := median(took); p.Err == nil && m > max(200, 12*rest) {
		t.Errorf("a drag is answered after %.0f ms, in the median; at rest %.0f", m, rest)
	}
	press("pause")
	settle(p)
}

// A training is played to its end, goes back to its start, and is done again,
// step by step.
func TestPlayStepRestart(t *testing.T) {
	p := watched(t, "v=1&method=train&steps=40&width=20")
	press := func(key string) {
		Eval[bool](p, `(document.querySelector('#running button[data-word-label="page.`+key+`"]').click(), true)`)
	}
	says := func(part string) { p.Wait(`document.getElementById("running").innerText.includes("` + part + `")`) }
	says("step 0 of")
	press("step")
	says("step 1 of")
	Eval[bool](p, `(() => {
		const pace = document.querySelector("#running select");
		pace.value = "1";
		pace.dispatchEvent(new Event("change"));
		return true;
	})()`)
	press("play")
	says("trained for 40 steps")
	loss := func() string {
		return Eval[string](p, `document.getElementById("result").innerText.match(/Loss\s+(\S+)/)[1]`)
	}
	first := loss()
	press("restart")
	says("step 0 of")
	press("play")
	says("trained for 40 steps")
	if again := loss(); p.Err == nil && again != first {
		t.Errorf("a loss of %s, and %s the second time", first, again)
	}
	if s := Eval[string](p, `document.getElementById("result").innerText`); p.Err == nil && !strings.Contains(s, "Difference") {
		t.Errorf("the difference to the theorem is not said: %q", s)
	}
}

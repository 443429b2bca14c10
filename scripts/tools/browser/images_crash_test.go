package browser

import (
	"strings"
	"testing"
)

// workers notes every worker that the page starts; kill sends the last one what
// makes its module panic.
const workers = `
	window.workers = [];
	window.Worker = class extends Worker {
		constructor(...args) {
			super(...args);
			workers.push(this);
		}
	};
	window.kill = () => (workers.at(-1).postMessage({kind: "draw", place: {}, grey: new Uint8Array(784)}), true);
`

// When the module dies, what is seen stays, the page says what happened and
// offers to go on, and then all is there that was: the files, the link, the
// drawings.
func TestImagesAfterACrash(t *testing.T) {
	p := tab(t, usual, 1300, 900)
	p.Before(workers)
	p.Goto(strict + "/images/#v=1&exp=two&sigma=0.2&seed=3")
	p.Wait(`document.documentElement.classList.contains("alive") && document.querySelector("#thumbs canvas")`)
	drop(p, made(`["images.gz", await gz(digits(40))], ["labels", labels(40)]`))
	p.Wait(`location.hash.includes("source=idx") && location.hash.includes("pick=")`)
	trained(p)
	before, at, n := thumbs(p), link(p), Eval[int](p, `workers.length`)
	Eval[bool](p, `kill()`)
	p.Wait(`document.querySelector("#notices .error")`)
	if s := remark(p); !strings.Contains(s, "stopped unexpectedly") || !strings.Contains(s, "kept") || !strings.Contains(s, "Go on") {
		t.Errorf("said %q", s)
	}
	if got := thumbs(p); got != before {
		t.Error("the images are gone")
	}
	p.Click(Eval[XY](p, `(() => {
		const b = document.querySelector("#notices .error button").getBoundingClientRect();
		return {X: b.x + b.width / 2, Y: b.y + b.height / 2};
	})()`))
	p.Wait(`!document.querySelector("#notices li") && !document.documentElement.classList.contains("done")`)
	trained(p)
	if got := thumbs(p); got != before {
		t.Errorf("other images after it: %.40s", got)
	}
	if got := link(p); got != at {
		t.Errorf("the link was %s and is %s", at, got)
	}
	if got := Eval[int](p, `workers.length`); got != n+1 {
		t.Errorf("%d workers after %d", got, n)
	}
	// A control will do as well as the button.
	Eval[bool](p, `kill()`)
	p.Wait(`document.querySelector("#notices .error")`)
	Eval[bool](p, `(() => { const s = document.getElementById("sigma"); s.value = 0.8; s.dispatchEvent(new Event("input")); return true; })()`)
	p.Wait(`location.hash.includes("sigma=0.8") && location.hash.includes("source=idx") && !document.querySelector("#notices li")`)
}

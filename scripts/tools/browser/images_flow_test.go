package browser

import (
	"fmt"
	"strings"
	"testing"
)

// watchImages notes, in a page of images, each picture that reaches the page: what
// the panel of the trained network shows, how far the training is, what the
// noisy image scores; and every change event of a slider.
const watchImages = `
	window.seen = {trained: new Set(), progress: new Set(), noisy: [], changes: 0};
	const post = Worker.prototype.postMessage;
	Worker.prototype.postMessage = function (message, ...more) {
		if (message.kind === "painted" && !document.documentElement.classList.contains("done")) {
			const canvas = document.querySelector(".panel.trained canvas");
			if (canvas) seen.trained.add(canvas.toDataURL());
			seen.progress.add(document.getElementById("train-progress").value);
		}
		const noisy = document.querySelector(".panel.noisy .db")?.textContent;
		if (noisy && seen.noisy.at(-1) !== noisy) seen.noisy.push(noisy);
		return post.call(this, message, ...more);
	};
	addEventListener("change", (event) => event.target.type === "range" && seen.changes++, true);
`

// watchedImages opens the page of images and watches it.
func watchedImages(t *testing.T, fragment string) *Page {
	t.Helper()
	p := tab(t, usual, 1300, 900)
	p.Before(watchImages)
	p.Goto(strict + "/images/" + fragment)
	p.Wait(`document.documentElement.classList.contains("alive") && document.querySelector("#thumbs canvas")`)
	return p
}

// flowing is the number of different pictures that are waited for.
const flowing = 6

// While the network trains, its picture changes again and again: here on five
// digits, which keep a busy machine long enough.
func TestImagesPicturesFlow(t *testing.T) {
	p := watchedImages(t, "#v=1&exp=ten&labels=0,1,2,3,4&at=0,1,0.5")
	p.Wait(fmt.Sprintf(`seen.trained.size >= %d && seen.progress.size >= %[1]d || document.documentElement.classList.contains("done")`, flowing))
	if Eval[bool](p, `document.documentElement.classList.contains("done")`) {
		t.Errorf("the training was over, and %d pictures of it were seen", Eval[int](p, `seen.trained.size`))
	}
}

// The panels follow the slider of the noise in the hand, before it is let go,
// both at rest and while the network trains.
func TestImagesFollowTheSlider(t *testing.T) {
	for _, during := range []string{"rest", "training"} {
		t.Run(during, func(t *testing.T) {
			p := watchedImages(t, "")
			trained(p)
			if during == "training" {
				p.Click(at(p, "#recipes label:last-child", 0.5, 0.5)) // the longer one
				p.Wait(`!document.documentElement.classList.contains("done")`)
			}
			Eval[bool](p, `(document.getElementById("sigma").scrollIntoView({block: "center"}), seen.changes = 0, true)`)
			const moves = 8
			place := func(i int) XY { return at(p, "#sigma", 0.3+0.08*float64(i), 0.5) }
			p.Press(place(0))
			for i := range moves {
				before := Eval[string](p, `document.querySelector(".panel.noisy .db").textContent`)
				p.Move(place(i + 1))
				p.Wait(fmt.Sprintf(`document.querySelector(".panel.noisy .db").textContent !== %q`, before))
			}
			if n := Eval[int](p, `seen.changes`); n != 0 {
				t.Errorf("the slider was let go %d times", n)
			}
			if during == "training" && Eval[bool](p, `document.documentElement.classList.contains("done")`) {
				t.Error("the training was over before the slider was let go")
			}
			p.Release(place(moves))
			p.Wait(`seen.changes === 1`)
			// What is shown in the end is the noise of the slider: -20 log10 sigma.
			p.Wait(`Math.abs(parseFloat(document.querySelector(".panel.noisy .db").textContent) + 20 * Math.log10(document.getElementById("sigma").value)) < 1`)
		})
	}
}

// A file of the size of MNIST's test set opens, and another digit of it is
// chosen by its class.
func TestImagesLargeFile(t *testing.T) {
	p := images(t, "", 1300, 900)
	drop(p, `(async () => {`+script+`
		const n = 10000;
		const pixels = new Uint8Array(n * 784);
		for (let i = 0; i < pixels.length; i += 3) pixels[i] = (i * 31 + (i >> 7) * 97 + (i >> 11) * 13) % 256;
		return [["images.gz", await gz(idx(0x803, [n, 28, 28], pixels))], ["labels.gz", await gz(labels(n))]];
	})()`)
	p.Wait(`document.getElementById("file-info").textContent.startsWith("10000 images")`)
	if s := remark(p); s != "" {
		t.Errorf("said %q", s)
	}
	p.Wait(`location.hash.includes("pick=")`)
	before := thumbs(p)
	Eval[bool](p, `(() => { const c = document.getElementById("classes"); c.value = "3 2"; c.dispatchEvent(new Event("change")); return true; })()`)
	p.Wait(`document.querySelectorAll("#thumbs li").length === 2`)
	if got := thumbs(p); got == before || !strings.HasPrefix(got, "3") {
		t.Errorf("the images are %.20s", got)
	}
}

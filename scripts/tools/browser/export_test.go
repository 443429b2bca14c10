package browser

import (
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// kept keeps what the page offers as files, by name, and lets nothing be
// downloaded.
const kept = `(() => {
	window.files = {};
	let last;
	const make = URL.createObjectURL;
	URL.createObjectURL = (blob) => make.call(URL, (last = blob));
	const click = HTMLAnchorElement.prototype.click;
	HTMLAnchorElement.prototype.click = function () {
		if (this.download) files[this.download] = last;
		else click.call(this);
	};
})()`

// saved opens a link under the strict policy, presses as many of the buttons
// that save a file as there are names, and returns the files.
func saved(t *testing.T, fragment string, names ...string) map[string][]byte {
	t.Helper()
	p := tab(t, usual, 1200, 800)
	p.Before(kept)
	p.Goto(strict + "/#" + fragment)
	alive(p)
	Eval[bool](p, `(document.getElementById("share").click(), true)`)
	p.Wait(`document.querySelector("dialog[open]")`)
	Eval[bool](p, `([...document.querySelectorAll("dialog section:last-of-type .row > button")].slice(0, `+strconv.Itoa(len(names))+`).forEach((b) => b.click()), true)`)
	out := map[string][]byte{}
	for _, name := range names {
		p.Wait(fmt.Sprintf("files[%q]", name))
		data, err := base64.StdEncoding.DecodeString(Eval[string](p, fmt.Sprintf(`files[%q].arrayBuffer().then((b) => {
			let s = "";
			for (const byte of new Uint8Array(b)) s += String.fromCharCode(byte);
			return btoa(s);
		})`, name)))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = data
	}
	return out
}

// Every file is there, reads as what it is, and they agree with each other.
func TestExports(t *testing.T) {
	files := saved(t, "v=1", "crease.png", "crease@2x.png", "crease.svg", "crease.csv", "crease.txt", "crease.json", "crease.tex", "crease.py", "crease.go")
	if t.Failed() {
		return
	}
	var h struct {
		D       int
		V       [][]float64
		C       []float64
		Creases []struct {
			W   []float64
			Tau float64
			A   []float64
		}
		Ridges []any
		Cost   float64
	}
	if err := json.Unmarshal(files["crease.json"], &h); err != nil {
		t.Fatalf("JSON: %v", err)
	}
	if h.D != 2 || len(h.Creases) != 4 || len(h.Ridges) != 2 || h.Cost < 4 {
		t.Errorf("JSON: %d dimensions, %d creases, %d ridges, cost %g", h.D, len(h.Creases), len(h.Ridges), h.Cost)
	}

	// The values are flat next to a clean point and nowhere else wild.
	rows, err := csv.NewReader(bytes.NewReader(files["crease.csv"])).ReadAll()
	if err != nil || len(rows) < 1000 {
		t.Fatalf("CSV: %d rows, %v", len(rows), err)
	}
	near := 0
	for _, row := range rows[1:] {
		var x [4]float64
		for i := range x {
			if x[i], err = strconv.ParseFloat(row[i], 64); err != nil {
				t.Fatalf("CSV: %v", err)
			}
		}
		if math.Hypot(x[0], x[1]) < 0.2 {
			near++
			if math.Hypot(x[2], x[3]) > 1e-9 {
				t.Errorf("CSV: f%v = %v next to the clean point 0", x[:2], x[2:])
			}
		}
	}
	if near == 0 {
		t.Error("CSV: no value next to the clean point 0")
	}

	for name, part := range map[string]string{"crease.tex": `\begin{aligned}`, "crease.py": "def denoise(y):", "crease.go": "func denoise(", "crease.txt": "4 creases"} {
		if !bytes.Contains(files[name], []byte(part)) {
			t.Errorf("%s: no %q in %.300s", name, part, files[name])
		}
	}
	ran(t, files)

	// Pictures: their size, their words, and that something is drawn.
	var svg struct {
		Title string `xml:"title"`
		Desc  string `xml:"desc"`
		W     int    `xml:"width,attr"`
	}
	if err := xml.Unmarshal(files["crease.svg"], &svg); err != nil || svg.Title == "" || !strings.Contains(svg.Desc, "4 creases") {
		t.Errorf("SVG: %+v, %v", svg, err)
	}
	one, two := decoded(t, files["crease.png"]), decoded(t, files["crease@2x.png"])
	if a, b := one.Bounds().Max, two.Bounds().Max; a.X != svg.W || b != a.Mul(2) {
		t.Errorf("the pictures have %v and %v pixels, the SVG is %d wide", a, b, svg.W)
	}
	for _, name := range []string{"crease.png", "crease@2x.png"} {
		if !bytes.Contains(files[name], []byte("iTXtDescription\x00\x00\x00\x00\x00"+svg.Desc)) {
			t.Errorf("%s does not hold its description", name)
		}
	}
}

// ran runs the Go program, and the Python one where it can be: at a clean point
// both print that point.
func ran(t *testing.T, files map[string][]byte) {
	t.Helper()
	dir := t.TempDir()
	commands := map[string][]string{"crease.go": {"go", "run", "crease.go"}}
	if exec.Command("python3", "-c", "import numpy").Run() == nil {
		commands["crease.py"] = []string{"python3", "crease.py"}
	} else {
		t.Log("no python3 with numpy: the Python program is not run")
	}
	for name, args := range commands {
		if err := os.WriteFile(filepath.Join(dir, name), files[name], 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir, cmd.Stdin = dir, strings.NewReader("2.4 0.5\n")
		out, err := cmd.CombinedOutput()
		var x, y float64
		if _, scan := fmt.Sscan(string(out), &x, &y); err != nil || scan != nil || math.Hypot(x-2.4, y-0.4) > 1e-9 {
			t.Errorf("%s: f(2.4, 0.5) = %s (%v), want 2.4 0.4", name, out, err)
		}
	}
}

func decoded(t *testing.T, file []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// Two pictures agree where few pixels are far apart and all of them are close
// on average: edges are smoothed by three different ways of covering pixels.
const (
	far      = 60    // of 255, in any channel
	mostFar  = 0.002 // share of pixels
	mostMean = 1.5   // of 255, over all pixels and channels
)

// apart returns the share of pixels that are far apart, and the mean difference,
// outside the boxes.
func apart(a, b image.Image, boxes []image.Rectangle) (share, mean float64) {
	n := 0
	r := a.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
	pixels:
		for x := r.Min.X; x < r.Max.X; x++ {
			for _, box := range boxes {
				if (image.Point{X: x, Y: y}).In(box) {
					continue pixels
				}
			}
			p, q := color.NRGBAModel.Convert(a.At(x, y)).(color.NRGBA), color.NRGBAModel.Convert(b.At(x, y)).(color.NRGBA)
			most := 0.0
			for _, d := range [3]float64{float64(p.R) - float64(q.R), float64(p.G) - float64(q.G), float64(p.B) - float64(q.B)} {
				mean += math.Abs(d) / 3
				most = max(most, math.Abs(d))
			}
			n++
			if most > far {
				share++
			}
		}
	}
	return share / float64(n), mean / float64(n)
}

// The picture that the command line paints, the one the page paints on its
// canvas, the one it exports as SVG and the one it exports as PNG are the same,
// but for text, whose letters are the browser's.
func TestPicturesAgree(t *testing.T) {
	for _, fragment := range []string{
		"v=1",
		"v=1&data=-2.2~-1.1~-0.6~0.7~2.1&rho=0.15&sigma=0.2",
		"v=1&data=0,1.2~-1.0392304845413265,-0.6~1.0392304845413265,-0.6&mode=cells",
		"v=1&data=0,0~3,0~2.1,2&rho=0.3&mode=residual",
	} {
		p := tab(t, usual, 1200, 800)
		p.Before(kept)
		p.Goto(address + "/?theme=light&hide=viewtools#" + fragment)
		alive(p)
		painted(p)
		Eval[bool](p, `(document.getElementById("share").click(), true)`)
		p.Wait(`document.querySelector("dialog[open]")`)
		Eval[bool](p, `([...document.querySelectorAll("dialog section:last-of-type .row > button")].slice(0, 3).forEach((b) => b.click()), true)`)
		p.Wait(`files["crease.svg"] && files["crease.png"]`)
		svg := Eval[string](p, `files["crease.svg"].text()`)
		exported, err := base64.StdEncoding.DecodeString(Eval[string](p, `new Promise((done) => {
			const r = new FileReader();
			r.onload = () => done(r.result.split(",")[1]);
			r.readAsDataURL(files["crease.png"]);
		})`))
		if err != nil {
			t.Fatal(err)
		}
		Eval[bool](p, `(document.querySelector("dialog").close(), document.activeElement.blur(), true)`)
		p.Sleep(300e6)
		boxes := Eval[[]struct{ X, Y, R, B float64 }](p, `(() => {
			const s = document.getElementById("paint").getBoundingClientRect();
			return [...document.querySelectorAll(".labels > *")].map((l) => {
				const b = l.getBoundingClientRect();
				return {X: b.left - s.left, Y: b.top - s.top, R: b.right - s.left, B: b.bottom - s.top};
			});
		})()`)
		Eval[bool](p, `(document.querySelector(".labels").style.visibility = "hidden", document.getElementById("surface").style.visibility = "hidden", true)`)
		p.Sleep(300e6)
		frame := Eval[struct{ X, Y, W, H int }](p, `(() => {
			const s = document.getElementById("paint").getBoundingClientRect();
			return {X: s.left, Y: s.top, W: s.width, H: s.height};
		})()`)
		shot := p.Screenshot()
		if p.Err != nil {
			t.Fatal(p.Err)
		}
		canvas := image.NewNRGBA(image.Rect(0, 0, frame.W, frame.H))
		whole := decoded(t, shot)
		for y := range frame.H {
			for x := range frame.W {
				canvas.Set(x, y, whole.At(frame.X+x, frame.Y+y))
			}
		}

		file := filepath.Join(t.TempDir(), "native.png")
		cmd := exec.Command("go", "run", "./scripts/crease", "render", "-link", fragment, "-o", file, "-w", strconv.Itoa(frame.W), "-h", strconv.Itoa(frame.H))
		cmd.Dir = "../../.."
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("crease render: %v\n%s", err, out)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		native := decoded(t, data)

		var text []image.Rectangle
		for _, b := range boxes {
			const halo = 8 // of letters of another shape
			text = append(text, image.Rect(int(b.X), int(b.Y), int(b.R)+1, int(b.B)+1).Inset(-halo))
		}
		drawn := tab(t, usual, int64(frame.W), int64(frame.H))
		drawn.Goto("about:blank")
		Eval[bool](drawn, fmt.Sprintf("(document.body.style.margin = 0, document.body.innerHTML = %q, document.querySelector('svg').style.display = 'block', true)", svg))
		vector := decoded(t, drawn.Screenshot())

		for name, img := range map[string]image.Image{"canvas": canvas, "SVG": vector, "PNG of the page": decoded(t, exported)} {
			if img.Bounds().Max != native.Bounds().Max {
				t.Errorf("%s: the %s has %v pixels, crease render %v", fragment, name, img.Bounds().Max, native.Bounds().Max)
				continue
			}
			share, mean := apart(native, img, text)
			t.Logf("%s: %s: %.4f of the pixels are far apart, %.3f on average", fragment, name, share, mean)
			if share > mostFar || mean > mostMean {
				t.Errorf("%s: the %s and crease render differ: %.4f of the pixels by more than %d, %.3f on average", fragment, name, share, far, mean)
				keep(t, name, img, native)
			}
		}
	}
}

// keep writes two pictures that should have agreed where a person can look.
func keep(t *testing.T, name string, got, want image.Image) {
	dir, err := os.MkdirTemp("", "crease-agree")
	if err != nil {
		return
	}
	for file, img := range map[string]image.Image{"got.png": got, "want.png": want} {
		if f, err := os.Create(filepath.Join(dir, file)); err == nil {
			png.Encode(f, img)
			f.Close()
		}
	}
	t.Logf("%s: see %s", name, dir)
}

package view_test

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/view"
)

var update = flag.Bool("update", false, "write the golden pictures again")

// near is how far two numbers of a golden picture may be apart, in pixels: what
// fused multiply-add, another exponential and a certified gap of 1e-7 can move,
// and far less than one can see.
const near = 0.3

var (
	number = regexp.MustCompile(`-?[0-9]*\.?[0-9]+(?:e-?[0-9]+)?`)
	desc   = regexp.MustCompile(`(?s)<desc>.*?</desc>`)
)

// Every preset, and every way of drawing the map, looks as it looked when
// somebody last looked at it (go test ./core/view -update).
func TestGoldenPictures(t *testing.T) {
	if testing.Short() {
		t.Skip("pictures are compared without -short")
	}
	for _, p := range scene.Presets {
		// What is trained, drawn at random or measured is tested by its numbers.
		if s := p.Scene(); s.Studied() == scene.NoStudy {
			golden(t, p.Name, s)
		}
	}
	for _, mode := range []scene.FieldMode{scene.Warp, scene.Residual, scene.ComponentX, scene.ComponentY, scene.Cells} {
		s := scene.Default()
		s.Mode = mode
		golden(t, "mode-"+string(mode), s)
	}
	for _, study := range []scene.Study{scene.Ridges, scene.Compare} {
		for _, name := range []string{"equilateral", "five-uneven"} {
			p, _ := scene.FindPreset(name)
			s := p.Scene()
			s.Study = study
			golden(t, "study-"+string(study)+"-"+name, s)
		}
	}
}

func golden(t *testing.T, name string, s scene.Scene) {
	t.Helper()
	in := input(s, 480, 300)
	in.Moving = true // coarse maps keep the files small
	got := desc.ReplaceAllString(picture.SVG(view.Draw(in), "light"), "")
	file := filepath.Join("testdata", name+".svg")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Errorf("%s: %v; look at the picture and run with -update", name, err)
		return
	}
	if want := string(text); number.ReplaceAllString(got, "0") != number.ReplaceAllString(want, "0") {
		t.Errorf("%s: the picture has other parts than %s", name, file)
		return
	} else if a, b, ok := apart(got, want); ok {
		t.Errorf("%s: a number is %v, in %s it is %v", name, a, file, b)
	}
}

// apart returns the first pair of numbers that differ by more than near.
func apart(got, want string) (a, b float64, ok bool) {
	g, w := number.FindAllString(got, -1), number.FindAllString(want, -1)
	for i := range g {
		a, _ = strconv.ParseFloat(g[i], 64)
		b, _ = strconv.ParseFloat(w[i], 64)
		if math.Abs(a-b) > near {
			return a, b, true
		}
	}
	return 0, 0, false
}

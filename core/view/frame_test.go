package view_test

import (
	"math"
	"testing"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/view"
)

// modes are all ways of drawing the map.
func modes(t *testing.T) []scene.FieldMode {
	p, ok := scene.Find("mode")
	if !ok || len(p.Options) < 6 {
		t.Fatal("no modes")
	}
	var out []scene.FieldMode
	for _, o := range p.Options {
		out = append(out, scene.FieldMode(o))
	}
	return out
}

// What a frame costs while something is dragged, in any mode and study, at the
// size of a large window: draw calls, because each one stalls software GL; and
// bytes, because they are copied from the worker to the page and to the GPU.
const (
	calls      = 10        // three panels, each with a map, its scale and what is over them; and the background
	frameBytes = 160 << 10 // at 30 frames a second 5 MB/s, a hundredth of what postMessage copies
)

func TestFramesOfADragAreBounded(t *testing.T) {
	theme, _ := picture.ThemeOf("light")
	var mesh picture.Mesh
	for _, name := range []string{"two-points", "five-uneven", "obtuse-triangle", "equilateral", "six-random", "square", "subspace"} {
		p, ok := scene.FindPreset(name)
		if !ok {
			t.Fatal(name)
		}
		for _, study := range []scene.Study{scene.NoStudy, scene.Ridges, scene.Compare} {
			for _, mode := range modes(t) {
				s := p.Scene()
				s.Study, s.Mode, s.Probe = study, mode, s.Points[0]
				in := input(s, 1600, 900)
				in.Moving, in.Selected = true, "point/0"
				pic := view.Draw(in)
				mesh.Build(pic, theme, 2)
				if n := len(mesh.Batches); n > calls {
					t.Errorf("%s, %s, %s: %d draw calls, want %d at most", name, study, mode, n, calls)
				}
				if n := len(picture.Encode(pic)); n > frameBytes {
					t.Errorf("%s, %s, %s: %d bytes a frame, want %d at most", name, study, mode, n, frameBytes)
				}
			}
		}
	}
}

// A map of colours is coarse while something moves and has one cell a pixel at
// rest, each with the value at its centre.
func TestMapsAreExactAtRest(t *testing.T) {
	for _, mode := range []scene.FieldMode{scene.Residual, scene.ComponentX, scene.ComponentY, scene.Cells} {
		s := scene.Default()
		s.Mode = mode
		in := input(s, 400, 260)
		in.Moving = true
		draft := view.Draw(in).Rasters[0]
		if draft.Cols*draft.Rows*16 > 400*260 {
			t.Errorf("%s: %d x %d cells while moving", mode, draft.Cols, draft.Rows)
		}
		in.Moving, in.Sheets = false, new(view.Sheets)
		view.Draw(in)
		for more := true; more; {
			_, more = in.Sheets.Step(func() bool { return true })
		}
		pic := view.Draw(in)
		r, panel := pic.Rasters[0], pic.Panels[0]
		if float64(r.Cols) < panel.W || float64(r.Rows) < panel.H {
			t.Fatalf("%s: %d x %d cells at rest for %v x %v pixels", mode, r.Cols, r.Rows, panel.W, panel.H)
		}
		if mode != scene.Residual {
			continue
		}
		most, values := 0.0, make([]float64, len(r.Cells))
		h := in.Solution.Denoiser
		for k := range values {
			q := panel.Point(picture.Pixel{X: panel.X + float64(k%r.Cols) + 0.5, Y: panel.Y + float64(k/r.Cols) + 0.5})
			v := h.EvalTo(nil, []float64{q.X, q.Y})
			values[k] = math.Hypot(v[0]-q.X, v[1]-q.Y)
			most = max(most, values[k])
		}
		const level = 1.01 // a byte of the scale, and the rounding of float32
		for k, v := range values {
			if d := math.Abs(float64(r.Cells[k]) - 255*v/most); d > level {
				t.Fatalf("cell %d holds %d, want %.2f", k, r.Cells[k], 255*v/most)
			}
		}
	}
}

// The axes of every panel that shows the plane are equal, side by side too, and
// the cursor is marked in each at the same point.
func TestSmallMultiplesShareThePlane(t *testing.T) {
	s := scene.Default()
	s.Study = scene.Compare
	in := input(s, 1000, 620)
	in.Hover = &picture.Point{X: 0.7, Y: 0.5}
	pic := view.Draw(in)
	marked := map[string]bool{}
	for _, m := range pic.Marks {
		p := pic.Panels[m.Panel]
		if p.SX != p.SY {
			t.Errorf("%s: axes %v and %v", p.ID, p.SX, p.SY)
		}
		if at := p.Pixel(*in.Hover); m.Kind == picture.Rings && m.Role == picture.Accent && math.Abs(float64(m.Points[0])-at.X)+math.Abs(float64(m.Points[1])-at.Y) < 0.01 {
			marked[p.ID] = true
		}
	}
	for _, id := range []string{"plane", "beside", "identity"} {
		if !marked[id] {
			t.Errorf("no cursor in %q: %v", id, marked)
		}
	}
	// A pixel of each panel leads to that point, and one off them to none.
	for _, p := range pic.Panels {
		if at, ok := view.At(s, in.Camera, in.W, in.H, p.Pixel(*in.Hover)); !ok || math.Hypot(at.X-0.7, at.Y-0.5) > 1e-9 {
			t.Errorf("%s: the pointer there is at %v, %v", p.ID, at, ok)
		}
	}
	if _, ok := view.At(s, in.Camera, in.W, in.H, picture.Pixel{X: 2, Y: 2}); ok {
		t.Error("a point outside of all panels")
	}
}

// The identity beside moves nothing: its map is zero, its arrows are none.
func TestTheIdentityMovesNothing(t *testing.T) {
	s := scene.Default()
	s.Study = scene.Compare
	pic := view.Draw(input(s, 1000, 620))
	for _, m := range pic.Marks {
		if id := pic.Panels[m.Panel].ID; id == "identity" && (m.Role == picture.Field || m.Role == picture.Bayes || m.Role == picture.Kink) {
			t.Errorf("a mark of role %v with %d points", m.Role, len(m.Points)/2)
		}
	}
}

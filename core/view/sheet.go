package view

import (
	"math"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/solve"
)

// coarse is the side of a sheet's cell in pixels while something moves, and
// finer are those of the steps towards one cell a pixel at rest.
const coarse = 8

var finer = [...]float64{3, 1}

// slice is how many cells a sheet computes between two looks at the clock:
// even 200 ridges take well under a millisecond for them.
const slice = 64

// sheet is a number of the drawn map on a lattice of cells that covers a panel:
// what maps of colours and their contour lines are drawn from.
type sheet struct {
	rect       picture.Rect // of the panel
	cell       float64      // side of a cell in pixels
	cols, rows int
	vals       []float32 // rows x cols, top row first; NaN where there is none
	lo, hi     float64   // least and greatest finite value
	cells      []byte    // the raster made of vals, once it was asked for
}

// newSheet returns a sheet with no value yet.
func newSheet(r picture.Rect, cell float64) *sheet {
	s := &sheet{rect: r, cell: cell, cols: int(math.Ceil(r.W / cell)), rows: int(math.Ceil(r.H / cell))}
	s.vals = make([]float32, 0, s.cols*s.rows)
	s.lo, s.hi = math.Inf(1), math.Inf(-1)
	return s
}

// centre returns the pixel at the centre of cell k.
func (s *sheet) centre(k int) picture.Pixel {
	return picture.Pixel{X: s.rect.X + (float64(k%s.cols)+0.5)*s.cell, Y: s.rect.Y + (float64(k/s.cols)+0.5)*s.cell}
}

// fill computes values until all are there (true) or stop says to pause.
func (s *sheet) fill(tr picture.Transform, value func(picture.Point) float64, stop func() bool) bool {
	for n := s.cols * s.rows; len(s.vals) < n; {
		for k, end := len(s.vals), min(len(s.vals)+slice, n); k < end; k++ {
			x := value(tr.Point(s.centre(k)))
			s.vals = append(s.vals, float32(x))
			if !math.IsNaN(x) && !math.IsInf(x, 0) {
				s.lo, s.hi = min(s.lo, x), max(s.hi, x)
			}
		}
		if stop() {
			break
		}
	}
	return len(s.vals) == s.cols*s.rows
}

func never() bool { return false }

// Sheets are the maps of colours of a picture. While something moves a picture
// has none and draws coarse ones; at rest Draw asks Sheets for them, and Step
// makes those that were asked for finer, in slices, down to one cell a pixel.
type Sheets struct {
	wanted map[string]*fining
	order  []string
}

// fining is one sheet under way.
type fining struct {
	rect  picture.Rect
	tr    picture.Transform
	value func(picture.Point) float64
	level int    // into finer, of next
	best  *sheet // what can be drawn
	next  *sheet // what is computed
}

// of returns the best sheet there is for a panel and asks for finer ones.
func (s *Sheets) of(id string, r picture.Rect, tr picture.Transform, value func(picture.Point) float64) *sheet {
	if s != nil {
		if f := s.wanted[id]; f != nil && f.rect == r && f.tr == tr {
			f.value = value
			return f.best
		}
	}
	best := newSheet(r, coarse)
	best.fill(tr, value, never)
	if s != nil {
		if s.wanted == nil {
			s.wanted = map[string]*fining{}
		}
		if s.wanted[id] == nil {
			s.order = append(s.order, id)
		}
		s.wanted[id] = &fining{rect: r, tr: tr, value: value, best: best}
	}
	return best
}

// Key tells apart inputs whose maps of colours differ.
type Key struct {
	solution, pinned *solve.Solution
	mode             scene.FieldMode
	study            scene.Study
	terms            scene.Terms
	show             scene.Layers
	camera           Camera
	frame            *float64 // of its origin: frames are made anew, never changed
	w, h             float64
}

// Key returns the input's key.
func (in Input) Key() Key {
	const layers = scene.LayerFit | scene.LayerEMMSE | scene.LayerField
	k := Key{
		solution: in.Solution, pinned: in.Pinned, mode: in.Scene.Mode, study: in.Scene.Study, terms: in.Scene.Terms,
		show: in.Scene.Show & layers, camera: in.Camera, w: in.W, h: in.H,
	}
	if len(in.Frame.O) > 0 {
		k.frame = &in.Frame.O[0]
	}
	return k
}

// Step makes the sheets finer until stop says to pause. It reports whether
// there is a finer one to draw, and whether there is more to do.
func (s *Sheets) Step(stop func() bool) (changed, more bool) {
	for _, id := range s.order {
		f := s.wanted[id]
		for f.level < len(finer) {
			if f.next == nil {
				f.next = newSheet(f.rect, finer[f.level])
			}
			if !f.next.fill(f.tr, f.value, stop) {
				return changed, true
			}
			f.best, f.next, changed = f.next, nil, true
			f.level++
			if stop() {
				return changed, true
			}
		}
	}
	return changed, false
}

// Fine reports whether every sheet that was asked for has one cell a pixel.
func (s *Sheets) Fine() bool {
	for _, f := range s.wanted {
		if f.level < len(finer) {
			return false
		}
	}
	return true
}

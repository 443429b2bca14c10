package explore

import (
	"slices"
	"strconv"
	"strings"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/view"
	"crease/core/words"
)

// Model is the whole state of the page's mathematics: the scene, how it is
// looked at, and its history. Update is its only writer.
type Model struct {
	Scene  scene.Scene
	Camera view.Camera
	Frame  view.Frame // of the scene's points when they were loaded or released
	W, H   float64    // size of the picture in CSS pixels
	Lang   words.Lang

	Hover    *picture.Point // under the pointer, in panel coordinates
	Selected string         // thing of the panel that is pointed at
	Pointed  string         // thing of the picture under the pointer
	Notices  []Note
	Moving   bool // a drag or a slider is under way
	Playing  bool // a study that is played runs by itself

	push       *push         // of points off their rays, nil where there is none
	steps      int           // single steps asked for, ever
	restarts   int           // how often what is played was sent back to its start, ever
	pace       int           // index of how fast it plays
	noted      int           // notices ever made
	touched    bool          // something was dragged: the hint has done its work
	loaded     scene.Scene   // what Reset goes back to
	before     *scene.Scene  // snapshot while something moves
	shape      *shape        // what a locked drag keeps, while it lasts
	undo, redo []scene.Scene // earlier and later scenes
}

// Note is a notice in every language. N tells a notice from an earlier one of
// the same words.
type Note struct {
	ID, Kind string
	Text     words.Message
	N        int
}

// history bounds how many scenes undo remembers.
const history = 200

// NewModel returns the model of a link, shown in a picture of w x h pixels.
func NewModel(link string, w, h float64, lang words.Lang) Model {
	m := Model{W: max(w, 1), H: max(h, 1), Lang: lang}
	return m.load(link)
}

// load shows a link; it never fails, and what it could not read becomes
// notices.
func (m Model) load(link string) Model {
	s, notes := scene.Parse(link)
	s, _ = tied(s, s) // a link shows what it can
	m = m.show(s)
	m.loaded = s
	m.push = pushOf(s)
	m.Notices = nil
	for i, n := range notes {
		m = m.note(linkNote+strconv.Itoa(i), "warning", n)
	}
	return m
}

// linkNote begins the IDs of what is said about a link.
const linkNote = "link/"

// show makes s the scene and fits frame and camera to it.
func (m Model) show(s scene.Scene) Model {
	m.Scene = s
	m.Hover, m.Selected, m.Pointed = nil, "", ""
	m.before, m.shape, m.Moving = nil, nil, false
	return m.fit()
}

// fit fits the frame and, where the scene asks for no view, the camera.
func (m Model) fit() Model {
	m.Frame = view.Frame{O: []float64{0, 0}, E: [][]float64{{1, 0}, {0, 1}}}
	if m.Scene.Dim() > 2 {
		m.Frame = view.FrameOf(m.Scene.Points)
	}
	if c, ok := view.FromView(m.Scene.View); ok {
		m.Camera = c
		return m
	}
	a := view.LayoutOf(m.Scene, m.W, m.H).Main
	m.Camera = view.Fit(m.places(), m.radius(), a.W, a.H)
	return m
}

// places returns where the points and explicit samples are drawn.
func (m Model) places() []picture.Point {
	at := view.Places(m.Scene, m.Frame)
	for i, ys := range m.Scene.Noisy {
		for _, y := range ys {
			p := view.Place(y, m.Frame)
			if len(y) == 1 {
				p.Y = m.Scene.Points[i][0]
			}
			at = append(at, p)
		}
	}
	return append(at, m.priorEnds()...)
}

// selected is the thing that the picture emphasises.
func (m Model) selected() string {
	if m.Selected != "" {
		return m.Selected
	}
	return m.Pointed
}

func (m Model) radius() float64 {
	if m.Scene.Noisy != nil {
		return 0
	}
	return m.Scene.Rho
}

// panel returns the transform of the main panel.
func (m Model) panel() picture.Panel {
	return view.Panel(m.Scene, m.Camera, m.W, m.H)
}

// commit makes s the scene; it is one step of the history.
func (m Model) commit(s scene.Scene) (Model, []Effect) {
	old := m.Scene
	if m.before != nil {
		old = *m.before
	}
	m.before, m.shape, m.Moving = nil, nil, false
	m.Scene = s
	if old.Equal(s) {
		return m, nil
	}
	m.undo = append(slices.Clone(m.undo), old)
	if n := len(m.undo) - history; n > 0 {
		m.undo = m.undo[n:]
	}
	m.redo = nil
	m.Notices = nil // the link is another one now, and what was refused is past
	m = m.keepInView()
	return m, []Effect{{Kind: WriteLink, Text: scene.Link(s)}}
}

// keepInView fits the view again when it has lost a point, unless the person
// chose it.
func (m Model) keepInView() Model {
	if _, chosen := view.FromView(m.Scene.View); chosen {
		return m
	}
	p := m.panel()
	for _, q := range m.places() {
		if !p.Contains(p.Pixel(q)) {
			return m.fit()
		}
	}
	return m
}

// snapshot remembers the scene before something moves.
func (m Model) snapshot() Model {
	if m.before == nil {
		s := m.Scene
		m.before = &s
	}
	m.Moving = true
	return m
}

// back goes one step back in the history.
func (m Model) back() (Model, []Effect) {
	n := len(m.undo) - 1
	if n < 0 {
		return m, nil
	}
	s, redo := m.undo[n], append(slices.Clone(m.redo), m.Scene)
	m.undo = m.undo[:n]
	m = m.show(s)
	m.redo, m.Notices = redo, nil
	return m, []Effect{{Kind: WriteLink, Text: scene.Link(s)}}
}

// forth goes one step forth again.
func (m Model) forth() (Model, []Effect) {
	n := len(m.redo) - 1
	if n < 0 {
		return m, nil
	}
	s, undo := m.redo[n], append(slices.Clone(m.undo), m.Scene)
	m.redo = m.redo[:n]
	m = m.show(s)
	m.undo, m.Notices = undo, nil
	return m, []Effect{{Kind: WriteLink, Text: scene.Link(s)}}
}

// hint is what is said beside a point until something was dragged.
func (m Model) hint() words.Message {
	if m.touched {
		return words.Message{}
	}
	return words.M("view.hint.drag")
}

// note adds or replaces a notice.
func (m Model) note(id, kind string, text words.Message) Model {
	m = m.dismiss(id)
	m.noted++
	m.Notices = append(m.Notices, Note{id, kind, text, m.noted})
	return m
}

// looked drops the notices that are past once the view is another one: those of
// what was refused, and of the view of a link.
func (m Model) looked() Model {
	m.Notices = slices.DeleteFunc(slices.Clone(m.Notices), func(n Note) bool {
		return !strings.HasPrefix(n.ID, linkNote) || n.Text.Args["key"] == "view"
	})
	return m
}

// dismiss drops a notice.
func (m Model) dismiss(id string) Model {
	m.Notices = slices.DeleteFunc(slices.Clone(m.Notices), func(n Note) bool { return n.ID == id })
	return m
}

// point returns the index in a handle's name "point/3", and whether the scene
// has that point.
func (m Model) point(id string) (int, bool) {
	name, ok := strings.CutPrefix(id, "point/")
	if !ok {
		return 0, false
	}
	i, err := strconv.Atoi(name)
	if err != nil || i < 0 || i >= len(m.Scene.Points) {
		return 0, false
	}
	return i, true
}

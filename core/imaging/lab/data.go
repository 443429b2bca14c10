package lab

import (
	"math/rand/v2"

	"crease/core/imaging"
	"crease/core/words"
)

// data is what the visitor has given, and the photograph of the page.
type data struct {
	photo    *imaging.Photo  // of the page; nil until it has come
	picture  *imaging.Photo  // the visitor's
	pictures []imaging.Photo // the visitor's, several
	set      *imaging.Set
	images   []byte         // the file of set, to which labels may still come
	labels   []byte         // labels that came before their images
	drawn    map[int]pixels // by place
}

type pixels = []float64

// pictureSize is the side of the images that pictures are scaled to: the
// largest there may be.
const pictureSize = 32

// lacks reports whether a spec names what is not there.
func (d *data) lacks(s Spec) bool {
	switch s.Source {
	case Drawn:
		return s.Own && len(d.drawn) == 0
	case IDX:
		return d.set == nil
	case Picture:
		return d.picture == nil
	case Pictures:
		return len(d.pictures) < 2
	case Photo:
		return d.photo == nil
	}
	return true
}

// standIn returns a spec that can be shown in place of one whose data is not
// there.
func (d *data) standIn(s Spec) Spec {
	if !d.lacks(s) {
		return s
	}
	s.Source, s.Own = Drawn, false
	if s.Kind == imaging.Edges {
		s.Source = Photo
	}
	for _, c := range s.Classes {
		if s.Source == Drawn && c > 9 {
			s.Classes = Default(s.Kind).Classes
			break
		}
	}
	return s
}

// experiment returns what a spec asks for of the data that is there. The error
// is a words.Message.
func (d *data) experiment(s Spec) (imaging.Experiment, error) {
	e, err := d.source(s)
	if err != nil {
		return e, err
	}
	e.Recipe = s.Recipe
	return e, e.Check()
}

func (d *data) source(s Spec) (imaging.Experiment, error) {
	switch s.Source {
	case Photo:
		return d.photo.Experiment(s.N, s.Size, s.Ratio, s.Seed)
	case Picture:
		return d.picture.Experiment(s.N, s.Size, s.Ratio, s.Seed)
	case IDX:
		pick, err := d.pick(s)
		if err != nil {
			return imaging.Experiment{}, err
		}
		return d.set.Select(s.Kind, pick, s.Ratio, s.Seed)
	case Pictures:
		e := imaging.Experiment{Kind: s.Kind, Rows: pictureSize, Cols: pictureSize, Ratio: s.Ratio, Seed: s.Seed}
		for _, p := range d.pictures[:min(len(d.pictures), imaging.MaxImages)] {
			e.X = append(e.X, p.Resize(pictureSize, pictureSize).Pixels)
			e.Labels = append(e.Labels, -1)
		}
		return e, nil
	}
	e := imaging.Experiment{Kind: s.Kind, Rows: imaging.DrawnSize, Cols: imaging.DrawnSize, Ratio: s.Ratio, Seed: s.Seed}
	for i, c := range s.Classes {
		own, ok := d.drawn[i]
		switch {
		case s.Own && ok:
			e.X, e.Labels = append(e.X, own), append(e.Labels, -1)
		case c > 9:
			return e, words.M("imaging.drawn.class", "class", c)
		default:
			e.X, e.Labels = append(e.X, imaging.Drawn(c, s.Seed+uint64(i)<<32)), append(e.Labels, c)
		}
	}
	return e, nil
}

// pick returns the indices that a spec means: its own, or of images of its
// classes chosen by its seed; of a set without labels any images.
func (d *data) pick(s Spec) ([]int, error) {
	if s.Pick != nil {
		return s.Pick, nil
	}
	if d.set.Labelled() {
		return d.set.Pick(s.Classes, s.Seed)
	}
	n := d.set.N()
	if n < len(s.Classes) {
		return nil, words.M("imaging.few", "n", n, "want", len(s.Classes))
	}
	return rand.New(rand.NewPCG(s.Seed, sampleStream)).Perm(n)[:len(s.Classes)], nil
}

const sampleStream = 0x73616d70

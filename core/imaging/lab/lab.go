// Package lab is the page of images without a browser: what a visitor does
// becomes an experiment, its training goes on in slices, and what is to be seen
// comes out in parts, each a value for JSON with the tiles it shows.
//
//	link, files, controls -> Spec -> imaging.Job -> Part
//
// A request that cannot be met leaves what there was, and says why. Nothing of
// what the visitor gives leaves the package but as pictures to look at: a link
// names sources and indices, never pixels.
//
// # References
//
//   - [Z23] C. Zeno, G. Ongie, Y. Blumenfeld, N. Weinberger, D. Soudry, "How
//     do Minimum-Norm Shallow Denoisers Look in Function Space?", NeurIPS 2023.
package lab

import (
	"errors"
	"strconv"

	"crease/core/imaging"
	"crease/core/words"
)

// Session is one visitor's experiment.
type Session struct {
	lang    words.Lang
	spec    Spec // what is asked for
	shown   Spec // what is shown: spec, or what stands in for it
	data    data
	job     *imaging.Job
	playing bool
	curves  *imaging.Curves
	film    *film // under construction; nil when none is
	results results
	notices []notice
	stale   map[string]bool // parts that have changed since they were taken
	latest  *imaging.Report // of the job as it stands; nil until asked for
	from    int             // the part that Take begins with
	batch   batch
}

// notice is something worth saying.
type notice struct {
	tone string // info, warning or error
	text words.Message
}

// curvePoints is the number of noisy points behind each value of PSNR: over
// hundreds of pixels each, so that the curves are smooth.
const curvePoints = 60

// New opens a link.
func New(link string, lang words.Lang) *Session {
	s := &Session{lang: lang, playing: true, stale: map[string]bool{}}
	s.open(link)
	return s
}

// open shows a link, as far as the data is there.
func (s *Session) open(link string) {
	spec, said := Parse(link)
	s.notices = nil
	for _, m := range said {
		s.say("warning", m)
	}
	if !s.try(spec) && s.job == nil {
		s.try(Default(imaging.Faces))
	}
}

func (s *Session) say(tone string, m words.Message) {
	s.notices = append(s.notices, notice{tone, m})
	s.stale[PartState] = true
}

// refuse says why something cannot be done.
func (s *Session) refuse(err error) bool {
	var m words.Message
	if !errors.As(err, &m) {
		m = words.M("imaging.failed", "why", err)
	}
	s.say("error", m)
	return false
}

// try makes a spec the one that is asked for, unless it cannot be met: then all
// stays as it is.
func (s *Session) try(spec Spec) bool {
	shown := s.data.standIn(spec)
	if s.data.lacks(shown) { // the photograph is on its way
		s.spec, s.stale[PartState] = spec, true
		return true
	}
	e, err := s.data.experiment(shown)
	if err != nil {
		return s.refuse(err)
	}
	n := len(e.X)
	shown.A, shown.B = min(shown.A, n-1), min(shown.B, n-1)
	job, err := imaging.NewJob(e)
	if err != nil {
		return s.refuse(err)
	}
	s.keep(job)
	s.spec, s.shown, s.job, s.playing, s.curves, s.latest = spec, shown, job, true, nil, nil
	s.film = nil
	if shown.Source != spec.Source || shown.Own != spec.Own {
		s.say("info", words.M("imaging.lack."+string(spec.Source)))
	}
	s.all()
	return true
}

// reported returns the report of the job as it stands.
func (s *Session) reported() imaging.Report {
	if s.latest == nil {
		r := s.job.Report()
		s.latest = &r
	}
	return *s.latest
}

// all marks every part as changed.
func (s *Session) all() {
	for _, p := range parts {
		s.stale[p.name] = true
	}
}

// Set does what a control asks for: the key of a link with its value, or
//
//	load LINK   lang en|zh   play 1|0   again -   dismiss -
func (s *Session) Set(key, value string) {
	s.from = 0
	switch key {
	case "load":
		s.open(value)
		return
	case "lang":
		s.lang = words.Lang(value)
		s.all()
		return
	case "play":
		s.playing = value == "1"
		s.stale[PartState] = true
		return
	case "dismiss":
		s.notices, s.stale[PartState] = nil, true
		return
	}
	s.notices, s.stale[PartState] = nil, true
	if key == "again" {
		s.try(s.spec)
		return
	}
	for _, f := range fields {
		if f.key != key {
			continue
		}
		next := s.spec
		if !f.set(&next, value) {
			s.say("error", words.M("imaging.link.bad", "key", key, "value", value, "default", f.get(s.spec)))
			return
		}
		s.change(key, next)
		return
	}
}

// change moves to a spec that differs in one key, and keeps what still makes
// sense of the rest.
func (s *Session) change(key string, next Spec) {
	switch key {
	case "sigma", "at":
		n := len(s.job.Experiment().X)
		if next.A >= n || next.B >= n {
			return
		}
		before := s.ends()
		s.spec = next
		s.shown.Sigma, s.shown.A, s.shown.B, s.shown.T = next.Sigma, next.A, next.B, next.T
		s.stale[PartPanels] = true
		if s.ends() != before {
			s.stale[PartStrip] = true
		}
		return
	case "exp":
		next.Seed, next.Sigma, next.Ratio, next.Recipe = s.spec.Seed, s.spec.Sigma, s.spec.Ratio, s.spec.Recipe
		switch {
		case next.Kind != imaging.Edges && s.spec.Source == IDX:
			next.Source, next.Path = IDX, s.spec.Path
		case next.Kind != imaging.Edges && s.data.set != nil:
			next.Source = IDX
		}
	case "source":
		next.Path, next.Own, next.Pick = "", false, nil
		if next.Source == Pictures && len(s.data.pictures) >= 2 {
			next.Kind = kindOf(len(s.data.pictures), next.Kind)
		}
		if next.Source == IDX && s.data.set == nil {
			next.Path = s.spec.Path
		}
	case "labels", "seed":
		next.Pick = nil
		if key == "labels" {
			next.Own, next.Kind = false, kindOf(len(next.Classes), next.Kind)
		}
	}
	s.try(next)
}

// kindOf returns the kind of an experiment on n images: the one it had where
// that fits.
func kindOf(n int, had imaging.Kind) imaging.Kind {
	switch {
	case n == 2 && had != imaging.Between:
		return imaging.Two
	case n == 3 && had != imaging.Between:
		return imaging.Faces
	case n > 3 && had != imaging.Between:
		return imaging.Ten
	}
	return imaging.Between
}

// Step trains, or measures what is trained, until stop returns true, and
// reports whether more is to be done.
func (s *Session) Step(stop func() bool) (more bool) {
	switch {
	case s.job == nil || !s.playing:
		return false
	case !s.job.Done():
		s.latest = nil
		if s.job.Step(stop) {
			s.results.done[s.job.Experiment().Recipe] = s.reported()
			s.curves, s.film = s.job.Curves(imaging.Sigmas, curvePoints), nil
			s.stale[PartState], s.stale[PartStrip], s.stale[PartCurves] = true, true, true
		}
		s.stale[PartPanels], s.stale[PartUnits], s.stale[PartReport] = true, true, true
		return true
	case s.curves.Done() < len(imaging.Sigmas):
		before := s.curves.Done()
		s.curves.Step(stop)
		s.stale[PartCurves] = s.stale[PartCurves] || s.curves.Done() > before
		return true
	case s.spec.Recipe == imaging.Online:
		return s.compare(stop)
	}
	return false
}

// Link returns what is asked for as the fragment of an address, with the
// indices of images that the seed chose.
func (s *Session) Link() string {
	spec := s.spec
	if spec.Source == IDX && spec.Pick == nil && s.shown.Source == IDX && s.job != nil {
		spec.Pick = s.job.Experiment().Indices
	}
	return spec.Link()
}

// Draw puts an image of the visitor's in the place of the i-th: DrawnSize x
// DrawnSize bytes.
func (s *Session) Draw(i int, grey []byte) {
	s.notices, s.stale[PartState] = nil, true
	if i < 0 || i >= len(s.spec.Classes) || len(grey) != imaging.DrawnSize*imaging.DrawnSize {
		s.say("error", words.M("imaging.drawn.place", "i", i+1, "size", strconv.Itoa(imaging.DrawnSize)))
		return
	}
	x := make(pixels, len(grey))
	ink := false
	for k, v := range grey {
		x[k] = float64(v) / 255
		ink = ink || v > 0
	}
	if !ink {
		s.say("error", words.M("imaging.drawn.empty"))
		return
	}
	before := s.data.drawn
	after := map[int]pixels{i: x}
	for k, v := range before {
		if k != i {
			after[k] = v
		}
	}
	next := s.spec
	if !s.spec.Own || s.spec.Source != Drawn {
		after = map[int]pixels{i: x}
	}
	next.Source, next.Own, next.Path, next.Pick = Drawn, true, "", nil
	s.data.drawn = after
	if !s.try(next) {
		s.data.drawn = before
	}
}

package lab

import (
	"math"
	"strconv"

	"crease/core/imaging"
	"crease/core/words"
)

// The parts of what is to be seen.
const (
	PartState  = "state"
	PartImages = "images"
	PartPanels = "panels"
	PartUnits  = "units"
	PartReport = "report"
	PartCurves = "curves"
	PartStrip  = "strip"
)

// Part is one thing to be shown: a value for JSON, and the tiles that it counts
// on, Rows x Cols bytes each: grey from 0 to 255, or, where signed, 128 + 127
// v/max|v|.
type Part struct {
	Name  string
	Value interface{ JSON() []byte }
	Tiles []byte
}

// parts lists them in the order in which they are made after a hand has moved:
// what follows it first.
var parts = []struct {
	name string
	make func(*Session) Part
}{
	{PartState, (*Session).state},
	{PartImages, (*Session).thumbs},
	{PartPanels, (*Session).panels},
	{PartReport, (*Session).report},
	{PartUnits, (*Session).units},
	{PartCurves, (*Session).curvesPart},
	{PartStrip, (*Session).strip},
}

// Take returns the parts that have changed since the last call, until stop
// returns true; those left come the next time, before those that were made:
// what changes all the time does not hold up the rest.
func (s *Session) Take(stop func() bool) []Part {
	var out []Part
	from := s.from
	for i := range parts {
		at := (from + i) % len(parts)
		p := parts[at]
		if !s.stale[p.name] || s.job == nil && p.name != PartState {
			continue
		}
		if p.name == PartStrip && !s.filmed(stop) {
			s.from = at
			break
		}
		s.stale[p.name] = false
		out = append(out, p.make(s))
		s.from = (at + 1) % len(parts)
		if stop() {
			break
		}
	}
	return out
}

// Stale reports whether there is something to take.
func (s *Session) Stale() bool {
	for _, p := range parts {
		if s.stale[p.name] && (s.job != nil || p.name == PartState) {
			return true
		}
	}
	return false
}

func (s *Session) word(key string, args ...any) string { return words.M(key, args...).In(s.lang) }

// Choice is one of several, with its name.
type Choice struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Have bool   `json:"have"`
}

// Notice is something worth saying.
type Notice struct {
	Tone string `json:"tone"`
	Text string `json:"text"`
}

// State is the value of PartState.
type State struct {
	Link       string   `json:"link"`
	Exp        string   `json:"exp"`
	Source     string   `json:"source"` // of what is shown
	Wanted     string   `json:"wanted"` // of what is asked for
	Path       string   `json:"path"`
	Labels     string   `json:"labels"`
	N          int      `json:"n"`
	Size       int      `json:"size"`
	Ratio      float64  `json:"ratio"`
	Sigma      float64  `json:"sigma"`
	Training   float64  `json:"training"` // sigma of training
	Seed       string   `json:"seed"`
	Recipe     string   `json:"recipe"`
	Playing    bool     `json:"playing"`
	Done       bool     `json:"done"`
	Title      string   `json:"title"`
	Caption    string   `json:"caption"`
	Kinds      []Choice `json:"kinds"`
	Sources    []Choice `json:"sources"`
	Notices    []Notice `json:"notices"`
	Count      int      `json:"count"`
	Rows       int      `json:"rows"`
	Cols       int      `json:"cols"`
	File       string   `json:"file"` // what is known of the IDX file
	Drawable   bool     `json:"drawable"`
	Estimators []Choice `json:"estimators"`
}

func (s *Session) state() Part {
	v := State{
		Link: s.Link(), Exp: string(s.spec.Kind), Source: string(s.shown.Source), Wanted: string(s.spec.Source), Path: s.spec.Path,
		Labels: list(s.spec.Classes), N: s.spec.N, Size: s.spec.Size, Ratio: s.spec.Ratio, Sigma: s.spec.Sigma,
		Seed: strconv.FormatUint(s.spec.Seed, 10), Recipe: string(s.spec.Recipe), Playing: s.playing,
		Title: s.spec.Kind.Title().In(s.lang), Caption: s.spec.Kind.Caption().In(s.lang), Notices: []Notice{},
		Drawable: s.shown.Source == Drawn,
	}
	for _, k := range imaging.Kinds {
		v.Kinds = append(v.Kinds, Choice{string(k), s.word("imaging." + string(k) + ".short"), true})
	}
	for _, c := range Sources {
		if c.patches() != (s.spec.Kind == imaging.Edges) {
			continue
		}
		have := s.spec
		have.Source, have.Own = c, false
		v.Sources = append(v.Sources, Choice{string(c), c.Title().In(s.lang), !s.data.lacks(have)})
	}
	for _, n := range s.notices {
		v.Notices = append(v.Notices, Notice{n.tone, n.text.In(s.lang)})
	}
	if set := s.data.set; set != nil {
		v.File = s.word("imaging.file", "n", set.N(), "rows", set.Rows, "cols", set.Cols)
	}
	if s.job != nil {
		e := s.job.Experiment()
		v.Done, v.Training, v.Count, v.Rows, v.Cols = s.job.Done(), s.job.Sigma(), len(e.X), e.Rows, e.Cols
		for _, n := range s.job.Estimators(s.spec.Sigma) {
			v.Estimators = append(v.Estimators, Choice{n.Key, s.word("imaging.estimator." + n.Key), true})
		}
	}
	return Part{PartState, v, nil}
}

// Thumb is one of the images.
type Thumb struct {
	Name  string `json:"name"`
	Index int    `json:"index"` // in its file; -1 where it is in none
}

// Thumbs is the value of PartImages.
type Thumbs struct {
	Rows  int     `json:"rows"`
	Cols  int     `json:"cols"`
	Items []Thumb `json:"items"`
}

func (s *Session) thumbs() Part {
	e := s.job.Experiment()
	v := Thumbs{Rows: e.Rows, Cols: e.Cols}
	var tiles []byte
	for i, x := range e.X {
		index := -1
		if e.Indices != nil {
			index = e.Indices[i]
		}
		v.Items = append(v.Items, Thumb{s.name(i), index})
		tiles = append(tiles, imaging.Gray(x)...)
	}
	return Part{PartImages, v, tiles}
}

// name says which image the i-th is: its label, flat, or its place.
func (s *Session) name(i int) string {
	e := s.job.Experiment()
	switch {
	case s.shown.Source.patches() && i == 0:
		return s.word("imaging.flat")
	case s.shown.Source.patches():
		return s.word("imaging.patch", "i", i)
	case e.Labels != nil && e.Labels[i] >= 0:
		return strconv.Itoa(e.Labels[i])
	}
	return "#" + strconv.Itoa(i+1)
}

// Shown is one image of a comparison.
type Shown struct {
	Key  string   `json:"key"`
	Name string   `json:"name"`
	PSNR *float64 `json:"psnr"` // null for the clean image
}

// Panels is the value of PartPanels.
type Panels struct {
	Rows  int     `json:"rows"`
	Cols  int     `json:"cols"`
	A     int     `json:"a"`
	B     int     `json:"b"`
	T     float64 `json:"t"`
	Sigma float64 `json:"sigma"`
	Items []Shown `json:"items"`
}

func (s *Session) panels() Part {
	e, v := s.job.Experiment(), s.shown
	out := Panels{Rows: e.Rows, Cols: e.Cols, A: v.A, B: v.B, T: v.T, Sigma: v.Sigma}
	var tiles []byte
	for _, p := range s.job.Panels(s.job.Segment(v.A, v.B, v.T), v.Sigma, v.Seed) {
		out.Items = append(out.Items, s.shownOf(p))
		tiles = append(tiles, imaging.Gray(p.Pixels)...)
	}
	return Part{PartPanels, out, tiles}
}

func (s *Session) shownOf(p imaging.Panel) Shown {
	v := Shown{Key: p.Key, Name: s.word("imaging.estimator." + p.Key)}
	if p.Key != imaging.KeyClean {
		v.PSNR = number(p.PSNR)
	}
	return v
}

// Curves is the value of PartCurves; a column that is not yet measured is null.
type Curves struct {
	Sigma []float64    `json:"sigma"`
	Items []Choice     `json:"items"`
	PSNR  [][]*float64 `json:"psnr"` // one row an estimator
	CSV   string       `json:"csv"`  // once all is measured
}

func (s *Session) curvesPart() Part {
	v := Curves{Sigma: imaging.Sigmas, Items: []Choice{}, PSNR: [][]*float64{}}
	if s.curves == nil {
		return Part{PartCurves, v, nil}
	}
	whole := true
	for k, key := range s.curves.Keys {
		v.Items = append(v.Items, Choice{key, s.word("imaging.estimator." + key), true})
		row := make([]*float64, len(v.Sigma))
		for i, level := range s.curves.PSNR {
			if level == nil {
				whole = false
				continue
			}
			row[i] = number(level[k])
		}
		v.PSNR = append(v.PSNR, row)
	}
	if whole {
		v.CSV = string(s.curves.CSV())
	}
	return Part{PartCurves, v, nil}
}

// number returns a pointer to x, nil when it is not a finite number: null.
func number(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

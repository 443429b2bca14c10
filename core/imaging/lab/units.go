package lab

import (
	"math"

	"crease/core/imaging"
	"crease/core/shallow"
)

// Unit is one unit that follows a feature; its tile shows w.
type Unit struct {
	Angle *float64 `json:"angle"` // in degrees
	Share float64  `json:"share"` // of the cost
}

// Follow is a feature with the units that follow it; its tile comes before
// theirs.
type Follow struct {
	Name  string  `json:"name"`
	Count int     `json:"count"` // of units that matter, those not shown included
	Share float64 `json:"share"`
	Angle float64 `json:"angle"` // mean, by weight
	Units []Unit  `json:"units"`
}

// Units is the value of PartUnits.
type Units struct {
	Rows  int      `json:"rows"`
	Cols  int      `json:"cols"`
	Items []Follow `json:"items"`
}

// The most that is shown: features, units of each; and the share of the cost
// from which a unit is worth counting.
const (
	mostFeatures = 10
	mostUnits    = 6
	leastShare   = 1e-4
)

func (s *Session) units() Part {
	e, r := s.job.Experiment(), s.reported()
	v := Units{Rows: e.Rows, Cols: e.Cols, Items: []Follow{}}
	var total float64
	for _, m := range r.Matches {
		total += m.Weight
	}
	groups := map[string]int{}
	var tiles [][]byte
	for _, m := range r.Matches {
		share := m.Weight / total
		if share < leastShare || m.Feature.W == nil {
			continue
		}
		name := s.feature(m.Feature)
		g, ok := groups[name]
		if !ok {
			if len(v.Items) == mostFeatures {
				continue
			}
			g = len(v.Items)
			groups[name] = g
			v.Items = append(v.Items, Follow{Name: name, Units: []Unit{}})
			tiles = append(tiles, signed(m.Feature.W, 1))
		}
		f := &v.Items[g]
		f.Count++
		f.Angle = (f.Angle*f.Share + m.Angle*share) / (f.Share + share)
		f.Share += share
		if len(f.Units) < mostUnits {
			f.Units = append(f.Units, Unit{number(m.Angle), share})
			tiles[g] = append(tiles[g], signed(m.W, side(m.W, m.Feature.W))...)
		}
	}
	var all []byte
	for _, t := range tiles {
		all = append(all, t...)
	}
	return Part{PartUnits, v, all}
}

// side returns 1 or -1, so that side w points where v does: w and -w are one
// crease.
func side(w, v []float64) float64 {
	var d float64
	for i := range w {
		d += w[i] * v[i]
	}
	return math.Copysign(1, d)
}

// signed returns k w as bytes about 128.
func signed(w []float64, k float64) []byte {
	most := math.SmallestNonzeroFloat64
	for _, v := range w {
		most = max(most, math.Abs(v))
	}
	b := make([]byte, len(w))
	for i, v := range w {
		b[i] = byte(math.Round(128 + 127*k*v/most))
	}
	return b
}

// feature names an edge by its ends and a face by the image opposite it.
func (s *Session) feature(f imaging.Feature) string {
	if f.Kind == shallow.Face {
		on := map[int]bool{}
		for _, i := range f.Points {
			on[i] = true
		}
		for i := range s.job.Experiment().X {
			if !on[i] {
				return s.word("imaging.feature.face", "a", s.name(i))
			}
		}
	}
	if len(f.Points) == 2 {
		return s.word("imaging.feature.edge", "a", s.name(f.Points[0]), "b", s.name(f.Points[1]))
	}
	return s.word("imaging.feature.direction")
}

// Report is the value of PartReport. Numbers without a meaning are null.
type Report struct {
	Geometry     string       `json:"geometry"`
	Status       string       `json:"status"`
	StatusName   string       `json:"statusName"`
	Why          string       `json:"why"`
	Follows      string       `json:"follows"` // edges or faces, in words
	Other        string       `json:"other"`
	Angle        *float64     `json:"angle"`
	AngleOther   *float64     `json:"angleOther"`
	Random       *float64     `json:"random"`
	RandomOther  *float64     `json:"randomOther"`
	Cosine       *float64     `json:"cosine"`
	CosineA      *float64     `json:"cosineA"`
	OffHullStart *float64     `json:"offHullStart"`
	OffHull      *float64     `json:"offHull"`
	Ratio        *float64     `json:"ratio"`
	Difference   *float64     `json:"difference"`
	Units        int          `json:"units"`
	Active       int          `json:"active"`
	Starts       int          `json:"starts"`
	Start        int          `json:"start"` // under way, from 1
	Progress     float64      `json:"progress"`
	Finals       []*float64   `json:"finals"`
	Kept         int          `json:"kept"`
	Done         bool         `json:"done"`
	Online       bool         `json:"online"`
	Beside       *Beside      `json:"beside"` // the other recipe; null until it has been trained
	Off          []*float64   `json:"off"`    // off-hull share along the path
	J            []*float64   `json:"j"`      // J over the closed form's, at the same weight decay
	Every        int          `json:"every"`  // iterations from one value of Off and J to the next
	Angles       [][3]float64 `json:"angles"` // of each unit: to what is predicted, to the other (-1: none), share
	Bins         []float64    `json:"bins"`   // share of random directions in each of 45 bins of 2 degrees
}

// The most points of a path that are sent, and the bins of the random angles.
const (
	mostPoints = 300
	bins       = 45
)

func (s *Session) report() Part {
	r := s.reported()
	other := shallow.Edge
	if r.Predicted == shallow.Edge {
		other = shallow.Face
	}
	v := Report{
		Geometry: s.word("imaging.none"), Status: r.Status, StatusName: s.word("imaging.status." + r.Status), Why: r.Why.In(s.lang),
		Follows: s.kind(r.Predicted), Other: s.kind(other),
		Angle: number(r.Angle), AngleOther: number(r.AngleOther), Random: number(r.Random), RandomOther: number(r.RandomOther),
		Cosine: number(r.Cosine), CosineA: number(r.CosineA), OffHullStart: number(r.OffHullStart), OffHull: number(r.OffHull),
		Ratio: number(r.Ratio), Difference: number(r.Difference), Units: r.Units, Active: r.Active, Starts: r.Starts,
		Start: min(r.Starts, len(r.Finals)+1), Progress: s.job.Progress(), Kept: r.Kept + 1, Done: s.job.Done(),
		Online: s.spec.Recipe == imaging.Online, Beside: s.beside(), Finals: []*float64{}, Angles: [][3]float64{}, Bins: make([]float64, bins),
	}
	if r.Geometry != "" {
		v.Geometry = s.word("geometry." + r.Geometry)
	}
	for _, f := range r.Finals {
		v.Finals = append(v.Finals, number(f))
	}
	v.Every = (len(r.Path) + mostPoints - 1) / mostPoints
	for i := 0; i < len(r.Path); i += v.Every {
		p := r.Path[i]
		v.Off = append(v.Off, number(p.OffHull))
		v.J = append(v.J, number(p.J/s.job.ClosedObjective(p.Kappa)))
	}
	v.Every *= r.Every
	var total float64
	for _, m := range r.Matches {
		total += m.Weight
	}
	for _, m := range r.Matches {
		if share := m.Weight / total; share >= leastShare {
			to := -1.0
			if !math.IsNaN(m.AngleOther) {
				to = m.AngleOther
			}
			v.Angles = append(v.Angles, [3]float64{m.Angle, to, share})
		}
	}
	for _, a := range r.RandomAngles {
		v.Bins[min(bins-1, int(a/90*bins))] += 1 / float64(len(r.RandomAngles))
	}
	return Part{PartReport, v, nil}
}

func (s *Session) kind(k shallow.FeatureKind) string {
	if k == shallow.Face {
		return s.word("imaging.faces")
	}
	return s.word("imaging.edges")
}

package view

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"crease/core/picture"
	"crease/core/scene"
	"crease/core/shallow"
)

// Drawn is an edge or a face of the data that the denoiser follows, and what in
// it does: the terms of the sum and the creases.
type Drawn struct {
	Feature shallow.Feature
	Ridges  []int
	Creases []int
	Angle   float64 // the greatest angle between them and the feature
}

// ID names the feature in the picture: its first term, or its first crease.
func (d Drawn) ID() string {
	if len(d.Ridges) > 0 {
		return "ridge/" + strconv.Itoa(d.Ridges[0])
	}
	return "crease/" + strconv.Itoa(d.Creases[0])
}

// has reports whether a thing that is pointed at is part of the feature.
func (d Drawn) has(id string) bool {
	kind, number, _ := strings.Cut(id, "/")
	k, err := strconv.Atoi(number)
	switch {
	case err != nil:
		return false
	case kind == "ridge":
		return slices.Contains(d.Ridges, k)
	}
	return kind == "crease" && slices.Contains(d.Creases, k)
}

// shown reports whether one of the feature's terms is switched on.
func (d Drawn) shown(terms scene.Terms) bool {
	for _, k := range d.Ridges {
		if terms.Has(k) {
			return true
		}
	}
	return len(d.Ridges) == 0 && terms == 0
}

// Features returns the edges and faces that the denoiser follows, each once.
func Features(h *shallow.Denoiser, data shallow.Data) []Drawn {
	var out []Drawn
	find := func(f shallow.Feature) *Drawn {
		for i := range out {
			if g := out[i].Feature; g.Kind == f.Kind && slices.Equal(g.Points, f.Points) {
				return &out[i]
			}
		}
		out = append(out, Drawn{Feature: f})
		return &out[len(out)-1]
	}
	for k, r := range h.Ridges() {
		if r.Follows.Kind != shallow.NoFeature && len(r.Follows.Points) > 1 {
			d := find(r.Follows)
			d.Ridges = append(d.Ridges, k)
		}
	}
	known := len(out)
	for k, f := range FollowedBy(h, data) {
		if f.Near {
			d := find(f.Feature)
			d.Creases, d.Angle = append(d.Creases, k), max(d.Angle, f.Angle)
		}
	}
	// The order of creases may hang on the last bit of a direction.
	slices.SortFunc(out[known:], func(a, b Drawn) int {
		return cmp.Or(cmp.Compare(a.Feature.Kind, b.Feature.Kind), slices.Compare(a.Feature.Points, b.Feature.Points))
	})
	return out
}

// features draws the edges and faces of the data that the denoiser follows, and
// the strips on which the selected term is not constant.
func features(p *pen, in Input, places []picture.Point) {
	h, terms := in.Solution.Denoiser, in.Scene.Terms
	for k, r := range h.Ridges() {
		if terms.Has(k) && in.Selected == "ridge/"+strconv.Itoa(k) {
			strip(p, in, r)
		}
	}
	for _, d := range Features(h, in.Solution.Data) {
		if !d.shown(terms) {
			continue
		}
		on := d.has(in.Selected)
		s := style{role: picture.EdgeRole, width: 6, alpha: 0.4, id: d.ID()}
		if d.Feature.Kind == shallow.Face {
			s.role, s.dash = picture.FaceRole, picture.Dashed
		}
		if on {
			s.alpha, s.width = 0.9, 7
		}
		var path []picture.Point
		for _, i := range d.Feature.Points {
			if i < len(places) {
				path = append(path, places[i])
			}
		}
		if d.Feature.Kind == shallow.Face && len(path) > 2 {
			path = append(path, path[0])
		}
		p.polyline(s, path...)
	}
}

// strip shades where the profile of ridge r rises or falls.
func strip(p *pen, in Input, r shallow.Ridge) {
	n, b := inFrame(in.Frame, r.V)
	knots := r.Phi.Knots()
	for j := 0; j+1 < len(knots); j++ {
		if knots[j].V == knots[j+1].V {
			continue
		}
		p.band(style{role: picture.Accent, alpha: 0.14}, n, knots[j].T-b, knots[j+1].T-b)
	}
}

// band fills the strip t0 <= n.q <= t1 of the panel.
func (p *pen) band(s style, n picture.Point, t0, t1 float64) {
	box := cut(p.box(), n, t0, 1)
	box = cut(box, n, t1, -1)
	if len(box) > 2 {
		p.polygon(s, box...)
	}
}

// cut keeps the part of a convex polygon where sign (n.q - t) >= 0.
func cut(poly []picture.Point, n picture.Point, t, sign float64) []picture.Point {
	var out []picture.Point
	side := func(q picture.Point) float64 { return sign * (n.X*q.X + n.Y*q.Y - t) }
	for i, a := range poly {
		b := poly[(i+1)%len(poly)]
		sa, sb := side(a), side(b)
		if sa >= 0 {
			out = append(out, a)
		}
		if sa*sb < 0 {
			k := sa / (sa - sb)
			out = append(out, picture.Point{X: a.X + k*(b.X-a.X), Y: a.Y + k*(b.Y-a.Y)})
		}
	}
	return out
}

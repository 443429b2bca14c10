package view

import (
	"math"
	"slices"
	"strings"

	"crease/core/pwl"
	"crease/core/solve"
	"crease/core/words"
)

// Title returns a short name of what a solution shows.
func Title(s *solve.Solution, lang words.Lang) string {
	switch {
	case s.Invalid:
		return words.M("view.title.invalid").In(lang)
	case s.Status == solve.EstimatorOnly:
		return words.M("view.title.emmse").In(lang)
	case s.Denoiser == nil:
		return words.M("view.title.none", "n", len(s.Data.X), "d", s.Data.Dim()).In(lang)
	}
	return words.M("view.title", "geometry", Named(s), "n", len(s.Data.X), "d", s.Data.Dim()).In(lang)
}

// Geometry returns the name of a geometry key for reading.
func Geometry(key string) words.Message {
	if k := "geometry." + key; key != "" {
		if _, ok := words.Lookup(k); ok {
			return words.M(k)
		}
	}
	return words.M("geometry.general")
}

// Named returns the name of a solution's geometry; of three points, as that of
// a triangle.
func Named(s *solve.Solution) words.Message {
	if k := "geometry." + s.Geometry + ".3"; len(s.Data.X) == 3 {
		if _, ok := words.Lookup(k); ok {
			return words.M(k)
		}
	}
	return Geometry(s.Geometry)
}

// StatusText returns a status for reading, and what it means at length.
func StatusText(s solve.Status) (name, help words.Message) {
	return words.M("status." + string(s)), words.M("status." + string(s) + ".help")
}

// Describe says in words, from its numbers, what a picture of the solution
// shows.
func Describe(s *solve.Solution, lang words.Lang) string {
	var out []string
	say := func(key string, args ...any) { out = append(out, words.M(key, args...).In(lang)) }
	if s.Invalid {
		say("view.desc.invalid", "why", s.Err)
		return strings.Join(out, " ")
	}
	n, d := len(s.Data.X), s.Data.Dim()
	switch {
	case s.Data.Balls():
		say("view.desc.balls", "n", n, "d", d, "points", pointList(s.Data.X), "rho", s.Data.Rho)
	default:
		say("view.desc.samples", "n", n, "d", d, "points", pointList(s.Data.X))
	}
	if s.Status == solve.EstimatorOnly {
		say("view.desc.emmse", "sigma", s.Scene.Sigma)
	}
	if s.Err != nil && s.Denoiser == nil {
		say("view.desc.none", "why", reason(s.Err))
	}
	if h := s.Denoiser; h != nil {
		name, _ := StatusText(s.Status)
		say("view.desc.fit", "geometry", Named(s), "status", name, "cost", h.Cost(), "creases", len(h.Creases()))
		if d == 1 {
			describeLine(s, say)
		} else {
			describeRidges(s, say)
		}
		if !s.Why.IsZero() {
			if why := s.Why.In(lang); strings.HasSuffix(why, ".") || strings.HasSuffix(why, "。") {
				out = append(out, why)
			} else {
				say("view.desc.why", "why", s.Why)
			}
		}
	}
	describeStudy(s, lang, say)
	return strings.Join(out, " ")
}

// describeStudy says what the denoiser at work comes to.
func describeStudy(s *solve.Solution, lang words.Lang, say func(string, ...any)) {
	if r := s.Risk; r != nil && r.Done && r.Err == nil {
		say("view.desc.risk", "crossing", Crossing(r, lang))
		if r.End > 0 {
			say("view.desc.risk.end", "sigma", Three(r.End), "why", r.Why)
		}
	}
	if c := s.Contraction; c != nil && c.Done {
		phantom := 0.0
		for _, share := range c.Share[c.Clean:] {
			phantom += share
		}
		say("view.desc.contraction", "ratio", Three(c.Most), "percent", Three(100*phantom))
	}
	if f := s.Flow; f != nil && f.Done && f.Err == nil {
		say("view.desc.flow", "n", len(f.Starts), "ends", Ends(f, lang))
	}
}

// Crossing says where the two errors cross, or who wins throughout.
func Crossing(r *solve.Risk, lang words.Lang) string {
	var parts []string
	for i, s := range r.Crossings {
		text := Three(s)
		if r.Within != nil {
			text = "≈ " + text + " (" + words.M("risk.both", "from", Three(r.Within[i][0]), "to", Three(r.Within[i][1])).In(lang) + ")"
		} else {
			text = words.Number(s)
		}
		parts = append(parts, text)
	}
	if len(parts) > 0 {
		return strings.Join(parts, ", ")
	}
	less, more := 0, 0
	for i, f := range r.Curves[0].Value {
		e := r.Curves[1].Value[i]
		noise := 1e-9 * e.MSE
		if se := r.Curves[0].SE; se != nil {
			noise = 2 * math.Hypot(se[i], r.Curves[1].SE[i])
		}
		switch {
		case !f.Known || !e.Known || math.Abs(f.MSE-e.MSE) <= noise:
		case f.MSE < e.MSE:
			less++
		default:
			more++
		}
	}
	switch {
	case less > 0 && more == 0:
		return words.M("risk.never").In(lang)
	case more > 0 && less == 0:
		return words.M("risk.always").In(lang)
	}
	return words.M("risk.equal").In(lang)
}

func describeLine(s *solve.Solution, say func(string, ...any)) {
	f, _ := Profile(s.Denoiser)
	var fixed []string
	for _, y := range f.FixedPoints() {
		if y.Slope > 1 {
			fixed = append(fixed, words.Number(y.T))
		}
	}
	say("view.desc.pieces", "n", f.Len()+1, "slopes", Slopes(f))
	if len(fixed) > 0 {
		say("view.desc.fixed", "points", strings.Join(fixed, ", "))
	}
}

func describeRidges(s *solve.Solution, say func(string, ...any)) {
	for _, r := range s.Denoiser.Ridges() {
		if len(r.Follows.Points) < 2 {
			continue
		}
		say("view.desc.ridge."+followsKey(r), "points", Follows(r))
	}
}

// pointList writes up to twelve points for reading.
func pointList(x [][]float64) string {
	var parts []string
	for i, p := range x {
		if i == 12 {
			parts = append(parts, "…")
			break
		}
		if len(p) == 1 {
			parts = append(parts, words.Number(p[0]))
		} else {
			parts = append(parts, Coordinates(p))
		}
	}
	return strings.Join(parts, ", ")
}

// reason returns an error as something words can put into a sentence in the
// reader's language.
func reason(err error) any {
	if m, ok := err.(words.Message); ok {
		return m
	}
	return err
}

// mostSlopes is how many slopes a sentence can hold: closed forms of a handful
// of points have fewer, trained networks many.
const mostSlopes = 16

// Slopes lists the slopes of the pieces of f, or of very many their range.
func Slopes(f pwl.Func) words.Message {
	slopes := f.Slopes()
	if len(slopes) > mostSlopes {
		return words.M("view.slopes.many", "lo", Three(slices.Min(slopes)), "hi", Three(slices.Max(slopes)))
	}
	list := make([]string, len(slopes))
	for i, v := range slopes {
		list[i] = words.Number(v)
	}
	return words.M("view.slopes", "list", strings.Join(list, ", "))
}

package main

import (
	"encoding/json"
	"errors"
	"flag"
	"io"

	"crease/core/scene"
	"crease/core/shallow"
	"crease/core/solve"
	"crease/core/words"
)

// output is what crease solve prints.
type output struct {
	Geometry    *string     `json:"geometry"` // null where none is recognised
	Cite        string      `json:"cite"`
	Status      string      `json:"status"`
	Cost        *float64    `json:"cost"` // null for the empirical MMSE estimator
	Values      [][]float64 `json:"values"`
	Creases     []crease    `json:"creases"`
	Ridges      []ridge     `json:"ridges"`
	FixedPoints []float64   `json:"fixed_points"`
	Warnings    []string    `json:"warnings"`
	proof
	*trained
	Search *search `json:"search,omitempty"`
}

// crease is a hyperplane w.y = tau with the gradient jump a w^T.
type crease struct {
	W   []float64 `json:"w"`
	Tau float64   `json:"tau"`
	A   []float64 `json:"a"`
}

// ridge is a term u phi(v.y). The profile phi passes through its knots (t, phi)
// and has the slopes of its pieces, one more than knots; a profile without
// knots has the value at 0 and one slope. Follows names the clean points,
// counted from 1, of the edge or face that the ridge is aligned with.
type ridge struct {
	U       []float64    `json:"u"`
	V       []float64    `json:"v"`
	Knots   [][2]float64 `json:"knots"`
	Slopes  []float64    `json:"slopes"`
	At0     float64      `json:"at0"`
	Follows *feature     `json:"follows"`
}

type feature struct {
	Kind   string `json:"kind"`
	Points []int  `json:"points"`
}

func solveCommand(f *flag.FlagSet, args []string, in io.Reader, out, _ io.Writer) error {
	file := f.String("in", "", "file with the data as JSON, - for standard input")
	link := f.String("link", "", "link with the data")
	if err := parse(f, args); err != nil {
		return err
	}
	var p input
	var s scene.Scene
	var notes []words.Message
	switch {
	case (*file == "") == (*link == ""):
		return misuse{"give either -in FILE or -link LINK"}
	case *link != "":
		s, notes = scene.Parse(*link)
	default:
		unknown, err := readJSON(*file, in, p.keys(), example)
		if err != nil {
			return err
		}
		if s, notes, err = p.scene(); err != nil {
			return err
		}
		for _, key := range unknown {
			notes = append(notes, words.M("cli.unknown", "key", key))
		}
	}
	sol, took := finish(s)
	if sol.Invalid {
		return sol.Err
	}
	for i, y := range p.Query {
		if len(y) != s.Dim() {
			return words.M("cli.query", "i", i+1, "got", len(y), "want", s.Dim())
		}
	}
	result, err := report(sol, p.Query)
	if err != nil {
		return err
	}
	if result.proof, err = prove(sol, p.Certify); err != nil {
		return err
	}
	result.trained = newTrained(sol, took)
	result.Search = newSearch(sol)
	for _, m := range append(notes, sol.Warnings...) {
		result.Warnings = append(result.Warnings, m.String())
	}
	return printJSON(out, result)
}

// report is the answer for a solution and the points at which it is asked for.
func report(sol *solve.Solution, query [][]float64) (*output, error) {
	r := &output{
		Cite: sol.Cite.String(), Status: string(sol.Status), Values: [][]float64{},
		Creases: []crease{}, Ridges: []ridge{}, FixedPoints: []float64{}, Warnings: []string{},
	}
	if sol.Geometry != "" {
		r.Geometry = &sol.Geometry
	}
	var f interface {
		EvalTo(dst, y []float64) []float64
	}
	switch h := sol.Denoiser; {
	case h != nil:
		f = h
		cost := h.Cost()
		r.Cost = &cost
		for _, c := range h.Creases() {
			r.Creases = append(r.Creases, crease{c.W, c.Tau, c.A})
		}
		for _, g := range h.Ridges() {
			r.Ridges = append(r.Ridges, newRidge(g))
		}
		r.FixedPoints = append(r.FixedPoints, unstable(sol)...)
	case sol.Status == solve.EstimatorOnly:
		f = sol.EMMSE
	default:
		return nil, sol.Err
	}
	for _, y := range query {
		r.Values = append(r.Values, f.EvalTo(nil, y))
	}
	return r, nil
}

func newRidge(g shallow.Ridge) ridge {
	r := ridge{U: g.U, V: g.V, Knots: [][2]float64{}, Slopes: g.Phi.Slopes(), At0: g.Phi.At(0)}
	for _, k := range g.Phi.Knots() {
		r.Knots = append(r.Knots, [2]float64{k.T, k.V})
	}
	if g.Follows.Kind != shallow.NoFeature {
		r.Follows = &feature{Kind: "edge", Points: make([]int, len(g.Follows.Points))}
		if g.Follows.Kind == shallow.Face {
			r.Follows.Kind = "face"
		}
		for i, n := range g.Follows.Points {
			r.Follows.Points[i] = n + 1
		}
	}
	return r
}

func printJSON(out io.Writer, v any) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	if errors.As(err, new(*json.UnsupportedValueError)) {
		return words.M("cli.overflow")
	}
	return err
}

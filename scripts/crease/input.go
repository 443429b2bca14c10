package main

import (
	"fmt"
	"math"

	"crease/core/scene"
	"crease/core/words"
)

// input is a problem in a file.
type input struct {
	Clean  [][]float64
	Noisy  [][][]float64
	Rho    *float64
	Sigma  *float64
	Seed   *uint64
	Method string
	Query  [][]float64
	// Certify asks for a certificate whatever the method.
	Certify bool
	Train   training
}

// example is an input of crease solve and crease link.
const example = `{"clean":[[0,0],[2,0],[0,2]],"rho":0.25}`

func (p *input) keys() []key {
	return []key{
		points("clean", &p.Clean), samples("noisy", &p.Noisy), decimal("rho", &p.Rho), decimal("sigma", &p.Sigma), whole("seed", &p.Seed),
		text("method", &p.Method), points("query", &p.Query), truth("certify", &p.Certify), {name: "train", inner: p.Train.keys()},
	}
}

// The most clean points that are taken, and as many noisy samples: every point
// is compared with every other, which takes a second for so many on the line
// and, where shapes are looked for in them, in the plane.
const (
	mostOnLine = 10_000
	mostPoints = 2_000
)

// checkSize refuses more points, or points of more coordinates, than can be
// worked on.
func checkSize(x [][]float64, y [][][]float64) error {
	most := mostOnLine
	for _, row := range x {
		if len(row) > scene.MaxDim {
			return words.M("why.dims", "got", len(row), "most", scene.MaxDim)
		}
		if len(row) > 1 {
			most = mostPoints
		}
	}
	n := 0
	for _, list := range y {
		n += len(list)
	}
	if n = max(n, len(x)); n > most {
		return words.M("cli.many", "got", n, "most", most)
	}
	return nil
}

// scene returns the scene of the problem, and what is to be said about it.
func (p input) scene() (scene.Scene, []words.Message, error) {
	s := scene.Default()
	var notes []words.Message
	s.Points, s.Noisy = p.Clean, p.Noisy
	if err := checkSize(s.Points, s.Noisy); err != nil {
		return s, nil, err
	}
	if p.Method != "" {
		var err error
		if s, err = scene.SetParam(s, "method", p.Method); err != nil {
			return s, nil, fmt.Errorf("method: %w", err)
		}
	}
	switch {
	case p.Rho != nil:
		s.Rho = *p.Rho
		if p.Noisy != nil {
			notes = append(notes, words.M("cli.rhounused"))
		}
	case p.Noisy == nil && s.Method != scene.EMMSE:
		return s, nil, words.M("cli.norho")
	}
	switch {
	case p.Sigma != nil:
		s.Sigma = *p.Sigma
		if !(s.Sigma >= 0) || math.IsInf(s.Sigma, 0) {
			return s, nil, words.M("cli.sigma", "sigma", s.Sigma)
		}
	case s.Method == scene.EMMSE:
		return s, nil, words.M("cli.nosigma")
	}
	if p.Seed != nil {
		s.Seed = *p.Seed
	}
	s, err := p.Train.apply(s)
	return s, notes, err
}

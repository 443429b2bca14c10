package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"unicode"

	"crease/core/scene"
	"crease/core/words"
)

// input is a problem in a file.
type input struct {
	Clean  []vector   `json:"clean"`
	Noisy  [][]vector `json:"noisy"`
	Rho    *float64   `json:"rho"`
	Sigma  *float64   `json:"sigma"`
	Seed   *uint64    `json:"seed"`
	Method string     `json:"method"`
	Query  []vector   `json:"query"`
	// Certify asks for a certificate whatever the method.
	Certify bool     `json:"certify"`
	Train   training `json:"train"`
}

// vector is a point: a list of coordinates, or the one of a point of the line.
type vector []float64

// UnmarshalJSON reads a number or a list of numbers.
func (v *vector) UnmarshalJSON(b []byte) error {
	if b = bytes.TrimSpace(b); len(b) > 0 && b[0] == '[' {
		var x []float64
		if err := json.Unmarshal(b, &x); err != nil {
			return err
		}
		if bytes.Contains(b, []byte("null")) {
			return errors.New("null is not a coordinate")
		}
		*v = x
		return nil
	}
	if bytes.Equal(b, []byte("null")) {
		return errors.New("null is not a point")
	}
	var x float64
	if err := json.Unmarshal(b, &x); err != nil {
		return err
	}
	*v = vector{x}
	return nil
}

// maxInput is the most that is read of a file, in bytes.
const maxInput = 64 << 20

// readJSON reads one JSON object from a file, or from in where the name is
// "-", and returns the keys that v does not know.
func readJSON(name string, in io.Reader, v any) (unknown []string, err error) {
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		in = file
	}
	text, err := io.ReadAll(io.LimitReader(in, maxInput+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxInput {
		return nil, words.M("cli.large", "most", maxInput>>20)
	}
	if err := json.Unmarshal(text, v); err != nil {
		return nil, explain(err)
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(text, &all); err != nil {
		return nil, explain(err)
	}
	known, _ := json.Marshal(v)
	var named map[string]json.RawMessage
	if err := json.Unmarshal(known, &named); err != nil {
		return nil, err
	}
	for key := range all {
		// encoding/json reads a key in any case.
		if !slices.ContainsFunc(slices.Collect(maps.Keys(named)), func(k string) bool { return strings.EqualFold(k, key) }) {
			unknown = append(unknown, printable(key))
		}
	}
	slices.Sort(unknown)
	return unknown, nil
}

// printable returns text on one line, with ? for what would steer a terminal.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '?'
	}, text)
}

// explain says in words what is wrong with a JSON text.
func explain(err error) error {
	if why := (words.Message{}); errors.As(err, &why) {
		return why
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return words.M("cli.json", "at", syntax.Offset, "why", err)
	}
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return words.M("cli.type", "got", kind.Value, "field", kind.Field)
	}
	return words.M("cli.json", "at", 0, "why", err)
}

// scene returns the scene of the problem, and what is to be said about it.
func (p input) scene() (scene.Scene, []words.Message, error) {
	s := scene.Default()
	var notes []words.Message
	s.Points = rows(p.Clean)
	if err := checkDim(s.Points); err != nil {
		return s, nil, err
	}
	s.Noisy = nil
	if p.Noisy != nil {
		s.Noisy = make([][][]float64, len(p.Noisy))
		for i, y := range p.Noisy {
			s.Noisy[i] = rows(y)
		}
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

// checkDim refuses points of more coordinates than a scene holds.
func checkDim(x [][]float64) error {
	for _, row := range x {
		if len(row) > scene.MaxDim {
			return words.M("why.dims", "got", len(row), "most", scene.MaxDim)
		}
	}
	return nil
}

func rows(v []vector) [][]float64 {
	out := make([][]float64, len(v))
	for i, x := range v {
		out[i] = x
	}
	return out
}

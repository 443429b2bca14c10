// Command ours times the certified solver and prints the median times as JSON:
// natively, and under js/wasm in node.
package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"time"

	"crease/core/convex"
	"crease/scripts/bench/convex/problem"
)

// seeds is the number of problems of each kind, rounds how often each is
// solved: the first rounds warm the machine up and do not count.
const (
	seeds  = 9
	rounds = 4
)

func main() {
	out := map[string]float64{
		"clusters32":  median(func(s uint64) convex.Problem { return problem.Clusters(s, 4, 8) }, 1e-7),
		"clusters300": median(func(s uint64) convex.Problem { return problem.Clusters(s, 5, 60) }, 1e-7),
		"balls":       median(problem.Balls, 1e-6),
		"drag":        drag(),
	}
	if err := json.NewEncoder(os.Stdout).Encode(out); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// timed solves p to the gap and returns the milliseconds to its certificate.
func timed(p convex.Problem, warm *convex.Solution, gap float64) (float64, convex.Solution) {
	start := time.Now()
	s, err := convex.New(p, warm, convex.Options{Gap: gap, NoPoints: true})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	s.Step(nil)
	b := s.Best()
	ms := float64(time.Since(start).Nanoseconds()) / 1e6
	if c := b.Certificate; !(c.Gap <= 2*gap) || !c.Feasible {
		fmt.Fprintf(os.Stderr, "a gap of %v where %v was asked for\n", c.Gap, gap)
		os.Exit(1)
	}
	return ms, b
}

func median(make func(seed uint64) convex.Problem, gap float64) float64 {
	var ms []float64
	for round := range rounds {
		for seed := range uint64(seeds) {
			t, _ := timed(make(seed), nil, gap)
			if round > 0 {
				ms = append(ms, t)
			}
		}
	}
	return middle(ms)
}

// drag moves one of five balls round a small circle, each solution starting
// from the last.
func drag() float64 {
	p := problem.Balls(1)
	home := p.X[2]
	var ms []float64
	var warm convex.Solution
	for k := range 200 {
		s, c := math.Sincos(0.1 * float64(k))
		p.X = slices.Clone(p.X)
		p.X[2] = []float64{home[0] + 0.05*c, home[1] + 0.05*s}
		p.Y = p.X
		var t float64
		if t, warm = timed(p, &warm, 1e-6); k >= 50 {
			ms = append(ms, t)
		}
	}
	return middle(ms)
}

func middle(ms []float64) float64 {
	slices.Sort(ms)
	return ms[len(ms)/2]
}

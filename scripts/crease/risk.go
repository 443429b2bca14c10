package main

import (
	"flag"
	"io"

	"crease/core/emmse"
	"crease/core/minnorm"
	"crease/core/pwl"
	"crease/core/risk"
	"crease/core/shallow"
	"crease/core/words"
)

// riskKit makes the estimators of training points on the line.
var riskKit = risk.Kit{
	MinNorm: func(x []float64, rho float64) (pwl.Func, error) {
		l, err := minnorm.OneD(shallow.Data{X: column(x), Rho: rho})
		if err != nil {
			return pwl.Func{}, err
		}
		return l.F, nil
	},
	EMMSE: func(x []float64, sigma float64) func(float64) float64 { return emmse.NewLine(x, sigma).At },
}

// column returns numbers as points of the line.
func column(x []float64) [][]float64 {
	out := make([][]float64, len(x))
	for i := range x {
		out[i] = x[i : i+1 : i+1]
	}
	return out
}

func riskCommand(f *flag.FlagSet, args []string, in io.Reader, out, _ io.Writer) error {
	var r risk.Request
	unknown, err := request(f, args, in, &r)
	if err != nil {
		return err
	}
	a, err := r.Answer(riskKit)
	if err != nil {
		return err
	}
	for _, key := range unknown {
		a.Notes = append(a.Notes, words.M("cli.unknown", "key", key).String())
	}
	return printJSON(out, a)
}

// request reads what a command is asked into v, and returns the keys that v
// does not know.
func request(f *flag.FlagSet, args []string, in io.Reader, v any) (unknown []string, err error) {
	file := f.String("in", "", "file with the request as JSON, - for standard input")
	if err := parse(f, args); err != nil {
		return nil, err
	}
	if *file == "" {
		return nil, misuse{"give -in FILE"}
	}
	return readJSON(*file, in, v)
}

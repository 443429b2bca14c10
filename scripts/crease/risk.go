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
	prior := []key{
		text("kind", &r.Prior.Kind), value("a", "cli.want.number", &r.Prior.A), value("b", "cli.want.number", &r.Prior.B),
		list("w", &r.Prior.W), list("mu", &r.Prior.Mu), list("sd", &r.Prior.Sd), list("edge", &r.Prior.Edge),
	}
	unknown, err := request(f, args, in, []key{
		{name: "prior", inner: prior}, list("clean", &r.Clean), decimal("rho", &r.Rho), decimal("k", &r.K), list("sigma", &r.Sigma),
	}, `{"prior":{"kind":"uniform","a":-1,"b":1},"clean":[-0.5,0.5],"rho":0.1,"sigma":[0.1,1]}`)
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

// list is a key that holds numbers.
func list(name string, to *risk.Numbers) key { return value(name, "cli.want.numbers", to) }

// request reads what a command is asked into its keys, and returns those that
// it does not know.
func request(f *flag.FlagSet, args []string, in io.Reader, keys []key, example string) (unknown []string, err error) {
	file := f.String("in", "", "file with the request as JSON, - for standard input")
	if err := parse(f, args); err != nil {
		return nil, err
	}
	if *file == "" {
		return nil, misuse{"give -in FILE"}
	}
	return readJSON(*file, in, keys, example)
}

package main

import (
	"flag"
	"fmt"
	"io"

	"crease/core/emmse"
	"crease/core/flow"
	"crease/core/minnorm"
	"crease/core/scene"
	"crease/core/shallow"
	"crease/core/words"
)

// flowKit makes the denoisers of a flow. Of balls that do not change it takes
// what crease solve would; a radius that falls to zero wants a closed form.
func flowKit(fixed bool) flow.Kit {
	k := flow.Kit{
		Solve: func(d shallow.Data) (*shallow.Denoiser, error) {
			r, err := minnorm.Solve(d)
			if err != nil {
				return nil, err
			}
			return r.Denoiser, nil
		},
		EMMSE: func(x [][]float64, sigma float64) flow.Field { return emmse.New(x, sigma) },
	}
	if fixed {
		k.Solve = func(d shallow.Data) (*shallow.Denoiser, error) {
			s := scene.Default()
			s.Points, s.Noisy, s.Rho = d.X, nil, d.Rho
			sol, _ := finish(s)
			if sol.Denoiser == nil {
				return nil, sol.Err
			}
			return sol.Denoiser, nil
		}
	}
	return k
}

func flowCommand(f *flag.FlagSet, args []string, in io.Reader, out, note io.Writer) error {
	var r flow.Request
	unknown, err := request(f, args, in, []key{
		points("clean", (*[][]float64)(&r.Clean)), text("kind", &r.Kind), decimal("rho", &r.Rho), decimal("k", &r.K), decimal("T", &r.T),
		text("estimator", &r.Estimator), decimal("sigma", &r.Sigma), points("starts", (*[][]float64)(&r.Starts)), whole("n", &r.N),
		whole("seed", &r.Seed), truth("paths", &r.Paths),
	}, `{"clean":[[0,0],[1,0],[0,1]],"kind":"score","rho":0.1,"n":100}`)
	if err != nil {
		return err
	}
	if err := checkSize(r.Clean, nil); err != nil {
		return err
	}
	a, err := r.Answer(flowKit(r.Rho != nil))
	if err != nil {
		return err
	}
	for _, key := range unknown {
		fmt.Fprintln(note, words.M("cli.unknown", "key", key))
	}
	return printJSON(out, a)
}

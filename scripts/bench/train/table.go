package main

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// result is one measurement of the page: the time, or -1 where a network did not
// get aligned, or why there is none.
type result struct {
	Task  string  `json:"task"`
	Name  string  `json:"name"`
	MS    float64 `json:"ms"`
	Steps int     `json:"steps"`
	Error string  `json:"error"`
}

var titles = map[string]string{
	"step":    "a step: n = 300, K = 256, d = 2, full batch",
	"aligned": "until aligned: n = 78, K = 100, d = 2",
}

// table prints the results as Markdown, a table a task, with how many times as
// long as the first row of its table each takes.
func table(out io.Writer, results []result) {
	w := tabwriter.NewWriter(out, 0, 0, 1, ' ', 0)
	task, first := "", 0.0
	for _, r := range results {
		if r.Task != task {
			task, first = r.Task, r.MS
			fmt.Fprintf(w, "\n| %s\t| ms\t| steps\t| times\t|\n|---\t|---\t|---\t|---\t|\n", titles[task])
		}
		switch {
		case r.Error != "":
			fmt.Fprintf(w, "| %s: %s\t|\t|\t|\t|\n", r.Name, r.Error)
		case r.MS < 0:
			fmt.Fprintf(w, "| %s: not reached\t|\t|\t|\t|\n", r.Name)
		case r.Steps > 0:
			fmt.Fprintf(w, "| %s\t| %.3g\t| %d\t| %.3g\t|\n", r.Name, r.MS, r.Steps, r.MS/first)
		default:
			fmt.Fprintf(w, "| %s\t| %.3g\t|\t| %.3g\t|\n", r.Name, r.MS, r.MS/first)
		}
	}
	w.Flush()
}

package shallow_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"crease/core/pwl"
	"crease/core/shallow"
	"crease/core/shallow/shallowtest"
)

// exported are the denoisers that the programs are tried on.
func exported() map[string]*shallow.Denoiser {
	r := rand.New(rand.NewPCG(3, 5))
	return map[string]*shallow.Denoiser{
		"line":     shallowtest.Random(r, 1, 3),
		"plane":    shallowtest.Random(r, 2, 4),
		"five":     shallowtest.Random(r, 5, 2),
		"affine":   shallow.New(2, []float64{1, 2, 3, 4}, []float64{5, 6}),
		"zero":     shallow.New(2, nil, nil),
		"constant": shallow.New(1, nil, []float64{2}, shallow.Ridge{U: []float64{1}, V: []float64{1}, Phi: pwl.Affine(1, 0)}),
	}
}

// points returns random points and the text that the programs read.
func points(d int) (ys [][]float64, text string) {
	r := rand.New(rand.NewPCG(9, uint64(d)))
	var b strings.Builder
	for range 20 {
		y := make([]float64, d)
		for i := range y {
			y[i] = 2 * r.NormFloat64()
			fmt.Fprintf(&b, "%v ", y[i])
		}
		b.WriteString("\n")
		ys = append(ys, y)
	}
	return ys, b.String()
}

// output checks what a program printed for the points.
func output(t *testing.T, name string, h *shallow.Denoiser, ys [][]float64, out string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if len(lines) != len(ys) {
		t.Errorf("%s: %d lines for %d points: %s", name, len(lines), len(ys), out)
		return
	}
	for j, y := range ys {
		in := strings.NewReader(lines[j])
		for i, want := range h.EvalTo(nil, y) {
			var got float64
			if _, err := fmt.Fscan(in, &got); err != nil {
				t.Fatalf("%s: %q: %v", name, lines[j], err)
			}
			if math.Abs(got-want) > 1e-12*(1+h.Cost())*(1+math.Abs(want)) {
				t.Errorf("%s: at %v coordinate %d is %v, want %v", name, y, i, got, want)
			}
		}
	}
}

func TestGoProgramEvaluates(t *testing.T) {
	tool, err := exec.LookPath("go")
	if err != nil || runtime.GOOS == "js" {
		t.Skip("no go command to run the program with")
	}
	all := exported()
	for _, name := range []string{"line", "five", "affine"} { // each takes a second to build
		h := all[name]
		file := filepath.Join(t.TempDir(), "main.go")
		if err := os.WriteFile(file, []byte(h.Go()), 0o600); err != nil {
			t.Fatal(err)
		}
		ys, text := points(h.Dim())
		cmd := exec.Command(tool, "run", file)
		cmd.Stdin = strings.NewReader(text)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		output(t, name, h, ys, string(out))
	}
}

func TestNumPyProgramEvaluates(t *testing.T) {
	tool, err := exec.LookPath("python3")
	if err != nil || runtime.GOOS == "js" || exec.Command(tool, "-c", "import numpy").Run() != nil {
		t.Skip("no python3 with numpy to run the program with")
	}
	for name, h := range exported() {
		ys, text := points(h.Dim())
		cmd := exec.Command(tool, "-c", h.NumPy())
		cmd.Stdin = strings.NewReader(text)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		output(t, name, h, ys, string(out))
	}
}

// document is what MarshalJSON writes.
type document struct {
	D      int
	V      [][]float64
	C      []float64
	Ridges []struct {
		U, V, Left, Knots, Jumps []float64
		Follows                  *struct {
			Kind   string
			Points []int
		}
	}
	Creases []struct {
		W, A []float64
		Tau  float64
	}
	Cost float64
}

func TestJSONIsTheFunction(t *testing.T) {
	for name, h := range exported() {
		text, err := json.Marshal(h)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var doc document
		if err := json.Unmarshal(text, &doc); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, text)
		}
		if doc.D != h.Dim() || doc.Cost != h.Cost() || len(doc.Creases) != len(h.Creases()) {
			t.Errorf("%s: %+v", name, doc)
		}
		for i, c := range h.Creases() {
			if doc.Creases[i].Tau != c.Tau || doc.Creases[i].W[0] != c.W[0] || doc.Creases[i].A[0] != c.A[0] {
				t.Errorf("%s: crease %d is %+v, want %+v", name, i, doc.Creases[i], c)
			}
		}
		ys, _ := points(h.Dim())
		for _, y := range ys {
			x := append([]float64(nil), doc.C...)
			for i := range x {
				for j := range y {
					x[i] += doc.V[i][j] * y[j]
				}
			}
			for _, r := range doc.Ridges {
				var at float64
				for j := range y {
					at += r.V[j] * y[j]
				}
				phi := r.Left[0] + r.Left[1]*at
				for j, k := range r.Knots {
					phi += r.Jumps[j] * max(at-k, 0)
				}
				for i := range x {
					x[i] += phi * r.U[i]
				}
			}
			for i, want := range h.EvalTo(nil, y) {
				if math.Abs(x[i]-want) > 1e-12*(1+h.Cost())*(1+math.Abs(want)) {
					t.Errorf("%s: at %v %v, want %v", name, y, x[i], want)
				}
			}
		}
	}
}

func TestJSONOfOddNumbersIsJSON(t *testing.T) {
	h := shallow.New(1, []float64{math.Inf(1)}, []float64{math.NaN()}, shallow.Ridge{
		U: []float64{1}, V: []float64{1e-300}, Phi: pwl.Relu(0), Follows: shallow.Feature{Kind: shallow.Face, Points: []int{0, 2}}})
	text, err := json.Marshal(h)
	if err != nil || !json.Valid(text) || !strings.Contains(string(text), `"follows":{"kind":"face","points":[1,3]}`) {
		t.Errorf("%v: %s", err, text)
	}
}

func ExampleDenoiser_LaTeX() {
	// A ramp of slope 1.5 along (0.6, 0.8), from (1, 0).
	u := []float64{0.6, 0.8}
	h := shallow.New(2, nil, []float64{1, 0}, shallow.Ridge{U: u, V: u, Phi: pwl.Ramp(0.7, 2.7, 3)})
	fmt.Print(h.LaTeX())
	// Output:
	// \begin{aligned}
	// h(y) &= \begin{pmatrix} 1 \\ 0 \end{pmatrix} \\
	// &\quad + \begin{pmatrix} 0.6 \\ 0.8 \end{pmatrix}\,\varphi_{1}(0.6\,y_{1} + 0.8\,y_{2}) \\
	// \varphi_{1}(t) &= 1.5\,[t - 0.7]_+ - 1.5\,[t - 2.7]_+
	// \end{aligned}
}

func ExampleDenoiser_LaTeX_line() {
	h := shallow.New(1, []float64{-0.5}, nil,
		shallow.Ridge{U: []float64{-1}, V: []float64{1}, Phi: pwl.Through([]float64{-1, 0}, []float64{2, 2}, 0, 1e-7)})
	fmt.Print(h.LaTeX())
	// Output:
	// \begin{aligned}
	// h(y) &= -0.5\,y \\
	// &\quad -\,\varphi_{1}(y) \\
	// \varphi_{1}(t) &= 2 + 1 \cdot 10^{-7}\,[t]_+
	// \end{aligned}
}

func TestLaTeXIsBalanced(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	for _, d := range []int{1, 2, 8, 9, 100} {
		s := shallowtest.Random(r, d, 3).LaTeX()
		if strings.Count(s, "{") != strings.Count(s, "}") || strings.Count(s, `\begin`) != strings.Count(s, `\end`) || len(s) > 4000 {
			t.Errorf("d = %d: %s", d, s)
		}
	}
	if s := shallow.New(2, nil, nil).LaTeX(); !strings.Contains(s, "h(y) &= 0") {
		t.Errorf("zero: %s", s)
	}
}

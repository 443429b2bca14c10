package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// longest bounds a refusal in characters: what is taken in at a glance.
const longest = 420

// refused runs a command on an input that it is to refuse: with status 1, one
// line of some length that says why, and nothing on standard output.
func refused(t *testing.T, args []string, in string, says ...string) {
	t.Helper()
	var out, note bytes.Buffer
	status := run(args, strings.NewReader(in), &out, &note)
	said := note.String()
	if status != 1 || out.Len() > 0 || strings.Count(said, "\n") != 1 || len([]rune(said)) > longest {
		t.Errorf("%v, %.80s: status %d, printed %q, said %q", args, in, status, out.String(), said)
	}
	for _, s := range says {
		if !strings.Contains(said, s) {
			t.Errorf("%v, %.80s: said %q, without %q", args, in, said, s)
		}
	}
}

// A key that holds what it should not is named, with what was found and what
// would be right.
func TestEveryKeyHasItsOwnRefusal(t *testing.T) {
	const number, whole, text, truth, points, numbers = "a finite number", "a whole number", "a name in quotation marks", "true or false", "a list of points", "a list of finite numbers"
	for command, keys := range map[string]map[string]string{
		"solve": {
			"clean": points, "noisy": "a list of points for every clean point", "rho": number, "sigma": number, "seed": whole, "method": text,
			"query": points, "certify": truth, "train": "an object", "train.optimizer": text, "train.lambda": number, "train.width": whole,
			"train.noise": text, "train.samples": whole, "train.online": truth, "train.steps": whole, "train.seed": whole, "train.init": text,
			"train.rate": number, "train.skip": truth,
		},
		"link": {"clean": points, "rho": number, "method": text, "train.width": whole},
		"risk": {
			"prior": "an object", "prior.kind": text, "prior.a": number, "prior.b": number, "prior.w": numbers, "prior.mu": numbers,
			"prior.sd": numbers, "prior.edge": numbers, "clean": numbers, "rho": number, "k": number, "sigma": numbers,
		},
		"flow": {
			"clean": points, "kind": text, "rho": number, "k": number, "T": number, "estimator": text, "sigma": number, "starts": points,
			"n": whole, "seed": whole, "paths": truth,
		},
	} {
		for key, want := range keys {
			for _, bad := range []string{`"oops"`, `3.5`, `1e999`, `true`, `{"a":1}`, `[[["x"]]]`} {
				switch {
				case want == text && bad == `"oops"`, want == number && bad == `3.5`, want == truth && bad == `true`, want == "an object" && bad[0] == '{', want == numbers && bad == `3.5`:
					continue // what it should be
				}
				in := `{"` + key + `":` + bad + `}`
				if outer, inner, ok := strings.Cut(key, "."); ok {
					in = `{"` + outer + `":{"` + inner + `":` + bad + `}}`
				}
				says := []string{`"` + key + `"`}
				switch {
				case want == numbers:
					says = append(says, "must be a finite number")
				case want == points && bad[0] == '[':
					says = append(says, "point 1", "finite numbers")
				case strings.HasPrefix(want, points+" for") && bad[0] == '[':
					says = []string{`"noisy[0]": point 1`, `["x"]`}
				default:
					says = append(says, "it should be "+want, bad)
				}
				refused(t, []string{command, "-in", "-"}, in, says...)
			}
		}
	}
}

// What is no JSON, or no object, is answered with an example that would do.
func TestNoObject(t *testing.T) {
	for command, example := range map[string]string{"solve": `"clean"`, "link": `"clean"`, "risk": `"prior"`, "flow": `"kind"`} {
		for in, says := range map[string]string{
			``: "not JSON", `{`: "not JSON", `{"clean":[1,]}`: "at byte", `{} {}`: "not JSON", `[[0,0]]`: "the list", `null`: "null", `3`: "is 3", `"\u001b[31m"`: "one object",
		} {
			refused(t, []string{command, "-in", "-"}, in, says, "such as {", example)
		}
	}
}

// An example of each command, as its refusals give it, is taken.
func TestExamplesAreTaken(t *testing.T) {
	for _, command := range []string{"solve", "link", "risk", "flow"} {
		var out, note bytes.Buffer
		run([]string{command, "-in", "-"}, strings.NewReader("[]"), &out, &note)
		_, example, _ := strings.Cut(note.String(), "such as ")
		var more bytes.Buffer
		if status := run([]string{command, "-in", "-"}, strings.NewReader(example), &out, &more); status != 0 || out.Len() == 0 {
			t.Errorf("%s on %s: status %d, %s", command, example, status, more.String())
		}
	}
}

// numbersList returns n values between brackets.
func numbersList(n int, value func(i int) string) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(value(i))
	}
	return "[" + b.String() + "]"
}

// What would take minutes is refused at once, with what would not.
func TestTooMuch(t *testing.T) {
	one := func(i int) string { return fmt.Sprint(i) }
	pair := func(i int) string { return fmt.Sprintf("[%d,%d]", i, i*i) }
	const prior = `"prior":{"kind":"uniform","a":-1,"b":1},"rho":0.1,`
	for _, c := range []struct{ command, in, says string }{
		{"solve", `{"rho":0.1,"clean":` + numbersList(1_000_000, one) + `}`, "at most 10000"},
		{"solve", `{"rho":0.1,"clean":` + numbersList(2_001, pair) + `}`, "at most 2000"},
		{"solve", `{"clean":[0],"noisy":[` + numbersList(20_000, one) + `]}`, "at most 10000"},
		{"link", `{"rho":0.1,"clean":` + numbersList(100_000, one) + `}`, "at most 10000"},
		{"risk", `{` + prior + `"clean":[-1,1],"sigma":` + numbersList(200_000, one) + `}`, "at most 125000"},
		{"risk", `{` + prior + `"clean":` + numbersList(100_000, one) + `,"sigma":[1]}`, "at most 2000"},
		{"risk", `{` + prior + `"clean":` + numbersList(1_000, one) + `,"sigma":` + numbersList(1_000, one) + `}`, "at most"},
		{"flow", `{"clean":[[0,0],[1,0],[0,1]],"kind":"score","rho":0.1,"n":100000}`, "1 to 20000"},
		{"flow", `{"clean":` + numbersList(100, pair) + `,"kind":"score","estimator":"emmse","sigma":1,"n":5000}`, "at most 500"},
		{"flow", `{"clean":` + numbersList(100_000, one) + `,"kind":"score","rho":0.1,"n":1}`, "at most 10000"},
	} {
		refused(t, []string{c.command, "-in", "-"}, c.in, c.says)
	}
}

// Where no closed form is known, the reasons are joined and not too long.
func TestLongReasons(t *testing.T) {
	const data = `{"clean":[[-1.6,-0.9],[1.4,-1.2],[1.9,1.1],[-0.6,1.6]],`
	for _, c := range []struct{ command, in string }{
		{"solve", data + `"rho":0.1,"method":"closed"}`},
		{"flow", data + `"kind":"probability","k":1,"T":0.01,"n":1}`},
		{"solve", `{"clean":[[-1.6,-0.9,1],[1.4,-1.2,0],[1.9,1.1,0],[-0.6,1.6,0],[1,2,3],[4,5,6],[2,2,9]],"rho":0.1,"method":"closed"}`},
	} {
		refused(t, []string{c.command, "-in", "-"}, c.in, "no closed form is known", "which sees points", "nor by: ", "one point", "parallelogram")
	}
}

// Every command refuses in one line.
func TestOtherRefusals(t *testing.T) {
	dir := t.TempDir()
	images, labels := idxFiles(t)
	blocked := filepath.Join(dir, "file")
	if err := os.WriteFile(blocked, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"solve", "-in", filepath.Join(dir, "none")}, "no such file"},
		{[]string{"risk", "-in", dir}, "is a directory"},
		{[]string{"render", "-link", "v=1", "-o", filepath.Join(dir, "a.gif")}, "should end in"},
		{[]string{"render", "-link", "v=1", "-o", filepath.Join(dir, "none", "a.svg"), "-w", "100", "-h", "100"}, "no such file"},
		{[]string{"images", "-idx", images, "-labels", labels, "-digits", "1", "-o", dir}, "-digits 1 names 1 images"},
		{[]string{"images", "-idx", images, "-labels", labels, "-digits", "1,9", "-o", dir}, "class 9"},
		{[]string{"images", "-idx", images, "-digits", "0,1", "-o", blocked}, "not a directory"},
	} {
		refused(t, c.args, "", c.says)
	}
}

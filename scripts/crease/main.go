// Command crease is Crease without a browser, on the same core.
//
//	crease solve -in FILE|-      the denoiser of given data, as one JSON object
//	crease solve -link LINK      the same for a link
//	crease render -link LINK -o FILE.svg|.png|.csv|.txt
//	crease risk -in FILE|-       test error against sigma, on the line
//	crease flow -in FILE|-       where trajectories of a flow end
//	crease images -idx FILE -o DIR   train on real images: panels, PSNR, alignment
//	crease link -in FILE|-       the canonical link of given data
//	crease presets               names, titles and links of the presets
//
// A refused input ends with status 1, one line on standard error that says why
// and what would be right, and nothing on standard output.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"crease/core/words"
)

// command is one thing crease can do. It writes to out, and to note what is
// worth saying besides; both are printed only when it succeeds.
type command struct {
	name, args, about string
	run               func(f *flag.FlagSet, args []string, in io.Reader, out, note io.Writer) error
}

var commands = []command{
	{"solve", "-in FILE|- | -link LINK", "print the denoiser of given data as JSON", solveCommand},
	{"render", "-link LINK -o FILE", "draw a link: .svg, .png, .csv or .txt", renderCommand},
	{"risk", "-in FILE|-", "print test errors over sigma, and where they cross, as JSON", riskCommand},
	{"flow", "-in FILE|-", "print where trajectories of a flow end, as JSON", flowCommand},
	{"images", "-idx FILE -o DIR", "train on images of an IDX file; write panels, psnr.csv, alignment.json", imagesCommand},
	{"link", "-in FILE|-", "print the canonical link of given data", linkCommand},
	{"presets", "", "list the presets: name, title, link", presetsCommand},
}

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run does one command and returns the exit status: 0, 1 for a refused input,
// 2 for a wrong use.
func run(args []string, in io.Reader, out, note io.Writer) int {
	if len(args) == 0 {
		usage(note)
		return 2
	}
	for _, c := range commands {
		if c.name != args[0] {
			continue
		}
		f := flag.NewFlagSet("crease "+c.name, flag.ContinueOnError)
		f.SetOutput(note)
		f.Usage = func() {
			fmt.Fprintf(note, "usage: crease %s %s\n%s\n", c.name, c.args, c.about)
			f.PrintDefaults()
		}
		var b, said bytes.Buffer
		err := c.run(f, args[1:], in, &b, &said)
		switch {
		case errors.Is(err, flag.ErrHelp):
			return 0
		case errors.As(err, new(misuse)):
			fmt.Fprintln(note, "crease "+c.name+": "+line(err))
			return 2
		case err != nil:
			fmt.Fprintln(note, "crease "+c.name+": "+line(err))
			return 1
		}
		if _, err := note.Write(said.Bytes()); err != nil {
			return 1
		}
		if _, err := out.Write(b.Bytes()); err != nil {
			fmt.Fprintln(note, "crease "+c.name+": "+line(err))
			return 1
		}
		return 0
	}
	if args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		usage(out)
		return 0
	}
	usage(note)
	return 2
}

func usage(w io.Writer) {
	fmt.Fprintln(w, "usage: crease COMMAND ...")
	for _, c := range commands {
		fmt.Fprintf(w, "  crease %-34s %s\n", strings.TrimSpace(c.name+" "+c.args), c.about)
	}
}

// misuse is an error of how the command was called.
type misuse struct{ why string }

func (m misuse) Error() string { return m.why }

// parse reads the flags of a command; nothing may be left over.
func parse(f *flag.FlagSet, args []string) error {
	if err := f.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return misuse{"see crease help"}
	}
	if f.NArg() > 0 {
		return misuse{fmt.Sprintf("%q is not expected here", f.Arg(0))}
	}
	return nil
}

// line makes an error one line, and not a long one.
func line(err error) string { return strings.Join(strings.Fields(brief(err).Error()), " ") }

// shown is how many characters are given to the reasons of single theorems.
const shown = 200

// brief shortens the reasons for which no closed form is known, where err gives
// them: those that say most stay whole, the others with the name of what they
// are about.
func brief(err error) error {
	m, ok := err.(words.Message)
	if !ok {
		return err
	}
	short := words.Message{Key: m.Key, Args: maps.Clone(m.Args)}
	for name, arg := range m.Args {
		if why, ok := arg.(error); ok {
			short.Args[name] = brief(why)
		}
	}
	reasons, ok := m.Args["reasons"].([]words.Message)
	if !ok || len(m.Error()) <= 2*shown {
		return short
	}
	said := make([]string, len(reasons))
	for i, r := range reasons {
		said[i] = r.String()
	}
	slices.SortStableFunc(said, func(a, b string) int { return len(b) - len(a) })
	var whole, names []string
	room := shown
	for _, s := range said {
		name, _, _ := strings.Cut(s, ":")
		if room -= len(s); room >= 0 {
			whole = append(whole, s)
		} else if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return words.M("cli.none", "reasons", strings.Join(whole, "; "), "names", strings.Join(names, ", "))
}

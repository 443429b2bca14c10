package main

import (
	"flag"
	"fmt"
	"io"

	"crease/core/scene"
	"crease/core/solve"
	"crease/core/words"
)

func linkCommand(f *flag.FlagSet, args []string, in io.Reader, out, note io.Writer) error {
	file := f.String("in", "", "file with the data as JSON, - for standard input")
	if err := parse(f, args); err != nil {
		return err
	}
	if *file == "" {
		return misuse{"give -in FILE"}
	}
	var p input
	unknown, err := readJSON(*file, in, p.keys(), example)
	if err != nil {
		return err
	}
	s, notes, err := p.scene()
	if err != nil {
		return err
	}
	if err := solve.Data(s).Check(); err != nil {
		return err
	}
	link := scene.Link(s)
	if link == "" {
		return words.M("cli.longlink", "most", scene.MaxWritten)
	}
	back, bad := scene.Parse(link)
	if len(bad) > 0 {
		return bad[0]
	}
	if !back.Equal(s) {
		notes = append(notes, words.M("cli.snapped"))
	}
	for _, key := range unknown {
		notes = append(notes, words.M("cli.unknown", "key", key))
	}
	for _, m := range notes {
		fmt.Fprintln(note, m)
	}
	fmt.Fprintln(out, link)
	return nil
}

func presetsCommand(f *flag.FlagSet, args []string, _ io.Reader, out, _ io.Writer) error {
	lang := f.String("lang", "en", "language of the titles: en or zh")
	if err := parse(f, args); err != nil {
		return err
	}
	for _, p := range scene.Presets {
		fmt.Fprintf(out, "%s\t%s\t%s\n", p.Name, p.Title().In(words.Lang(*lang)), p.Link)
	}
	return nil
}

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"crease/core/words"
)

// key is one key of an input: its name, and what takes its value, or the keys
// of the object that it is.
type key struct {
	name  string
	put   func(name string, raw json.RawMessage) error
	inner []key
}

// maxInput is the most that is read of a file, in bytes.
const maxInput = 64 << 20

// readJSON reads one JSON object from a file, or from in where the name is
// "-", into its keys, and returns the keys that it does not know. example is
// what would be right.
func readJSON(name string, in io.Reader, keys []key, example string) (unknown []string, err error) {
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
	var all map[string]json.RawMessage
	var syntax *json.SyntaxError
	switch err := json.Unmarshal(text, &all); {
	case errors.As(err, &syntax):
		return nil, words.M("cli.json", "at", syntax.Offset, "why", err, "example", example)
	case err != nil || all == nil:
		return nil, words.M("cli.object", "got", found(text), "example", example)
	}
	return assign(all, keys, "")
}

// assign gives the keys their values, and returns the names that are not among
// them. encoding/json takes a key in any case, and null for none; so do we.
func assign(all map[string]json.RawMessage, keys []key, path string) (unknown []string, err error) {
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		i := slices.IndexFunc(keys, func(k key) bool { return strings.EqualFold(k.name, name) })
		switch raw := all[name]; {
		case i < 0:
			unknown = append(unknown, printable(path+name))
		case string(raw) == "null":
		case keys[i].inner != nil:
			var object map[string]json.RawMessage
			if json.Unmarshal(raw, &object) != nil {
				return nil, misfit(path+keys[i].name, raw, "cli.want.object")
			}
			more, err := assign(object, keys[i].inner, path+keys[i].name+".")
			if err != nil {
				return nil, err
			}
			unknown = append(unknown, more...)
		default:
			if err := keys[i].put(path+keys[i].name, raw); err != nil {
				return nil, err
			}
		}
	}
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

// mostShown bounds what is repeated of an input in a message.
const mostShown = 24

// found says what a value is, and repeats it where it is short.
func found(raw []byte) words.Message {
	raw = bytes.TrimSpace(raw)
	what := "cli.found.value"
	switch {
	case len(raw) == 0:
		return words.M("cli.found.nothing")
	case raw[0] == '[':
		what = "cli.found.list"
	case raw[0] == '{':
		what = "cli.found.object"
	}
	shown := []rune(printable(string(raw)))
	if len(shown) > mostShown {
		shown = append(shown[:mostShown-1], '…')
	}
	return words.M(what, "value", string(shown))
}

// misfit says that a key's value is not what it should be.
func misfit(name string, raw []byte, want string) error {
	return words.M("cli.key", "key", name, "got", found(raw), "want", words.M(want))
}

// value is a key of which encoding/json knows the type.
func value[T any](name, want string, to *T) key {
	return key{name: name, put: func(name string, raw json.RawMessage) error {
		err := json.Unmarshal(raw, to)
		if why := (words.Message{}); errors.As(err, &why) {
			return words.M("cli.within", "key", name, "why", why)
		}
		if err != nil {
			return misfit(name, raw, want)
		}
		return nil
	}}
}

func decimal(name string, to **float64) key { return value(name, "cli.want.number", to) }
func text[T any](name string, to *T) key    { return value(name, "cli.want.text", to) }
func truth[T any](name string, to *T) key   { return value(name, "cli.want.truth", to) }
func whole[T any](name string, to *T) key   { return value(name, "cli.want.whole", to) }

// points is a key that holds a list of points: of lists of numbers, or, on the
// line, of numbers.
func points(name string, to *[][]float64) key {
	return key{name: name, put: func(name string, raw json.RawMessage) (err error) {
		*to, err = readPoints(name, raw)
		return err
	}}
}

// samples is a key that holds a list of points for each of the clean points.
func samples(name string, to *[][][]float64) key {
	return key{name: name, put: func(name string, raw json.RawMessage) error {
		var items []json.RawMessage
		if json.Unmarshal(raw, &items) != nil {
			return misfit(name, raw, "cli.want.samples")
		}
		*to = make([][][]float64, len(items))
		for i, item := range items {
			y, err := readPoints(name+"["+strconv.Itoa(i)+"]", item)
			if err != nil {
				return err
			}
			(*to)[i] = y
		}
		return nil
	}}
}

func readPoints(name string, raw json.RawMessage) ([][]float64, error) {
	var items []json.RawMessage
	if json.Unmarshal(raw, &items) != nil || items == nil {
		return nil, misfit(name, raw, "cli.want.points")
	}
	x := make([][]float64, len(items))
	for i, item := range items {
		var row []*float64
		if json.Unmarshal(item, &row) != nil || row == nil {
			var one *float64
			if json.Unmarshal(item, &one) != nil || one == nil {
				return nil, words.M("cli.point", "key", name, "i", i+1, "got", found(item))
			}
			row = []*float64{one}
		}
		x[i] = make([]float64, len(row))
		for k, v := range row {
			if v == nil {
				return nil, words.M("cli.point", "key", name, "i", i+1, "got", found(item))
			}
			x[i][k] = *v
		}
	}
	return x, nil
}

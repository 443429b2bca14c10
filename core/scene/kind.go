package scene

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"crease/core/words"
)

// One constructor a kind of parameter; at returns where the scene keeps it.

func number(key string, g Group, def string, ui, hard Range, at func(*Scene) *float64) Parameter {
	return Parameter{Key: key, Group: g, Kind: Number, Default: def, UI: ui, Hard: hard,
		get: func(s Scene) string { return Decimal(*at(&s)) },
		set: func(s *Scene, text string) error {
			x, err := parseNumber(text, hard.Min, hard.Max)
			if err == nil {
				*at(s) = x
			}
			return err
		},
	}
}

// integer holds whole numbers up to 2^53, which a float64 holds exactly.
func integer(key string, g Group, def string, ui, hard Range, at func(*Scene) *uint64) Parameter {
	return Parameter{Key: key, Group: g, Kind: Integer, Default: def, UI: ui, Hard: hard,
		get: func(s Scene) string { return strconv.FormatUint(*at(&s), 10) },
		set: func(s *Scene, text string) error {
			x, err := parseNumber(text, hard.Min, hard.Max)
			if err != nil {
				return err
			}
			if x != math.Trunc(x) {
				return words.M("why.whole", "value", quote(text))
			}
			*at(s) = uint64(x)
			return nil
		},
	}
}

func boolean(key string, g Group, def string, at func(*Scene) *bool) Parameter {
	return Parameter{Key: key, Group: g, Kind: Bool, Default: def, Options: []string{"0", "1"},
		get: func(s Scene) string {
			if *at(&s) {
				return "1"
			}
			return "0"
		},
		set: func(s *Scene, text string) error {
			if text != "0" && text != "1" {
				return words.M("why.choice", "value", quote(text), "options", "0, 1")
			}
			*at(s) = text == "1"
			return nil
		},
	}
}

func choice[T ~string](key string, g Group, def T, values []T, at func(*Scene) *T) Parameter {
	options := make([]string, len(values))
	for i, v := range values {
		options[i] = string(v)
	}
	return Parameter{Key: key, Group: g, Kind: Choice, Default: string(def), Options: options,
		get: func(s Scene) string { return string(*at(&s)) },
		set: func(s *Scene, text string) error {
			if !slices.Contains(options, text) {
				return words.M("why.choice", "value", quote(text), "options", strings.Join(options, ", "))
			}
			*at(s) = T(text)
			return nil
		},
	}
}

// flags holds a set of names, the k-th being bit k. It is written as the names
// separated by ",", or none.
func flags[T ~uint32](key string, g Group, def string, names []string, at func(*Scene) *T) Parameter {
	return Parameter{Key: key, Group: g, Kind: Flags, Default: def, Options: names,
		get: func(s Scene) string {
			var on []string
			for k, name := range names {
				if *at(&s)&(1<<k) != 0 {
					on = append(on, name)
				}
			}
			if len(on) == 0 {
				return none
			}
			return strings.Join(on, ",")
		},
		set: func(s *Scene, text string) error {
			var on T
			if text != none {
				for _, name := range strings.Split(text, ",") {
					k := slices.Index(names, name)
					if k < 0 {
						return words.M("why.choice", "value", quote(name), "options", strings.Join(names, ", "))
					}
					on |= 1 << k
				}
			}
			*at(s) = on
			return nil
		},
	}
}

// explicit marks a set of numbers that is not "all".
const explicit uint64 = 1 << 63

// numbers holds a set of whole numbers from 1 to 63: number k is bit k - 1. The
// zero set stands for all numbers; any other has the bit explicit.
func numbers[T ~uint64](key string, g Group, at func(*Scene) *T) Parameter {
	const most = 63
	return Parameter{Key: key, Group: g, Kind: Numbers, Default: all, Hard: Range{1, most, 1},
		get: func(s Scene) string {
			if *at(&s) == 0 {
				return all
			}
			var on []string
			for k := range most {
				if *at(&s)&(1<<k) != 0 {
					on = append(on, strconv.Itoa(k+1))
				}
			}
			if len(on) == 0 {
				return none
			}
			return strings.Join(on, ",")
		},
		set: func(s *Scene, text string) error {
			if text == all {
				*at(s) = 0
				return nil
			}
			on := T(explicit)
			if text != none {
				for _, t := range strings.Split(text, ",") {
					x, err := parseNumber(t, 1, most)
					if err != nil {
						return err
					}
					if x != math.Trunc(x) {
						return words.M("why.whole", "value", quote(t))
					}
					on |= 1 << (int(x) - 1)
				}
			}
			*at(s) = on
			return nil
		},
	}
}

// all is the word for every number.
const all = "all"

func points(key, packed, def string, at func(*Scene) *[][]float64) Parameter {
	return Parameter{Key: key, Packed: packed, Group: DataGroup, Kind: Points, Default: def,
		get: func(s Scene) string { return formatPoints(*at(&s)) },
		set: func(s *Scene, text string) error {
			rows, err := parsePoints(text, MaxPoints)
			if err == nil {
				*at(s) = rows
			}
			return err
		},
		packed: func(s Scene) string {
			if rows := *at(&s); len(rows) > MaxPlain {
				return pack(rows, "")
			}
			return ""
		},
		unpacked: func(s *Scene, text string) error {
			rows, _, err := unpack(text, 3, MaxPoints)
			if err == nil {
				*at(s) = rows
			}
			return err
		},
	}
}

func samples(key, packed, def string, at func(*Scene) *[][][]float64) Parameter {
	return Parameter{Key: key, Packed: packed, Group: DataGroup, Kind: Samples, Default: def,
		get: func(s Scene) string { return formatSamples(*at(&s)) },
		set: func(s *Scene, text string) error {
			noisy, err := parseSamples(text)
			if err == nil {
				*at(s) = noisy
			}
			return err
		},
		packed: func(s Scene) string {
			if noisy := *at(&s); len(concat(noisy)) > MaxPlain {
				return packSamples(noisy)
			}
			return ""
		},
		unpacked: func(s *Scene, text string) error {
			noisy, err := unpackSamples(text)
			if err == nil {
				*at(s) = noisy
			}
			return err
		},
	}
}

func point(key string, g Group, at func(*Scene) *[]float64) Parameter {
	return Parameter{Key: key, Group: g, Kind: Point, Default: none,
		get: func(s Scene) string {
			if x := *at(&s); len(x) > 0 {
				return formatPoint(x)
			}
			return none
		},
		set: func(s *Scene, text string) error {
			if text == none {
				*at(s) = nil
				return nil
			}
			x, err := parsePoint(text)
			if err == nil {
				*at(s) = x
			}
			return err
		},
	}
}

// window is written X,Y,WIDTH, or none when the view is fitted to the data.
func window(key string, g Group, at func(*Scene) *View) Parameter {
	return Parameter{Key: key, Group: g, Kind: Window, Default: none,
		get: func(s Scene) string {
			if v := *at(&s); v.Width != 0 {
				return formatPoint([]float64{v.X, v.Y, v.Width})
			}
			return none
		},
		set: func(s *Scene, text string) error {
			if text == none {
				*at(s) = View{}
				return nil
			}
			x, err := parsePoint(text)
			if err != nil {
				return err
			}
			if len(x) != 3 || x[2] <= 0 {
				return words.M("why.window", "value", quote(text))
			}
			*at(s) = View{x[0], x[1], x[2]}
			return nil
		},
	}
}

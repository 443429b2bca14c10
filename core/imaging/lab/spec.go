package lab

import (
	"slices"
	"strconv"
	"strings"

	"crease/core/imaging"
	"crease/core/words"
)

// Source says where the images come from.
type Source string

// Drawn: digits of the program's own pen, or of the visitor's. Photo: patches of
// the photograph that comes with the page. Picture: patches of a picture of the
// visitor's. Pictures: several of them, one an image. IDX: a file of digits,
// the visitor's or one beside the page.
const (
	Drawn    Source = "drawn"
	Photo    Source = "photo"
	Picture  Source = "picture"
	Pictures Source = "pictures"
	IDX      Source = "idx"
)

// Sources lists the sources in the order in which they are offered.
var Sources = []Source{Drawn, IDX, Pictures, Photo, Picture}

// patches reports whether images are cut from one picture.
func (s Source) patches() bool { return s == Photo || s == Picture }

// Title returns the name of the source.
func (s Source) Title() words.Message { return words.M("imaging.source." + string(s)) }

// Spec is all that a link says: what is studied and how it is shown, without a
// pixel. It is a value; its slices are not changed.
type Spec struct {
	Kind    imaging.Kind
	Source  Source
	Path    string // of the IDX file or picture, from the root of the site; "" for the visitor's own
	Own     bool   // of Drawn: some were drawn by the visitor
	Classes []int  // of the digits
	Pick    []int  // indices of the images in their file; nil when seed chooses them
	N, Size int    // of patches: number and side
	Ratio   float64
	Sigma   float64 // of the noise that is shown, in units of a pixel
	Seed    uint64
	Recipe  imaging.Recipe
	A, B    int     // the point that is shown is (1-T) x_A + T x_B
	T       float64 // in [0,1]
}

// The bounds of what a link may say, and its defaults, which belong to v=1.
const (
	minPatches, maxPatches        = 3, 8
	minSize, maxSize              = 4, 32
	MinSigma, MaxSigma            = 0.01, 1
	defaultPatches                = 4
	defaultSize                   = 8
	defaultSigma                  = 0.3
	defaultSeed            uint64 = 1
	maxPath                       = 300
)

// Default returns what a kind of experiment shows where nothing else is said.
func Default(kind imaging.Kind) Spec {
	s := Spec{Kind: kind, Source: Drawn, Classes: kind.Classes(), N: defaultPatches, Size: defaultSize,
		Ratio: imaging.DefaultRatio, Sigma: defaultSigma, Seed: defaultSeed, Recipe: imaging.Exact, A: 0, B: 1}
	switch kind {
	case imaging.Edges:
		s.Source = Photo
	case imaging.Between:
		s.T = 0.5
	}
	return s
}

// field is one key of a link.
type field struct {
	key  string
	get  func(s Spec) string
	set  func(s *Spec, value string) bool // false for a value that cannot be used
	only func(s Spec) bool                // whether it is written; nil for always
}

// fields lists the keys of a link in their order. The kind comes first: it
// chooses the defaults of the rest.
var fields = []field{
	{"exp", func(s Spec) string { return string(s.Kind) }, func(s *Spec, v string) bool {
		k := imaging.Kind(v)
		if !slices.Contains(imaging.Kinds, k) {
			return false
		}
		*s = Default(k)
		return true
	}, nil},
	{"source", func(s Spec) string { return string(s.Source) }, func(s *Spec, v string) bool {
		next := Source(v)
		if !slices.Contains(Sources, next) || next.patches() != (s.Kind == imaging.Edges) {
			return false
		}
		s.Source = next
		return true
	}, nil},
	{"images", func(s Spec) string { return s.Path }, func(s *Spec, v string) bool {
		if !localPath(v) {
			return false
		}
		s.Path = v
		return true
	}, func(s Spec) bool { return s.Source == IDX || s.Source == Picture }},
	{"own", func(s Spec) string { return flag(s.Own) }, func(s *Spec, v string) bool {
		s.Own = v == "1"
		return v == "0" || v == "1"
	}, func(s Spec) bool { return s.Source == Drawn }},
	{"labels", func(s Spec) string { return list(s.Classes) }, func(s *Spec, v string) (ok bool) {
		next, ok := numbers(v, 255)
		if !ok || len(next) < 2 || len(next) > imaging.MaxImages {
			return false
		}
		s.Classes = next
		return true
	}, func(s Spec) bool { return s.Kind != imaging.Edges }},
	{"pick", func(s Spec) string { return list(s.Pick) }, func(s *Spec, v string) (ok bool) {
		if v == "" {
			s.Pick = nil
			return true
		}
		next, ok := numbers(v, 1<<31-1)
		if !ok || len(next) < 2 || len(next) > imaging.MaxImages {
			return false
		}
		s.Pick = next
		return true
	}, func(s Spec) bool { return s.Source == IDX }},
	{"n", func(s Spec) string { return strconv.Itoa(s.N) }, func(s *Spec, v string) bool {
		return whole(&s.N, v, minPatches, maxPatches)
	}, func(s Spec) bool { return s.Kind == imaging.Edges }},
	{"size", func(s Spec) string { return strconv.Itoa(s.Size) }, func(s *Spec, v string) bool {
		return whole(&s.Size, v, minSize, maxSize)
	}, func(s Spec) bool { return s.Kind == imaging.Edges }},
	{"ratio", func(s Spec) string { return decimal(s.Ratio) }, func(s *Spec, v string) bool {
		return real(&s.Ratio, v, imaging.MinRatio, imaging.MaxRatio)
	}, nil},
	{"sigma", func(s Spec) string { return decimal(s.Sigma) }, func(s *Spec, v string) bool {
		return real(&s.Sigma, v, MinSigma, MaxSigma)
	}, nil},
	{"seed", func(s Spec) string { return strconv.FormatUint(s.Seed, 10) }, func(s *Spec, v string) bool {
		n, err := strconv.ParseUint(v, 10, 64)
		if err == nil {
			s.Seed = n
		}
		return err == nil
	}, nil},
	{"recipe", func(s Spec) string { return string(s.Recipe) }, func(s *Spec, v string) bool {
		r := imaging.Recipe(v)
		if r != imaging.Exact && r != imaging.Online {
			return false
		}
		s.Recipe = r
		return true
	}, nil},
	{"at", func(s Spec) string {
		return strconv.Itoa(s.A) + "," + strconv.Itoa(s.B) + "," + decimal(s.T)
	}, func(s *Spec, v string) bool {
		p := strings.Split(v, ",")
		var a, b int
		var t float64
		if len(p) != 3 || !whole(&a, p[0], 0, imaging.MaxImages-1) || !whole(&b, p[1], 0, imaging.MaxImages-1) || !real(&t, p[2], 0, 1) {
			return false
		}
		s.A, s.B, s.T = a, b, t
		return true
	}, nil},
}

// Link writes the spec: fixed order, shortest decimals, defaults of its kind
// left out.
func (s Spec) Link() string {
	var b strings.Builder
	b.WriteString("v=1")
	usual := Default(s.Kind)
	for _, f := range fields {
		if f.only != nil && !f.only(s) {
			continue
		}
		v := f.get(s)
		if v == f.get(usual) && (f.key != "exp" || s.Kind == imaging.Faces) {
			continue
		}
		b.WriteString("&" + f.key + "=" + v)
	}
	return b.String()
}

// maxLink bounds what is read of a link, in bytes.
const maxLink = 16 << 10

// Parse reads a link. What cannot be used has its default, and a message says
// so; no link is refused.
func Parse(link string) (Spec, []words.Message) {
	s := Default(imaging.Faces)
	if len(link) > maxLink {
		return s, []words.Message{words.M("imaging.link.long", "max", maxLink)}
	}
	var said []words.Message
	given := map[string]string{}
	for _, item := range strings.Split(strings.TrimPrefix(link, "#"), "&") {
		key, value, _ := strings.Cut(item, "=")
		value = unescape(value)
		switch {
		case key == "":
		case key == "v":
			if value != "1" {
				said = append(said, words.M("imaging.link.newer", "v", value))
			}
		case !slices.ContainsFunc(fields, func(f field) bool { return f.key == key }):
			said = append(said, words.M("imaging.link.unknown", "key", key))
		default:
			given[key] = value
		}
	}
	for _, f := range fields {
		value, ok := given[f.key]
		if !ok {
			continue
		}
		if next := s; f.set(&next, value) {
			s = next
		} else {
			said = append(said, words.M("imaging.link.bad", "key", f.key, "value", value, "default", f.get(s)))
		}
	}
	return s, said
}

// localPath reports whether v is a path below the root of a site: no scheme, no
// host, no way up.
func localPath(v string) bool {
	if v == "" || len(v) > maxPath || v[0] == '/' || strings.ContainsAny(v, "\\:?#&%") {
		return false
	}
	return !slices.Contains(strings.Split(v, "/"), "..")
}

// unescape decodes %XX once; what is not of that form stays.
func unescape(v string) string {
	var b strings.Builder
	for i := 0; i < len(v); i++ {
		if v[i] == '%' && i+2 < len(v) {
			if c, err := strconv.ParseUint(v[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(c))
				i += 2
				continue
			}
		}
		b.WriteByte(v[i])
	}
	return b.String()
}

func flag(on bool) string {
	if on {
		return "1"
	}
	return "0"
}

func list(ns []int) string {
	parts := make([]string, len(ns))
	for i, n := range ns {
		parts[i] = strconv.Itoa(n)
	}
	return strings.Join(parts, ",")
}

// numbers reads whole numbers from 0 to most between commas.
func numbers(v string, most int) (ns []int, ok bool) {
	for _, part := range strings.Split(v, ",") {
		var n int
		if !whole(&n, part, 0, most) {
			return nil, false
		}
		ns = append(ns, n)
	}
	return ns, true
}

func whole(dst *int, v string, low, high int) bool {
	n, err := strconv.Atoi(v)
	if err != nil || n < low || n > high {
		return false
	}
	*dst = n
	return true
}

func real(dst *float64, v string, low, high float64) bool {
	x, err := strconv.ParseFloat(v, 64)
	if err != nil || !(x >= low && x <= high) {
		return false
	}
	*dst = x
	return true
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

package scene

import "crease/core/words"

// Parameter is one row of the table: everything there is to know about one
// key of a link, from which reading, writing, validation and the control of
// the page follow.
//
// Between the UI range and the hard limits a value is accepted: people go past
// a slider by hand.
type Parameter struct {
	Key     string
	Packed  string // key of the packed form, "" for none
	Group   Group
	Kind    Kind
	Default string // canonical text of its default in version 1 of links
	UI      Range  // of a slider, for numbers
	Hard    Range  // outside it a number is refused
	Options []string

	get      func(Scene) string
	set      func(*Scene, string) error
	packed   func(Scene) string // "" when the plain form serves
	unpacked func(*Scene, string) error
}

// Range is a closed interval, with the step of a slider.
type Range struct{ Min, Max, Step float64 }

// Group is the heading under which a control stands.
type Group string

// The groups.
const (
	DataGroup  Group = "data"
	SolveGroup Group = "solve"
	StudyGroup Group = "study"
	TrainGroup Group = "train"
	LookGroup  Group = "look"
)

// Kind says what the values of a parameter are.
type Kind string

// The kinds.
const (
	Number  Kind = "number"
	Integer Kind = "integer"
	Choice  Kind = "choice"  // one of Options
	Flags   Kind = "flags"   // a set of Options
	Bool    Kind = "bool"    // 0 or 1
	Points  Kind = "points"  // a list of points
	Samples Kind = "samples" // a list of points for every clean point
	Point   Kind = "point"   // one point, or none
	Window  Kind = "window"  // centre and width, or none
	Versus  Kind = "versus"  // another parameter and its value, key.value, or none
	Numbers Kind = "numbers" // a set of whole numbers from 1, or all
)

// Parameters is the table, in the order in which links are written. The
// defaults are those of version 1 of links: a link omits them, so a default
// may never change without a new version.
var Parameters []Parameter

// Some rows look others up: a literal at the declaration would be a cycle.
func init() {
	Parameters = append(table(), training()...)
	Parameters = append(Parameters, inquiry()...)
	Parameters = append(Parameters, versus("vs", StudyGroup, func(s *Scene) *string { return &s.Versus }))
}

func table() []Parameter {
	return []Parameter{
		points("data", "pk", "0,0~2.4,0.4~-1.4,1.4", func(s *Scene) *[][]float64 { return &s.Points }),
		samples("noisy", "pn", none, func(s *Scene) *[][][]float64 { return &s.Noisy }),
		number("rho", DataGroup, "0.25", Range{0, 2, 0.01}, Range{Min: 0, Max: 1e12}, func(s *Scene) *float64 { return &s.Rho }),
		number("sigma", DataGroup, "0.25", Range{0.01, 2, 0.01}, Range{Min: 1e-12, Max: 1e12}, func(s *Scene) *float64 { return &s.Sigma }),
		integer("seed", DataGroup, "1", Range{1, 999, 1}, Range{Min: 0, Max: 1 << 53}, func(s *Scene) *uint64 { return &s.Seed }),
		choice("method", SolveGroup, Auto, []Method{Auto, Closed, Certified, EMMSE, Train}, func(s *Scene) *Method { return &s.Method }),
		choice("study", StudyGroup, NoStudy, []Study{NoStudy, Ridges, Compare, Search, Risk, Contraction, Flow}, func(s *Scene) *Study { return &s.Study }),
		numbers("terms", StudyGroup, func(s *Scene) *Terms { return &s.Terms }),
		boolean("lock", DataGroup, "0", func(s *Scene) *bool { return &s.Lock }),
		flags("show", LookGroup, "fit,identity,emmse,noise,samples,creases,features,field,fixed,labels,grid", layerNames, func(s *Scene) *Layers { return &s.Show }),
		choice("mode", LookGroup, Arrows, []FieldMode{Arrows, Warp, Residual, ComponentX, ComponentY, Cells, Difference}, func(s *Scene) *FieldMode { return &s.Mode }),
		window("view", LookGroup, func(s *Scene) *View { return &s.View }),
		point("probe", LookGroup, func(s *Scene) *[]float64 { return &s.Probe }),
		points("pin", "pp", none, func(s *Scene) *[][]float64 { return &s.Pin }),
		number("pinrho", LookGroup, "0", Range{0, 2, 0.01}, Range{Min: 0, Max: 1e12}, func(s *Scene) *float64 { return &s.PinRho }),
	}
}

// layerNames are the names of the layers in links, by bit.
var layerNames = []string{"fit", "identity", "emmse", "noise", "samples", "creases", "features", "field", "fixed", "labels", "grid"}

// Find returns the row of a key and whether there is one.
func Find(key string) (Parameter, bool) {
	for _, p := range Parameters {
		if p.Key == key {
			return p, true
		}
	}
	return Parameter{}, false
}

// Get returns the value of the parameter in s, as a link writes it.
func (p Parameter) Get(s Scene) string { return p.get(s) }

// Label returns the parameter's name for people.
func (p Parameter) Label() words.Message { return words.M("param." + p.Key) }

// Help returns its definition.
func (p Parameter) Help() words.Message { return words.M("param." + p.Key + ".help") }

// OptionLabel returns the name of one of its options for people.
func (p Parameter) OptionLabel(option string) words.Message {
	return words.M("option." + p.Key + "." + option)
}

// OptionHelp returns the definition of one of its options.
func (p Parameter) OptionHelp(option string) words.Message {
	return words.M("option." + p.Key + "." + option + ".help")
}

// Label returns the heading of the group for people.
func (g Group) Label() words.Message { return words.M("group." + string(g)) }

// SetParam returns s with one parameter set to a value as a link writes it; ""
// means its default. A value that is refused is an error that says why, and s
// comes back as it was. What no longer fits the data (samples or a probe of
// another dimension) is taken out.
func SetParam(s Scene, key, value string) (Scene, error) {
	p, ok := Find(key)
	if !ok {
		return s, words.M("link.unknown", "key", quote(key))
	}
	if value == "" {
		value = p.Default
	}
	t := s
	if err := p.set(&t, value); err != nil {
		return s, err
	}
	for _, m := range settle(&t) {
		if m.Args["key"] == key {
			return s, m
		}
	}
	return Snap(t), nil
}

// settle takes out what does not fit the data, and says so.
func settle(s *Scene) []words.Message {
	var out []words.Message
	d := s.Dim()
	if s.Noisy != nil && (len(s.Noisy) != len(s.Points) || len(s.Noisy[0][0]) != d) {
		out = append(out, words.M("link.noisyfit", "key", "noisy", "got", len(s.Noisy), "gotdim", len(s.Noisy[0][0]), "want", len(s.Points), "dim", d))
		s.Noisy = nil
	}
	if s.Probe != nil && len(s.Probe) != d {
		out = append(out, words.M("link.probefit", "key", "probe", "got", len(s.Probe), "dim", d))
		s.Probe = nil
	}
	if len(s.Pin) > 0 && len(s.Pin[0]) != d {
		out = append(out, words.M("link.pinfit", "key", "pin", "got", len(s.Pin[0]), "dim", d))
		s.Pin = nil
	}
	return out
}

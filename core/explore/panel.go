package explore

// Panel is all text and control state beside the picture, ready to be shown
// in one language: the page renders it without knowing what it means.
type Panel struct {
	Serial   uint32    `json:"serial"`            // of the picture it belongs to
	Link     string    `json:"link"`              // of the scene
	Title    string    `json:"title"`             // of the scene: the preset's, or the geometry's
	About    string    `json:"about,omitempty"`   // the preset's two sentences, or what there is to see
	Badge    Badge     `json:"badge"`             // status of the result
	Facts    []Fact    `json:"facts"`             // results
	Reasons  []string  `json:"reasons,omitempty"` // why this status, or why no closed form holds
	Caption  string    `json:"caption,omitempty"` // what changed last, and why; or what to look for
	Changed  bool      `json:"changed,omitempty"` // Caption says a change
	Readout  []Fact    `json:"readout,omitempty"` // values under the pointer
	Pointed  string    `json:"pointed,omitempty"` // what the pointer is on in the picture: an ID of a fact or a row
	Notices  []Notice  `json:"notices,omitempty"` // bad values in a link, refused input
	Controls []Control `json:"controls"`
	Tables   []Table   `json:"tables,omitempty"`
	Legend   []Fact    `json:"legend,omitempty"`  // Label: role name, Value: its meaning
	Formula  string    `json:"formula,omitempty"` // MathML
	CanUndo  bool      `json:"canUndo"`
	CanRedo  bool      `json:"canRedo"`
	Preset   string    `json:"preset,omitempty"` // name, when the scene is still that preset
	Desc     string    `json:"desc"`             // the picture in words
	Running  *Running  `json:"running,omitempty"`
}

// Badge is the status of the result: Kind is exact, conjectured, upper-bound,
// certified, trained, estimator or none; Text says it in words, Help at length.
type Badge struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
	Help string `json:"help,omitempty"`
}

// Fact is one labelled number or phrase. Help is its definition, ID what it
// points at in the picture.
type Fact struct {
	Label string `json:"label"`
	Value string `json:"value"`
	Help  string `json:"help,omitempty"`
	ID    string `json:"id,omitempty"`
}

// Notice is a message that stays until it is dismissed or its cause is gone.
type Notice struct {
	ID   string `json:"id"`
	Kind string `json:"kind"` // info, warning or error
	Text string `json:"text"`
	N    int    `json:"n"` // another one: the same words said again are news
}

// Control is one input of the page. Kind is slider, choice, toggles, toggle,
// number, button or buttons: a button for each option.
type Control struct {
	Key      string   `json:"key"`
	Kind     string   `json:"kind"`
	Group    string   `json:"group"` // data, solve, look, ...: a heading of the page
	Label    string   `json:"label"`
	Help     string   `json:"help,omitempty"`
	Value    string   `json:"value"`          // as in a link
	Text     string   `json:"text,omitempty"` // the value for reading
	Min      float64  `json:"min"`
	Max      float64  `json:"max"`
	Step     float64  `json:"step,omitempty"`
	Scale    string   `json:"scale,omitempty"` // "cubic": a slider that is finer at its lower end
	Options  []Option `json:"options,omitempty"`
	Disabled bool     `json:"disabled,omitempty"`
	Note     string   `json:"note,omitempty"` // why it is disabled or stopped
}

// Option is one value of a choice or one switch of a set of toggles.
type Option struct {
	Value string `json:"value"`
	Label string `json:"label"`
	Help  string `json:"help,omitempty"`
	On    bool   `json:"on,omitempty"`
}

// Table is a table of numbers. Where Keys is given, cell (i, j) can be edited
// by Set with ID Keys[i][j] (the empty key: not editable); where Rows[i] stands
// for a thing in the picture, IDs[i] names it.
type Table struct {
	ID    string     `json:"id"`
	Title string     `json:"title"`
	Head  []string   `json:"head"`
	Help  []string   `json:"help,omitempty"` // definitions of the columns
	Rows  [][]string `json:"rows"`
	Keys  [][]string `json:"keys,omitempty"`
	IDs   []string   `json:"ids,omitempty"`
}

// Running is what goes on in slices: training, a search, a flow.
type Running struct {
	Text     string   `json:"text"`
	Progress float64  `json:"progress"` // 0 to 1, negative when unknown
	Playing  bool     `json:"playing"`
	Paces    []Option `json:"paces,omitempty"` // how fast it can play; none where there is one way
}

// Effect is something only the page can do.
type Effect struct {
	Kind EffectKind `json:"kind"`
	Text string     `json:"text,omitempty"` // link, words, file contents
	Name string     `json:"name,omitempty"` // file name
	Mime string     `json:"mime,omitempty"`
}

// EffectKind names an effect.
type EffectKind string

// The effects.
const (
	WriteLink EffectKind = "link"  // replace the address's fragment by Text
	PushLink  EffectKind = "push"  // add Text to the history
	Say       EffectKind = "say"   // let the announcer say Text
	File      EffectKind = "file"  // offer Text as a file
	Copy      EffectKind = "copy"  // put Text on the clipboard
	Focus     EffectKind = "focus" // move the focus to the handle Text
)

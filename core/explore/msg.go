package explore

// Msg is one intent of the person at the page, already free of devices: a
// drag may come from a mouse, a finger or a key. It crosses from the page to
// the engine as JSON with the names of its tags; unknown fields are ignored.
type Msg struct {
	Kind  MsgKind `json:"kind"`
	ID    string  `json:"id,omitempty"`    // handle ("point/0"), parameter key, preset, export format
	Value string  `json:"value,omitempty"` // of Set, Load, Paste
	X     float64 `json:"x,omitempty"`     // pixels (Press, Move, Release, Hover, Add, Zoom) or steps (Nudge, Pan)
	Y     float64 `json:"y,omitempty"`
	W     float64 `json:"w,omitempty"` // size of the picture (Resize), factor (Zoom)
	H     float64 `json:"h,omitempty"`
	Free  bool    `json:"free,omitempty"`  // leave the locked structure during this drag (Alt)
	Final bool    `json:"final,omitempty"` // Set: a slider was released; otherwise it is still moving
}

// MsgKind names an intent.
type MsgKind string

// The intents.
const (
	Load    MsgKind = "load"    // Value: a link (fragment); from the address bar, history or a host
	Resize  MsgKind = "resize"  // W, H in pixels
	Press   MsgKind = "press"   // ID: handle; takes the undo snapshot
	Move    MsgKind = "move"    // ID: handle; X, Y: pixel where its centre should be
	Release MsgKind = "release" // ID: handle; commits
	Cancel  MsgKind = "cancel"  // ID: handle; back to the snapshot
	Nudge   MsgKind = "nudge"   // ID: handle; X, Y: steps of one hundredth of the view; commits
	Bound   MsgKind = "bound"   // ID: handle; X: -1 or +1, to the least or greatest visible coordinate
	Add     MsgKind = "add"     // X, Y: pixel where a point is added
	Delete  MsgKind = "delete"  // ID: handle of a point
	Hover   MsgKind = "hover"   // X, Y: pixel under the pointer; ID: the thing of the picture there
	Click   MsgKind = "click"   // X, Y: pixel; as Hover, and where points are carried along one is set there
	Leave   MsgKind = "leave"   // the pointer left
	Select  MsgKind = "select"  // ID: a thing of the panel that is pointed at ("ridge/1"); "" for none
	Set     MsgKind = "set"     // ID: parameter key; Value as in a link; "" for its default
	Show    MsgKind = "show"    // Value: a link to go to, as one step of the history
	Paste   MsgKind = "paste"   // Value: points as CSV, JSON or a NumPy literal
	Preset  MsgKind = "preset"  // ID: preset name
	Undo    MsgKind = "undo"
	Redo    MsgKind = "redo"
	Reset   MsgKind = "reset" // back to the scene that was loaded last
	Pan     MsgKind = "pan"   // X, Y: pixels
	Zoom    MsgKind = "zoom"  // X, Y: fixed pixel; W: factor
	Home    MsgKind = "home"
	Lang    MsgKind = "lang" // Value: en or zh
	Play    MsgKind = "play" // start or go on with what runs (training, search, flow)
	Pause   MsgKind = "pause"
	Step    MsgKind = "step"    // one unit of it
	Restart MsgKind = "restart" // back to its start, and wait
	Pace    MsgKind = "pace"    // Value: how fast it plays, one of Running's paces
	Export  MsgKind = "export"  // ID: one of Formats; Value: "copy" for the clipboard, otherwise a file
	Dismiss MsgKind = "dismiss" // ID: notice
)

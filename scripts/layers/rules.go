package main

// layers lists what each package of the core may import of the core; words is
// a leaf that anyone may import. A package missing here is reported, so the
// table stays whole.
var layers = map[string][]string{
	"core/words":               {},
	"core/order":               {},
	"core/pwl":                 {},
	"core/picture":             {},
	"core/expo":                {},
	"core/emmse":               {"core/expo"},
	"core/scene":               {},
	"core/svd":                 {},
	"core/shallow":             {"core/order", "core/pwl"},
	"core/shallow/shallowtest": {"core/shallow", "core/pwl"},
	"core/minnorm":             {"core/order", "core/shallow", "core/pwl"},
	"core/convex":              {"core/order", "core/shallow", "core/pwl", "core/svd"},
	"core/train":               {"core/order", "core/shallow", "core/pwl", "core/svd"},
	"core/flow":                {"core/shallow", "core/pwl", "core/minnorm", "core/emmse"},
	"core/risk":                {"core/shallow", "core/pwl", "core/minnorm", "core/emmse", "core/expo"},
	"core/imaging":             {"core/shallow", "core/pwl", "core/minnorm", "core/emmse", "core/train", "core/svd"},
	"core/imaging/lab":         {"core/imaging", "core/shallow"},
	"core/imaging/run":         {"core/imaging", "core/shallow"},
	"core/solve":               {"core/order", "core/scene", "core/shallow", "core/pwl", "core/minnorm", "core/convex", "core/emmse", "core/train", "core/flow", "core/risk", "core/imaging"},
	"core/picture/bitmap":      {"core/picture"},
	"core/picture/picturetest": {"core/picture"},
	// What a study has found is drawn and told in its own package's types.
	"core/view":    {"core/scene", "core/solve", "core/shallow", "core/pwl", "core/svd", "core/minnorm", "core/train", "core/risk", "core/flow", "core/picture"},
	"core/explore": {"core/order", "core/scene", "core/solve", "core/view", "core/shallow", "core/pwl", "core/train", "core/risk", "core/flow", "core/picture"},
	"wasm/canvas":  {"core/picture"},
	"wasm/images":  {"core/imaging", "core/imaging/lab"},
	"wasm/engine":  {"core/explore", "core/solve", "core/view", "core/scene", "core/picture"},
}

// ban forbids packages to a part of the tree.
type ban struct {
	to     []string // path prefixes below the module
	paths  []string // what they may not import, with all below
	except []string // path prefixes that may
	why    string
}

var bans = []ban{
	{
		to: []string{"core", "scripts", "wasm"}, except: []string{"wasm/canvas", "scripts/bench/bare"},
		paths: []string{"github.com/hajimehoshi/ebiten/v2"},
		why:   "a binary that holds Ebitengine panics in a worker and is 1.8 MB larger: only the painter, wasm/canvas, may, and the page it is measured against",
	},
	{
		to: []string{"core", "scripts"}, paths: []string{"syscall/js"},
		why: "the core and the command line run without a browser: only wasm/engine and wasm/canvas talk to one",
	},
	{
		to: []string{"core"}, paths: []string{"os", "net", "log", "time", "io/ioutil", "runtime"},
		why: "the same scene must give the same picture everywhere: the core knows no files, network or clock",
	},
	{
		to: []string{"core", "wasm/engine"}, except: []string{"core/flow", "core/risk", "core/imaging/run"},
		paths: []string{"fmt", "os", "time", "encoding/json", "encoding/csv", "regexp"},
		why:   "each brings its machinery over the wire, 60 kB together: the engine writes its JSON by hand, takes the page's clock, and reads no files; requests of the command line are built natively only",
	},
	{
		to: []string{"core"}, paths: []string{"math/rand"},
		why: "all randomness comes from the scene's seed: use math/rand/v2 with a PCG of one's own",
	},
}

// seeded lists what the core may name of math/rand/v2: sources and types, none
// of the functions on the global source.
var seeded = map[string]bool{"New": true, "NewPCG": true, "NewZipf": true, "Rand": true, "PCG": true, "Source": true, "Zipf": true}

// layerWhy says why the layers matter.
const layerWhy = "what flows one way can be tested, reused and slimmed by itself; see the table in scripts/layers/rules.go"

// words may be imported by everyone.
const words = "core/words"

package scene

import "crease/core/words"

// Preset is a titled link.
type Preset struct{ Name, Link string }

// Presets are the presets in the order in which they are offered: adding one
// is a line here and its words.
var Presets = []Preset{
	{"two-points", "v=1&data=-1~1&rho=0.3&sigma=0.3"},
	{"five-uneven", "v=1&data=-2.2~-1.1~-0.6~0.7~2.1&rho=0.15&sigma=0.2"},
	{"singletons", "v=1&data=-1.1~0~1~1.9&noisy=-1~~0.05~~0.9~~2"},
	{"collinear", "v=1&data=-2,-1~-0.4,-0.2~1.6,0.8&lock=1"},
	{"subspace", "v=1&data=0,0,1,0,0.5~2,1,1,-1,1.5~-1,0.5,2,1,0.5&rho=0.4&sigma=0.4"},
	{"obtuse-rays", "v=1&data=0,0~0,1~0,2.3~-1.2,-0.35~-2.4,-0.7~0.88,-0.66~2,-1.5&rho=0.2&lock=1"},
	{"orthogonal-rays", "v=1&data=0,0~1,0~2.4,0~0,1.2~0,2.2&rho=0.2&lock=1"},
	{"obtuse-triangle", "v=1"},
	{"right-triangle", "v=1&data=0,0~2.2,0~0,2.2&lock=1"},
	{"square", "v=1&data=1,1~-1,1~-1,-1~1,-1&lock=1"},
	{"equilateral", "v=1&data=0,1.2~-1.0392304845413265,-0.6~1.0392304845413265,-0.6&lock=1"},
	{"isosceles", "v=1&data=-1,0~1,0~0,2.4&lock=1"},
	{"scalene", "v=1&data=0,0~3,0~2.1,2&rho=0.3"},
	{"quadrilateral", "v=1&data=-1.6,-0.9~1.4,-1.2~1.9,1.1~-0.6,1.6"},
	{"dart", "v=1&data=0,0~0,1.8~-1.92,-0.56~1.6,-1.2"},
	{"kite", "v=1&data=0,1.2~-1.1,0~1.1,0~0,-2.2"},
	{"pentagon", "v=1&data=0,1~-0.9510565162951535,0.3090169943749475~-0.5877852522924731,-0.8090169943749475~0.5877852522924731,-0.8090169943749475~0.9510565162951535,0.3090169943749475&rho=0.1"},
	{"six-random", "v=1&data=-1.73,0.42~-0.31,-1.28~0.64,1.51~1.37,-0.55~-0.88,1.66~0.22,0.19&rho=0.15"},
	{"near-duplicates", "v=1&data=-1.5,-0.6~1.5,-0.2~1.6,0.2&rho=0.2"},
	{"pushed-rays", "v=1&data=0,0~0,1~0,2.3~-1.2,-0.35~-2.4,-0.7~0.88,-0.66~2,-1.5&rho=0.15"},
	{"counterexample", "v=1&data=0,0~3,0~2.1,2&rho=0.3&study=search"},
	{"train-obtuse", "v=1&method=train&m=100"},
	{"train-equilateral", "v=1&data=0,1.2~-1.0392304845413265,-0.6~1.0392304845413265,-0.6&method=train&m=100"},
	{"train-five", "v=1&data=-2.2~-1.1~-0.6~0.7~2.1&rho=0.15&sigma=0.2&seed=2&method=train"},
	{"train-rays", "v=1&data=0,0~1,0~2.4,0~0,1.2~0,2.2&rho=0.2&method=train&width=100"},
	{"train-collapse", "v=1&method=train&lambda=0.1&fixed=1"},
	{"train-no-decay", "v=1&method=train&lambda=0&init=pytorch"},
	{"train-online", "v=1&method=train&opt=adam&online=1&vs=online.0"},
	{"train-narrow", "v=1&method=train&width=3"},
	{"risk-gaps", "v=1&data=-0.75~-0.2~0.3~0.8&rho=0.1&sigma=0.1&study=risk&law=-1,1"},
	{"risk-tied", "v=1&data=-0.75~-0.2~0.3~0.8&rho=0.1&sigma=0.1&study=risk&prior=mix&k=1"},
	{"risk-empirical", "v=1&data=-0.75~-0.2~0.3~0.8&rho=0.1&sigma=0.1&study=risk&prior=points"},
	{"risk-plane", "v=1&study=risk&show=fit,noise,creases,labels,grid"},
	{"contraction-line", "v=1&data=-2.2~-1.1~-0.6~0.7~2.1&rho=0.15&sigma=0.2&study=contraction&probe=0.1"},
	{"phantom-corner", "v=1&data=0,0~2,0~0,2&rho=0.24&study=contraction&show=fit,noise,creases,labels,grid&probe=1.5,1.2"},
	{"phantom-95", "v=1&data=0,0~2,0~-0.17431148549531647,1.992389396183491&rho=0.24&study=contraction&show=fit,noise,creases,labels,grid&probe=1.5,1.2"},
	{"flow-score", "v=1&data=0,0~2.2,0~0,2.2&study=flow&show=fit,noise,labels,grid"},
	{"flow-probability", "v=1&data=0,0~2.2,0~0,2.2&study=flow&show=fit,noise,labels,grid&flow=probability&horizon=0.5"},
	{"flow-space", "v=1&data=0,0,0,0,0,0,0,0,0,0~3,0,0,0,0,0,0,0,0,0~0,2.4,0,0,0,0,0,0,0,0~0,0,1.8,0,0,0,0,0,0,0~0,0,0,1.6,0,0,0,0,0,0~0,0,0,0,1.5,0,0,0,0,0~0,0,0,0,0,1.4,0,0,0,0~0,0,0,0,0,0,1.3,0,0,0~0,0,0,0,0,0,0,1.2,0,0~0,0,0,0,0,0,0,0,1.1,0~0,0,0,0,0,0,0,0,0,1&rho=0.2&study=flow&show=fit,noise,labels,grid&flow=probability"},
	{"equilateral-large", "v=1&data=0,1.2~-1.0392304845413265,-0.6~1.0392304845413265,-0.6&rho=0.72"},
}

// Title returns the preset's title.
func (p Preset) Title() words.Message { return words.M("preset." + p.Name) }

// About returns two sentences: what is seen, and what to try.
func (p Preset) About() words.Message { return words.M("preset." + p.Name + ".about") }

// Scene returns the scene of the preset.
func (p Preset) Scene() Scene {
	s, _ := Parse(p.Link)
	return s
}

// FindPreset returns the preset of a name and whether there is one.
func FindPreset(name string) (Preset, bool) {
	for _, p := range Presets {
		if p.Name == name {
			return p, true
		}
	}
	return Preset{}, false
}

// PresetOf returns the preset that s is, link for link, and whether it is one.
func PresetOf(s Scene) (Preset, bool) {
	link := Link(s)
	for _, p := range Presets {
		if p.Link == link {
			return p, true
		}
	}
	return Preset{}, false
}

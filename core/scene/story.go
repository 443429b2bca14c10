package scene

import "crease/core/words"

// Chapter is one step of the story that the front page tells: a title, a few
// sentences, how sure they are, and a link to the figure.
type Chapter struct {
	Name string
	Link string // of its figure; the reader opens it in the explorer
	Sure Sure
}

// Sure says how sure the claims of a chapter are.
type Sure string

// Proved: a theorem. Measured: seen in numbers, here or in the paper.
// Conjectured: believed. Refuted: a certificate shows that it is false in
// general. Certified: proved for each picture by the bound beside it. Context:
// no claim.
const (
	Context     Sure = "context"
	Proved      Sure = "proved"
	Measured    Sure = "measured"
	Conjectured Sure = "conjectured"
	Refuted     Sure = "refuted"
	CertifiedBy Sure = "certified"
)

// Story is the story in order: adding a chapter is a line here and its words.
var Story = []Chapter{
	{"why", "v=1&data=0,0~1,0~2.4,0~0,1.2~0,2.2&rho=0.2&lock=1&mode=warp", Context},
	{"line", "v=1&data=-2.2~-1.1~-0.6~0.7~2.1&rho=0.15&sigma=0.2", Proved},
	{"contraction", "v=1&data=-1~1&rho=0.3&sigma=0.3&probe=-0.3", Proved},
	{"generalisation", "v=1&data=-1.1~-0.3~0.4~1.2&rho=0.12&sigma=0.12", Proved},
	{"subspace", "v=1&data=-2,-1~-0.4,-0.2~1.6,0.8&lock=1", Proved},
	{"rays", "v=1&data=0,0~0,1~0,2.3~-1.2,-0.35~-2.4,-0.7~0.88,-0.66~2,-1.5&rho=0.2&lock=1", Proved},
	{"edges", "v=1&study=ridges", Proved},
	{"faces", "v=1&data=0,1.2~-1.0392304845413265,-0.6~1.0392304845413265,-0.6&study=ridges&lock=1", Proved},
	{"acute", "v=1&data=0,0~3,0~2.1,2&rho=0.3", Refuted},
	{"trained", "v=1&show=noise,samples,creases,features,labels,grid", Measured},
	{"images", "v=1&data=0,0~2,0.3~0.8,1.7&rho=0.3&mode=residual", Measured},
	{"beyond", "v=1&data=-1.6,-0.9~1.4,-1.2~1.9,1.1~-0.6,1.6", CertifiedBy},
}

// Title returns the chapter's title.
func (c Chapter) Title() words.Message { return words.M("story." + c.Name) }

// Text returns its sentences.
func (c Chapter) Text() words.Message { return words.M("story." + c.Name + ".text") }

// Figure returns what its figure shows, as a caption.
func (c Chapter) Figure() words.Message { return words.M("story." + c.Name + ".figure") }

// Label returns how sure it is, for people.
func (s Sure) Label() words.Message { return words.M("sure." + string(s)) }

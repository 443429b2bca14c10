package scene

import (
	"strconv"

	"crease/core/words"
)

// Chapter is one step of the story that the front page tells: a title, its
// claims, how sure each is, and a link to the figure.
type Chapter struct {
	Name   string
	Link   string // of its figure; the reader opens it in the explorer, or on Page
	Claims []Sure // of its paragraphs, in order
	Page   string // folder of a page that shows more of it, "" for none
}

// Sure says how sure a claim is.
type Sure string

// Proved: a theorem. Certified: proved for each picture by the bound beside
// it. Conjectured: believed. Refuted: a certificate shows that it is false in
// general. Measured: seen in numbers, here or in the paper. Context: no claim.
const (
	Context     Sure = "context"
	Proved      Sure = "proved"
	CertifiedBy Sure = "certified"
	Conjectured Sure = "conjectured"
	Refuted     Sure = "refuted"
	Measured    Sure = "measured"
)

// Sures are the degrees of certainty that a reader is told about, surest first.
var Sures = []Sure{Proved, CertifiedBy, Conjectured, Refuted, Measured}

// Story is the story in order: adding a chapter is a line here and its words.
var Story = []Chapter{
	{"why", "v=1&mode=warp", []Sure{Context, Context}, ""},
	{"line", "v=1&data=-2.2~-1.1~-0.6~0.7~2.1&rho=0.15&sigma=0.2", []Sure{Proved, Context}, ""},
	{"contraction", "v=1&data=-1~1&rho=0.3&sigma=0.3&probe=-0.3", []Sure{Proved, Measured}, ""},
	{"generalisation", "v=1&data=-0.75~-0.2~0.3~0.8&rho=0.1&sigma=0.1&study=risk&law=-1,1", []Sure{Proved, Measured}, ""},
	{"subspace", "v=1&data=-2,-1~-0.4,-0.2~1.6,0.8&lock=1", []Sure{Proved}, ""},
	{"rays", "v=1&data=0,0~0,1~0,2.3~-1.2,-0.35~-2.4,-0.7~0.88,-0.66~2,-1.5&rho=0.2&lock=1&mode=cells", []Sure{Proved, CertifiedBy}, ""},
	{"edges", "v=1&study=ridges", []Sure{Proved}, ""},
	{"faces", "v=1&data=0,1.2~-1.0392304845413265,-0.6~1.0392304845413265,-0.6&lock=1", []Sure{Proved, CertifiedBy}, ""},
	{"acute", "v=1&data=0,0~3,0~2.1,2&rho=0.3", []Sure{Conjectured, Refuted}, ""},
	{"trained", "v=1&method=train&m=100", []Sure{Measured}, ""},
	{"images", "v=1&exp=between", []Sure{Measured, Measured}, "images/"},
	{"flow", "v=1&data=0,0~2.2,0~0,2.2&study=flow&show=fit,noise,labels,grid&flow=probability&horizon=0.5", []Sure{Measured}, ""},
	{"beyond", "v=1&data=-1.6,-0.9~1.4,-1.2~1.9,1.1~-0.6,1.6", []Sure{CertifiedBy, Proved}, ""},
}

// Glossary are the terms that the story explains, in the order in which it
// first uses them.
var Glossary = []string{"denoiser", "skip", "decay", "cost", "emmse", "fixed", "rank", "simplex", "gap", "creases"}

// Title returns the chapter's title.
func (c Chapter) Title() words.Message { return words.M("story." + c.Name) }

// Claim returns the paragraph of claim k, counted from 0. What stands in braces
// names a term of the Glossary.
func (c Chapter) Claim(k int) words.Text {
	t, _ := words.Lookup("story." + c.Name + "." + strconv.Itoa(k+1))
	return t
}

// Figure returns what its figure shows, as a caption.
func (c Chapter) Figure() words.Message { return words.M("story." + c.Name + ".figure") }

// Label returns how sure it is, for people.
func (s Sure) Label() words.Message { return words.M("sure." + string(s)) }

// Help returns what that means.
func (s Sure) Help() words.Message { return words.M("sure." + string(s) + ".help") }

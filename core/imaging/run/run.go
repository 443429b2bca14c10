// Package run carries out one experiment on an IDX file from beginning to end,
// and returns the files to be written: pictures, PSNR over the noise level, and
// how the units align.
package run

import (
	"encoding/json"
	"math"

	"crease/core/imaging"
	"crease/core/shallow"
	"crease/core/words"
)

// Request is one run of an experiment on an IDX file.
type Request struct {
	Images []byte // IDX file, plain or gzipped
	Labels []byte // IDX file, plain or gzipped; nil when there is none
	Digits []int  // classes, of each of which seed chooses an image; without labels, numbers of images from 0
	Ratio  float64
	Seed   uint64
	Starts int // 0 for the usual number
	Width  int // 0 for the usual one

	// Clock returns the time in seconds, from any origin. It is asked before
	// and after the training; nil reports no time.
	Clock func() float64
}

// File is a named file.
type File struct {
	Name string
	Data []byte
}

// Response is what a Request writes.
type Response struct {
	Files     []File // panels.png, strip.png, units.png, psnr.csv, alignment.json
	Alignment Alignment
	Warnings  []words.Message
}

// Alignment is the content of alignment.json. Numbers that have no meaning are
// null. Angles are in degrees.
type Alignment struct {
	Geometry       string    `json:"geometry"`        // key of the closed form; "general" when there is none
	Status         string    `json:"status"`          // of the closed form
	Predicted      string    `json:"predicted"`       // edges or faces
	Angle          *float64  `json:"angle"`           // of the units to what is predicted
	AngleOther     *float64  `json:"angle_other"`     // to edges where faces are predicted, and the reverse
	AngleRandom    *float64  `json:"angle_random"`    // of random directions in the hull to what is predicted
	OffHullStart   *float64  `json:"off_hull_start"`  // share of |W|^2 off the hull, at the start
	OffHull        *float64  `json:"off_hull"`        // and at the end
	ObjectiveRatio *float64  `json:"objective_ratio"` // J of the network over J of the closed form
	Difference     *float64  `json:"difference"`      // of network and closed form on the edges, relative
	Starts         int       `json:"starts"`
	Units          int       `json:"units"`
	Seconds        float64   `json:"seconds"` // of training
	Active         int       `json:"active"`  // units with at least 1e-3 of the greatest |a||w|
	Cosine         *float64  `json:"cosine"`  // mean |cos| of w to what is predicted
	CosineA        *float64  `json:"cosine_a"`
	Ratio          float64   `json:"ratio"`
	Sigma          float64   `json:"sigma"` // of training, in units of a pixel
	Rho            *float64  `json:"rho"`   // of the closed form
	Objectives     []float64 `json:"objectives"`
	Kept           int       `json:"kept"` // index of the least objective
	Images         []int     `json:"images"`
	Labels         []int     `json:"labels"`
	Why            string    `json:"why"`
}

// The sizes of what is written.
const (
	curvePoints = 180
	stripFrames = 9
	unitRows    = 12
)

// stripSigma is the pixel noise of the film strip, at which most of a digit is
// gone and the estimators part ways.
const stripSigma = 0.4

// Run carries the request out. The error is a words.Message.
func Run(q Request) (*Response, error) {
	set, err := imaging.ParseIDX(q.Images, q.Labels)
	if err != nil {
		return nil, err
	}
	if len(q.Digits) < 2 || len(q.Digits) > imaging.MaxImages {
		return nil, words.M("imaging.count", "n", len(q.Digits), "max", imaging.MaxImages)
	}
	resp := &Response{}
	indices := q.Digits
	if set.Labelled() {
		if indices, err = set.Pick(q.Digits, q.Seed); err != nil {
			return nil, err
		}
	} else {
		resp.Warnings = append(resp.Warnings, words.M("imaging.bynumber"))
	}
	e, err := set.Select(kindOf(len(indices)), indices, q.Ratio, q.Seed)
	if err != nil {
		return nil, err
	}
	e.Starts, e.Width = q.Starts, q.Width
	job, err := imaging.NewJob(e)
	if err != nil {
		return nil, err
	}
	var begin, end float64
	if q.Clock != nil {
		begin = q.Clock()
	}
	job.Step(nil)
	if q.Clock != nil {
		end = q.Clock()
	}
	report := job.Report()
	if c, none := job.Closed(); c == nil {
		resp.Warnings = append(resp.Warnings, none.(words.Message))
	}
	resp.Alignment = alignment(job, report)
	resp.Alignment.Seconds = end - begin
	curves := job.Curves(imaging.Sigmas, curvePoints)
	curves.Step(nil)
	text, err := json.MarshalIndent(resp.Alignment, "", "  ")
	if err != nil {
		return nil, err
	}
	resp.Files = []File{
		{"panels.png", panelSheet(job, job.Sigma(), q.Seed)},
		{"strip.png", stripSheet(job, 0, 1, stripFrames, stripSigma, q.Seed)},
		{"units.png", unitSheet(job, unitRows)},
		{"psnr.csv", curves.CSV()},
		{"alignment.json", append(text, '\n')},
	}
	return resp, nil
}

// kindOf returns the kind of an experiment on n digits.
func kindOf(n int) imaging.Kind {
	switch n {
	case 2:
		return imaging.Two
	case 3:
		return imaging.Faces
	}
	return imaging.Ten
}

// alignment returns the report as the content of alignment.json.
func alignment(j *imaging.Job, r imaging.Report) Alignment {
	e := j.Experiment()
	a := Alignment{
		Geometry: r.Geometry, Status: r.Status, Predicted: "edges",
		Angle: number(r.Angle), AngleOther: number(r.AngleOther), AngleRandom: number(r.Random),
		OffHullStart: number(r.OffHullStart), OffHull: number(r.OffHull),
		ObjectiveRatio: number(r.Ratio), Difference: number(r.Difference),
		Starts: r.Starts, Units: r.Units, Active: r.Active,
		Cosine: number(r.Cosine), CosineA: number(r.CosineA),
		Ratio: e.Ratio, Sigma: j.Sigma(),
		Kept: r.Kept, Objectives: r.Objectives, Images: e.Indices, Labels: e.Labels, Why: r.Why.String(),
	}
	if a.Geometry == "" {
		a.Geometry = "general"
	}
	if r.Predicted == shallow.Face {
		a.Predicted = "faces"
	}
	if c, _ := j.Closed(); c != nil {
		a.Rho = number(c.Rho)
	}
	return a
}

// number returns a pointer to x, nil when it is not a finite number.
func number(x float64) *float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	return &x
}

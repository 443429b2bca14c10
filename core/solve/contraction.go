package solve

import (
	"slices"

	"crease/core/flow"
	"crease/core/scene"
)

// Contraction says where repeated denoising leads from all over the plane, and
// by how much one step brings a point nearer to the clean point next to it. On
// the line the function itself says it: the stage computes nothing there.
type Contraction struct {
	Grid       flow.Grid
	Label      []int // as flow.Basins has it
	Attractors [][]float64
	Clean      int       // how many of them are clean points
	Share      []float64 // of the cells that end at each attractor
	Ratio      []float64 // as flow.Contraction has it
	Most       float64   // the greatest ratio
	Worst      [2]float64
	Done       bool
}

// The maps are cells across, and the cells square; their margin is a share of
// the data's extent.
const (
	mapWidth, mapHeight = 144, 96
	mapMargin           = 0.75
)

// mapGrid returns the grid of the maps: the box of the points and a margin.
func mapGrid(x [][]float64) flow.Grid {
	lo, hi := [2]float64{x[0][0], x[0][1]}, [2]float64{x[0][0], x[0][1]}
	for _, p := range x {
		for k := range lo {
			lo[k], hi[k] = min(lo[k], p[k]), max(hi[k], p[k])
		}
	}
	cx, cy := (lo[0]+hi[0])/2, (lo[1]+hi[1])/2
	ext := max(hi[0]-lo[0], hi[1]-lo[1])
	if !(ext > 0) {
		ext = 1
	}
	w, h := hi[0]-lo[0]+mapMargin*ext, hi[1]-lo[1]+mapMargin*ext
	cell := max(w/mapWidth, h/mapHeight)
	w, h = cell*mapWidth/2, cell*mapHeight/2
	return flow.Grid{Lo: [2]float64{cx - w, cy - h}, Hi: [2]float64{cx + w, cy + h}, W: mapWidth, H: mapHeight}
}

// contraction returns the stage that draws the maps.
func contraction(j *Job) stage {
	sol := j.best
	var f flow.Field = sol.EMMSE
	if sol.Denoiser != nil {
		f = sol.Denoiser
	}
	if sol.Scene.Dim() != 2 {
		return func(func() bool) bool { return true }
	}
	g := mapGrid(sol.Scene.Points)
	ratio := flow.NewContraction(f, sol.Scene.Points, g)
	basins := flow.NewBasins(f, sol.Scene.Points, g, 400)
	return func(stop func() bool) bool {
		done := ratio.Step(stop) && basins.Step(stop)
		c := &Contraction{
			Grid: g, Label: slices.Clone(basins.Label), Attractors: slices.Clone(basins.Attractors), Clean: basins.Clean,
			Ratio: slices.Clone(ratio.Ratio), Most: ratio.Max, Worst: ratio.Worst, Done: done,
		}
		c.Share = make([]float64, len(c.Attractors))
		for _, k := range c.Label {
			if k >= 0 {
				c.Share[k] += 1 / float64(len(c.Label))
			}
		}
		next := *j.best
		next.Contraction = c
		j.best = &next
		return done
	}
}

// inquire returns a stage that runs the scene's study when its turn comes, with
// what is known then.
func (j *Job) inquire() stage {
	var run stage
	return func(stop func() bool) bool {
		if run == nil {
			begin := studies[j.best.Scene.Study]
			if begin == nil || j.best.Scene.Study == scene.Search {
				return true
			}
			run = begin(j)
		}
		return run(stop)
	}
}

package imaging

import (
	"math"
	"math/rand/v2"
)

// DrawnSize is the number of rows and of columns of a drawn digit, that of an
// MNIST digit.
const DrawnSize = 28

// strokes are the digits as a pen draws them: for each its lines, through
// points x, y of the unit square, y down.
var strokes = [10][][][2]float64{
	{{{.5, .14}, {.36, .22}, {.3, .5}, {.36, .78}, {.5, .86}, {.64, .78}, {.7, .5}, {.64, .22}, {.5, .14}}},
	{{{.4, .27}, {.54, .14}, {.54, .5}, {.54, .86}}},
	{{{.3, .3}, {.37, .18}, {.52, .14}, {.66, .21}, {.68, .36}, {.55, .56}, {.31, .83}}, {{.31, .83}, {.5, .83}, {.72, .83}}},
	{{{.31, .2}, {.5, .14}, {.66, .22}, {.65, .38}, {.46, .48}}, {{.46, .48}, {.66, .56}, {.7, .72}, {.54, .86}, {.3, .8}}},
	{{{.56, .14}, {.43, .36}, {.27, .6}}, {{.27, .6}, {.5, .6}, {.75, .59}}, {{.63, .38}, {.61, .62}, {.6, .86}}},
	{{{.38, .15}, {.54, .15}, {.69, .14}}, {{.38, .15}, {.36, .3}, {.34, .46}}, {{.34, .46}, {.54, .42}, {.69, .54}, {.68, .74}, {.5, .86}, {.3, .8}}},
	{{{.62, .14}, {.44, .32}, {.33, .58}, {.38, .8}, {.53, .86}, {.68, .75}, {.65, .57}, {.49, .52}, {.35, .64}}},
	{{{.28, .17}, {.5, .17}, {.72, .16}}, {{.72, .16}, {.58, .48}, {.46, .86}}},
	{{{.5, .48}, {.36, .38}, {.36, .23}, {.5, .14}, {.64, .23}, {.64, .38}, {.5, .48}, {.33, .6}, {.32, .76}, {.5, .86}, {.68, .76}, {.67, .6}, {.5, .48}}},
	{{{.66, .33}, {.53, .48}, {.38, .45}, {.33, .3}, {.44, .16}, {.6, .17}, {.66, .33}, {.65, .6}, {.6, .86}}},
}

// The pen: radius of its line in pixels, and how softly it ends; and by how much
// one hand differs from another, in shares of the square.
const (
	penRadius = 1.1
	penSoft   = 0.7
	handShift = 0.03
	handTilt  = 0.18
	handSize  = 0.1
	handWave  = 0.02
)

// Drawn returns a digit as somebody might write it, DrawnSize x DrawnSize,
// row-major in [0,1], white on black; the hand is chosen by seed. These digits
// come with the program, for a page that has no MNIST file. It panics unless
// class is 0 to 9.
func Drawn(class int, seed uint64) []float64 {
	r := rand.New(rand.NewPCG(seed, drawnStream+uint64(class)))
	about := func(s float64) float64 { return s * (2*r.Float64() - 1) }
	dx, dy, tilt, wide, high := about(handShift), about(handShift), about(handTilt), 1+about(handSize), 1+about(handSize)
	pen := penRadius * (1 + about(2*handSize))
	x := make([]float64, DrawnSize*DrawnSize)
	for _, line := range strokes[class] {
		at := make([][2]float64, len(line))
		for i, p := range line {
			u, v := p[0]-.5+about(handWave), p[1]-.5+about(handWave)
			at[i] = [2]float64{(.5 + dx + wide*u - tilt*v) * DrawnSize, (.5 + dy + high*v) * DrawnSize}
		}
		ink(x, curve(at), pen)
	}
	return x
}

// curve returns points of the Catmull-Rom curve through the given ones, so
// close that lines between them look round.
func curve(p [][2]float64) [][2]float64 {
	const parts = 6
	at := func(i int) [2]float64 { return p[max(0, min(len(p)-1, i))] }
	out := [][2]float64{p[0]}
	for i := range len(p) - 1 {
		a, b, c, d := at(i-1), at(i), at(i+1), at(i+2)
		for s := 1; s <= parts; s++ {
			t := float64(s) / parts
			var q [2]float64
			for k := range q {
				q[k] = 0.5 * (2*b[k] + (c[k]-a[k])*t + (2*a[k]-5*b[k]+4*c[k]-d[k])*t*t + (3*b[k]-a[k]-3*c[k]+d[k])*t*t*t)
			}
			out = append(out, q)
		}
	}
	return out
}

// ink draws a line of the pen's radius along points; where lines meet the
// darker counts.
func ink(x []float64, line [][2]float64, pen float64) {
	for i := range x {
		px, py := float64(i%DrawnSize)+.5, float64(i/DrawnSize)+.5
		least := math.Inf(1)
		for s := range len(line) - 1 {
			a, b := line[s], line[s+1]
			ux, uy := b[0]-a[0], b[1]-a[1]
			t := ((px-a[0])*ux + (py-a[1])*uy) / max(ux*ux+uy*uy, 1e-12)
			t = max(0, min(1, t))
			least = min(least, math.Hypot(px-a[0]-t*ux, py-a[1]-t*uy))
		}
		x[i] = max(x[i], max(0, min(1, (pen+penSoft-least)/(2*penSoft))))
	}
}

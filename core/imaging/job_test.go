package imaging

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"crease/core/emmse"
	"crease/core/shallow"
	"crease/core/shallow/shallowtest"
	"crease/core/train"
)

func TestJobInSlices(t *testing.T) {
	j, err := NewJob(small())
	if err != nil {
		t.Fatal(err)
	}
	before := j.Progress()
	slicesDone := 0
	for !j.Step(func() bool { return true }) {
		slicesDone++
		if p := j.Progress(); p < before || p > 1 {
			t.Fatalf("progress %v after %v", p, before)
		} else {
			before = p
		}
		if slicesDone == 5 {
			r := j.Report()
			if r.Kept >= 0 || len(r.Finals) != 0 || len(r.Path) < 5 || math.IsNaN(r.Angle) || math.IsNaN(r.Ratio) {
				t.Errorf("under way: kept %d, %d points, angle %v, ratio %v", r.Kept, len(r.Path), r.Angle, r.Ratio)
			}
		}
	}
	whole, r := run(t, small())
	if got := j.Report(); got.J != r.J || got.Angle != r.Angle || got.Kept != 0 {
		t.Errorf("in slices J = %v, at once %v", got.J, r.J)
	}
	shallowtest.Suite(t, whole.Trained(), whole.Experiment().X[0], 3)
	if r.OffHull > 1e-4 || r.OffHullStart < 0.01 {
		t.Errorf("off the hull %g, at the start %g", r.OffHull, r.OffHullStart)
	}
}

// The objective that training reports is that of the network it shows.
func TestObjectiveIsTheNetworks(t *testing.T) {
	j, r := run(t, small())
	got, _, err := train.ExpectedObjective(j.exp.X, j.sigma, kappa, j.Trained())
	if err != nil || math.Abs(got-r.J) > 1e-6*r.J {
		t.Errorf("J of the network %v (%v), reported %v", got, err, r.J)
	}
}

// The trainer of finite networks, on samples drawn anew at each step, finds what
// the expected loss does: in two dimensions the noise of its gradient leaves it
// this far off.
const (
	sampledAbove = 1.03 // J over that of the exact training
	sampledOff   = 0.05 // of the function along the edges
)

func TestSampledTrainingAgreesWithExpectedLoss(t *testing.T) {
	if testing.Short() {
		t.Skip("short: training on samples is left out")
	}
	e := Experiment{Kind: Faces, Rows: 1, Cols: 2, Ratio: 0.5, Seed: 2, Width: 24,
		X: [][]float64{{0.1, 0.1}, {0.9, 0.2}, {0.3, 0.95}}}
	exact, re := run(t, e)
	cfg := train.Default()
	cfg.Width, cfg.Lambda, cfg.Seed = 24, kappa*exact.sigma*exact.sigma, 2
	cfg.Noise, cfg.Sigma, cfg.Online, cfg.Samples = train.Gauss, exact.sigma, true, 32
	cfg.Optimizer, cfg.Steps = train.Adam, 12000
	least, _, _ := train.LeastDistance(e.X)
	sampled, err := train.New(shallow.Data{X: e.X, Rho: least / 8}, cfg)
	if err != nil {
		t.Fatal(err)
	}
	for !sampled.Step(func() bool { return false }) {
	}
	j, h, err := train.ExpectedObjective(e.X, exact.sigma, kappa, sampled.Denoiser())
	if err != nil || j < 0.999*re.J || j > sampledAbove*re.J {
		t.Errorf("J on samples %v (%v), exact %v", j, err, re.J)
	}
	var num, den float64
	for p := range 60 {
		y := exact.segment(p)
		a, b := exact.Trained().EvalTo(nil, y), h.EvalTo(nil, y)
		num += MSE(a, b)
		den += MSE(a, exact.hull.Mean)
	}
	if d := math.Sqrt(num / den); d > sampledOff {
		t.Errorf("the functions differ by %.3f of their size along the edges", d)
	}
}

// The online recipe starts where the exact one does, goes down, and is the same
// each time.
func TestOnline(t *testing.T) {
	e := small()
	e.Recipe = Online
	exact, err := NewJob(small())
	if err != nil {
		t.Fatal(err)
	}
	j, r := run(t, e)
	if got, want := r.Path[0].OffHull, exact.Report().Path[0].OffHull; math.Abs(got-want) > 1e-9 {
		t.Errorf("the start is off the hull by %v, that of the exact recipe by %v", got, want)
	}
	if len(r.Path) != onlineSteps/onlineEvery+1 || r.Kept != 0 || r.Starts != 1 {
		t.Errorf("%d points, start %d of %d", len(r.Path), r.Kept, r.Starts)
	}
	first := r.Path[1].J / j.ClosedObjective(r.Path[1].Kappa)
	if last := r.J / r.JClosed; !(last < 0.95*first) || last < 0.99 {
		t.Errorf("J over the closed form's went from %v to %v", first, last)
	}
	if _, again := run(t, e); again.J != r.J {
		t.Errorf("the same seed gave J = %v and %v", again.J, r.J)
	}
}

// What descend follows is the gradient of the sampled loss.
func TestOnlineGradient(t *testing.T) {
	e := small()
	l, err := newOnline(e, e.Sigma(), 2, 10)
	if err != nil {
		t.Fatal(err)
	}
	o := l.(*online)
	loss := func() float64 {
		clear(o.grad)
		o.r = rand.New(rand.NewPCG(9, 9))
		return o.gradient()
	}
	loss()
	grad := append([]float64(nil), o.grad...)
	const h = 1e-6
	for i := range o.theta {
		at := o.theta[i]
		o.theta[i] = at + h
		up := loss()
		o.theta[i] = at - h
		down := loss()
		o.theta[i] = at
		// Central differences are right to h^2, and to rounding over h.
		if want := (up - down) / (2 * h); math.Abs(grad[i]-want) > 1e-7 {
			t.Fatalf("parameter %d: gradient %v, differences %v", i, grad[i], want)
		}
	}
}

func TestPanels(t *testing.T) {
	j, _ := run(t, small())
	x := j.exp.X
	panels := j.Panels(j.Segment(0, 1, 0.25), 0.1, 5)
	var keys []string
	for _, p := range panels {
		keys = append(keys, p.Key)
		if len(p.Pixels) != 6 || math.IsNaN(p.PSNR) {
			t.Errorf("%s: %d pixels, %v dB", p.Key, len(p.Pixels), p.PSNR)
		}
	}
	want := []string{KeyClean, KeyNoisy, KeyEMMSE, KeyProjection, KeyWiener, KeyMinNorm, KeyTrained}
	if !slices.Equal(keys, want) {
		t.Errorf("panels %v, want %v", keys, want)
	}
	for i, v := range panels[0].Pixels {
		if math.Abs(v-(0.75*x[0][i]+0.25*x[1][i])) > 1e-15 {
			t.Errorf("the clean image is off at pixel %d", i)
		}
	}
	if got := MSE(panels[2].Pixels, emmse.New(x, 0.1).EvalTo(nil, panels[1].Pixels)); got != 0 {
		t.Errorf("the eMMSE panel is off by %g", got)
	}
	// The noise does not depend on the level but for its size.
	a, b := Noisy(x[0], 0.1, 5), Noisy(x[0], 0.2, 5)
	for i := range a {
		if math.Abs(2*(a[i]-x[0][i])-(b[i]-x[0][i])) > 1e-15 {
			t.Fatal("the noise changed with the level")
		}
	}
}

func TestFilm(t *testing.T) {
	j, _ := run(t, small())
	x := j.exp.X
	f := j.Film(j.Strip(0, 2, 4), 0.1, 5)
	if f.Step(func() bool { return true }) || len(f.Frames) != 1 {
		t.Errorf("the first step made %d frames", len(f.Frames))
	}
	if !f.Step(nil) || len(f.Frames) != 4 {
		t.Fatalf("%d frames", len(f.Frames))
	}
	strip := f.Frames
	if MSE(strip[0][0].Pixels, x[0]) != 0 || MSE(strip[3][0].Pixels, x[2]) > 1e-30 {
		t.Error("the strip does not run from image 0 to image 2")
	}
	for k, p := range j.Panels(j.Strip(0, 2, 4)[1], 0.1, 5) {
		if MSE(p.Pixels, strip[1][k].Pixels) != 0 || p.PSNR != strip[1][k].PSNR {
			t.Errorf("%s: a frame is not the panel there", p.Key)
		}
	}
	tri := j.Film(j.Triangle(0, 1, 2, 3), 0.1, 5)
	tri.Step(nil)
	if len(tri.Frames) != 6 || MSE(tri.Frames[0][0].Pixels, x[0]) > 1e-30 ||
		MSE(tri.Frames[3][0].Pixels, x[1]) > 1e-30 || MSE(tri.Frames[5][0].Pixels, x[2]) > 1e-30 {
		t.Error("the corners of the triangle are not the images")
	}
}

// A projection leaves what lies in the hull, and of the noise (N-1)/D.
func TestProjection(t *testing.T) {
	j, err := NewJob(small())
	if err != nil {
		t.Fatal(err)
	}
	p := Projection(j.hull)
	for i := range 9 {
		x := j.segment(i)
		if d := MSE(p.EvalTo(nil, x), x); d > 1e-28 {
			t.Errorf("point %d of the hull moved by %g", i, d)
		}
	}
	var left float64
	const draws = 4000
	x := j.segment(0)
	for s := range uint64(draws) {
		left += MSE(p.EvalTo(nil, Noisy(x, 1, s)), x) / draws
	}
	// 2 of 6 dimensions; the mean over the draws spreads by 1/3 sqrt(1/4000).
	if math.Abs(left-1.0/3) > 0.02 {
		t.Errorf("%v of the noise is left, want 1/3", left)
	}
	if a, b := Wiener(j.hull, 1e-9).EvalTo(nil, x), Wiener(j.hull, 1e9).EvalTo(nil, x); MSE(a, x) > 1e-12 || MSE(b, j.hull.Mean) > 1e-12 {
		t.Error("the Wiener filter is not the projection without noise, or not the mean without signal")
	}
}

func TestCurves(t *testing.T) {
	j, _ := run(t, small())
	c := j.Curves([]float64{0.05, 0.2, 0.8}, 60)
	points := 0
	if c.Step(func() bool { points++; return points == 70 }) || points != 70 || c.PSNR[0] == nil || c.PSNR[1] != nil {
		t.Errorf("after %d of 60 points a level: first level %v, second %v", points, c.PSNR[0], c.PSNR[1])
	}
	if !c.Step(nil) {
		t.Error("not done")
	}
	for i, s := range c.Sigma {
		if got, want := c.PSNR[i][0], -20*math.Log10(s); math.Abs(got-want) > 1 {
			t.Errorf("noisy image at %v: %v dB, want about %v", s, got, want)
		}
	}
	want := "sigma,noisy,emmse,projection,wiener,minnorm,trained\n0.05,"
	if csv := string(c.CSV()); len(csv) < len(want) || csv[:len(want)] != want {
		t.Errorf("table begins %q", csv[:min(len(csv), 60)])
	}
	// The first points go once round the three edges.
	for p, ends := range [][2]int{{1, 0}, {2, 0}, {2, 1}} {
		x, a, b := j.segment(p), j.exp.X[ends[0]], j.exp.X[ends[1]]
		l := math.Sqrt(MSE(a, b))
		if d := math.Sqrt(MSE(x, a)) + math.Sqrt(MSE(x, b)); math.Abs(d-l) > 1e-12 {
			t.Errorf("point %d is off the edge %v", p, ends)
		}
	}
}

func TestPSNR(t *testing.T) {
	for _, c := range []struct{ mse, want float64 }{{1, 0}, {0.01, 20}, {0, MaxPSNR}, {1e-30, MaxPSNR}} {
		if got := PSNR(c.mse); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("PSNR(%v) = %v, want %v", c.mse, got, c.want)
		}
	}
}

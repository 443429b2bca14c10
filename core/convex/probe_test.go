//go:build probe

package convex

import (
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"syscall"
	"testing"
	"time"
)

func cpuTime() time.Duration {
	var r syscall.Rusage
	syscall.Getrusage(1, &r)
	return time.Duration(r.Utime.Nano())
}

func timed(p Problem, warm *Solution, opt Options) (Solution, time.Duration, int, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	c := cpuTime()
	s, err := New(p, warm, opt)
	if err != nil {
		return Solution{}, 0, 0, err
	}
	n := 0
	for !s.Step(func() bool { n++; return n > 20000 }) && n < 20000 {
	}
	b := s.Best()
	if s.lower != nil {
		n = n*1000 + s.lower.turns
	}
	return b, cpuTime() - c, n, nil
}

func show(name string, b Solution, d time.Duration, n int, err error) {
	if err != nil {
		fmt.Println(name, err)
		return
	}
	c := b.Certificate
	fmt.Printf("%s %v units %d: L %.9f U %.9f gap %.1e res %.1e feas %v BL %.9f BU %.9f creases %d warn %v\n", name, d.Round(100*time.Microsecond), n, c.Lower, c.Upper, c.Gap, c.Residual, c.Feasible, c.BallLower, c.BallUpper, len(b.H.Creases()), c.Warnings)
}

func balls(seed uint64, n int, sep float64) [][]float64 {
	r := rand.New(rand.NewPCG(seed, 5))
	var u [][]float64
	for tries := 0; len(u) < n && tries < 10000; tries++ {
		x, y := r.Float64()*2-1, r.Float64()*2-1
		ok := true
		for _, v := range u {
			if math.Hypot(v[0]-x, v[1]-y) < sep {
				ok = false
			}
		}
		if ok {
			u = append(u, []float64{x, y})
		}
	}
	return u
}

func TestProbeBalls(t *testing.T) {
	for seed := range uint64(8) {
		x := balls(seed, 3+int(seed)%4, 0.3)
		b, d, n, err := timed(Problem{Y: x, X: x, Rho: 0.1}, nil, Options{})
		show(fmt.Sprint("balls ", len(x)), b, d, n, err)
	}
	var pent [][]float64
	for k := range 5 {
		s, c := math.Sincos(2*math.Pi*float64(k)/5 + 0.3)
		pent = append(pent, []float64{c, s})
	}
	b, d, n, err := timed(Problem{Y: pent, X: pent, Rho: 0.1}, nil, Options{})
	show("pentagon", b, d, n, err)
	eq := [][]float64{{0, 1}, {-math.Sqrt(3) / 2, -.5}, {math.Sqrt(3) / 2, -.5}}
	for _, rho := range []float64{0.2, 0.5, 0.6, 0.76} {
		b, d, n, err := timed(Problem{Y: eq, X: eq, Rho: rho}, nil, Options{})
		show(fmt.Sprint("equilateral ", rho), b, d, n, err)
	}
	A, B := 23.6*math.Pi/180, 74.4*math.Pi/180
	C := math.Pi - A - B
	tri := [][]float64{{0, 0}, {math.Sin(C), 0}, {math.Sin(B) * math.Cos(A), math.Sin(B) * math.Sin(A)}}
	for _, k := range []float64{1, 1 / math.Sin(C), 2, 1 / math.Sin(B), 1 / math.Sin(A)} {
		sc := [][]float64{}
		for _, v := range tri {
			sc = append(sc, []float64{v[0] * k, v[1] * k})
		}
		b, d, n, err := timed(Problem{Y: sc, X: sc, Rho: 0.049}, nil, Options{Gap: 1e-10})
		show(fmt.Sprint("scalene ", k), b, d, n, err)
	}
	var grid [][]float64
	for i := range 3 {
		for j := range 3 {
			grid = append(grid, []float64{float64(i), float64(j) * 1.3})
		}
	}
	b, d, n, err = timed(Problem{Y: grid, X: grid, Rho: 0.1}, nil, Options{})
	show("grid", b, d, n, err)
}

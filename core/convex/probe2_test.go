//go:build probe

package convex

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

func trace(e *engine, limit time.Duration, verbose bool) string {
	t0 := time.Now()
	cpu := cpuTime()
	its, total := 0, 0
	log := ""
	for e.phase != over && time.Since(t0) < limit {
		ph := e.phase
		if ph == weigh {
			its = 0
		}
		its++
		total++
		e.unit()
		if verbose && (ph == look || ph == check || ph == gather || ph == turns && e.phase != turns) {
			m := &e.master
			log += fmt.Sprintf("r%d ph%d its %d K=%d inner %.1e: mcost %.9f mgap %.1e miss %.1e | atoms %d(%d) clean %v upper %.9f lower %.9f pmiss %.1e newton %d peaks %d\n", e.rounds, ph, its, len(m.t), e.inner, m.cost(), m.gap, m.miss, len(e.polish.atoms), len(e.atoms), e.clean, e.upper, e.lower, e.polish.miss, e.newton, len(e.peaks))
		}
	}
	return log + fmt.Sprintf("cpu %v units %d rounds %d K=%d atoms %d clean %v upper %.9f lower %.9f gap %.1e imp %v", (cpuTime()-cpu).Round(10*time.Microsecond), total, e.rounds, len(e.dict), len(e.atoms), e.clean, e.upper, e.lower, e.gap(), e.impossible)
}

func TestGrid(t *testing.T) {
	var grid [][]float64
	for i := range 3 {
		for j := range 3 {
			grid = append(grid, []float64{float64(i), float64(j) * 1.3})
		}
	}
	s, _ := New(Problem{Y: grid, X: grid, Rho: 0.1}, nil, Options{})
	fmt.Println(trace(&s.main, time.Second, true))
	for _, p := range s.main.dict {
		fmt.Printf("%v %.6f %.6f b %.6f\n", p.at, p.w[0], p.w[1], p.b)
	}
}

func TestGrid2(t *testing.T) {
	var grid [][]float64
	for i := range 3 {
		for j := range 3 {
			grid = append(grid, []float64{float64(i), float64(j) * 1.3})
		}
	}
	s, _ := New(Problem{Y: grid, X: grid, Rho: 0.1}, nil, Options{})
	e := &s.main
	for e.phase != look {
		e.unit()
	}
	e.unit()
	for _, p := range e.peaks {
		g := make([]float64, 2)
		e.at.each(&p, 1, func(j int, v float64) { axpy(g, v, e.master.lambda[2*j:2*j+2]) })
		if v := norm(g); v-p.value > 1e-9 || v-p.value < -1e-9 {
			fmt.Printf("%v w %.9f %.9f b %.9f: %.6f by column %.6f;", p.at, p.w[0], p.w[1], p.b, p.value, v)
			for j := range e.at.n {
				fmt.Printf(" %.3g", e.at.height(&p, j)/e.at.rho)
			}
			fmt.Println()
		}
	}
}

func TestNear(t *testing.T) {
	for _, seed := range []int{0, 12, 20} {
		r := rand.New(rand.NewPCG(uint64(seed), 9))
		p := sampleClusters(r.Uint64(), 4, 4, 0.1)
		for j := range 4 {
			p.Y = append(p.Y, []float64{p.Y[j*4][0] + 1e-5*r.NormFloat64(), p.Y[j*4][1]})
			p.X = append(p.X, p.X[j*4])
			p.Group = append(p.Group, p.Group[j*4])
		}
		s, _ := New(p, nil, Options{})
		fmt.Println(trace(&s.main, time.Second, true))
	}
}

func TestNear2(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 9))
	p := sampleClusters(r.Uint64(), 4, 4, 0.1)
	for j := range 4 {
		p.Y = append(p.Y, []float64{p.Y[j*4][0] + 1e-5*r.NormFloat64(), p.Y[j*4][1]})
		p.X = append(p.X, p.X[j*4])
		p.Group = append(p.Group, p.Group[j*4])
	}
	s, _ := New(p, nil, Options{})
	s.Step(nil)
	b := s.Best()
	e := &s.main
	rest := make([]float64, e.sys.n*e.q)
	e.remainder(e.atoms, rest)
	project(rest, e.q, e.sys.a, e.sys.r)
	fmt.Println("frame rest", greatest(rest), "units", s.frame.out.s, s.frame.in.s, e.clean, len(e.atoms), e.gap(), len(b.H.Creases()))
	for i, j := range s.rows {
		f := b.H.EvalTo(nil, p.Y[j])
		fmt.Printf("%d %.2e %.2e rowrest %.1e  lam %.2e par %d far %.1e\n", j, f[0]-p.X[j][0], f[1]-p.X[j][1], rest[i*e.q], norm(e.lambda[i*e.q:i*e.q+e.q]), e.at.tree.parent[i], e.at.tree.far[i])
	}
	for _, a := range e.atoms {
		fmt.Printf("%v %.3e\n", a.at, norm(a.a))
	}
	fmt.Println(b.Certificate)
}

func TestNear3(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 9))
	p := sampleClusters(r.Uint64(), 4, 4, 0.1)
	for j := range 4 {
		p.Y = append(p.Y, []float64{p.Y[j*4][0] + 1e-5*r.NormFloat64(), p.Y[j*4][1]})
		p.X = append(p.X, p.X[j*4])
		p.Group = append(p.Group, p.Group[j*4])
	}
	s, _ := New(p, nil, Options{})
	s.Step(nil)
	e := &s.main
	top := maximum(e.oracle, e.lambda, e.q)
	fmt.Printf("engine: lower %.12f top of kept %.12f cost unit %.12g\n", s.frame.cost(e.lower), top.value, s.frame.cost(1))
	b := s.verifier.onSamples(s.dual())
	fmt.Printf("verify: value %.12f norm %.12f peak %.12f weight %.3e at %v\n", b.value(2), b.norm*s.verifier.chart.s, b.peak.value*s.verifier.chart.s, b.weight, b.peak.at)
	for k := range 6 {
		l := append([]float64(nil), e.lambda...)
		scale(l, 1+float64(k)*1e-15)
		tp := maximum(e.oracle, l, e.q)
		g := make([]float64, 2)
		gm := make([]float64, 2)
		for j := range e.at.n {
			v := e.at.height(&tp, j)
			axpy(g, max(0, v), l[2*j:2*j+2])
			axpy(gm, max(0, -v), l[2*j:2*j+2])
		}
		fmt.Printf("k %d: %.12f at %v direct %.12f other side %.12f\n", k, tp.value, tp.at, norm(g), norm(gm))
	}
	// moments of kept
	var m [3]float64
	for j := range e.at.n {
		m[0] += e.lambda[2*j]
		m[1] += e.lambda[2*j] * e.at.u[2*j]
		m[2] += e.lambda[2*j] * e.at.u[2*j+1]
	}
	fmt.Println("moments", m)
}

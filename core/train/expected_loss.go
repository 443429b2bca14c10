package train

import "math"

// expectedLoss is the exact expected loss of a network on noisy points,
//
//	J = 1/2 mean_n E|f(x_n + sigma e) - x_n|^2 + lambda/2 (|A|^2 + |W|^2),
//	f(y) = sum_k a_k [w_k.y + b_k]_+ + V y + c,   e ~ N(0, I) on R^D,
//
// with the best V and c put in: no sampling, and no V and c to train. It is
// derived here. With means over n and e, phi the vector of the units, m and p
// its means and slopes (rectified), bars for means over n,
//
//	C = cov(phi, y) = mean (m - mbar)(x - xbar)^T + sigma^2 diag(pbar) W,
//	V = (S - A^T C)(S + sigma^2)^-1,  c = xbar - A^T mbar - V xbar,  S = cov(x),
//	J = 1/2 tr A^T P A - tr A^T Q + 1/2 tr S(1 - (S + sigma^2)^-1 S) + penalty,
//	P = mean E[phi phi^T] - mbar mbar^T - C (S + sigma^2)^-1 C^T,
//	Q = mean (m - mbar)(x - xbar)^T - C (S + sigma^2)^-1 S.
//
// Off the hull of the x_n, S = 0 and Q = 0: there J depends only on the Gram
// matrices of the w_k and of the a_k. So the rows of W and A may be given in
// any orthonormal basis of their span that begins with the hull's axes; J and,
// in that basis, its gradient are the same as in all D coordinates, and so are
// the iterates of a method that only adds gradients up, like L-BFGS.
type expectedLoss struct {
	hull          *ExpectedHull
	sigma, lambda float64
	k, p, q       int // units, columns of W, columns of A

	gain       []float64   // r: 1/(S + sigma^2)
	z          []rectified // N x K
	s, mm, pm  []float64   // K: sigma |w|, mbar, pbar
	cov        []float64   // K x K: sigma^2 W W^T
	off        []float64   // K x K: sigma^2 W W^T of the parts off the hull
	gram       []float64   // K x K: A A^T
	moment     []float64   // K x K: mean E[phi phi^T], then P
	both       []float64   // K x K: mean Phi2, then the weights of dW
	cx, cy     []float64   // K x r: cov(phi, x), C on the hull
	dmu        []float64   // N x K: dJ/dmu
	dcy        []float64   // K x r: dJ/dC
	ds, dm, dp []float64   // K: dJ/ds^2; the common part of N dJ/dm; N dJ/dp
}

// newExpectedLoss returns the loss for k units, with p >= r columns of W and q
// >= r columns of A.
func newExpectedLoss(hull *ExpectedHull, sigma, lambda float64, k, p, q int) *expectedLoss {
	r, n := hull.rank(), hull.n
	vec := func(n int) []float64 { return make([]float64, n) }
	l := &expectedLoss{hull: hull, sigma: sigma, lambda: lambda, k: k, p: p, q: q,
		gain: vec(r), z: make([]rectified, n*k), s: vec(k), mm: vec(k), pm: vec(k),
		cov: vec(k * k), off: vec(k * k), gram: vec(k * k), moment: vec(k * k), both: vec(k * k),
		cx: vec(k * r), cy: vec(k * r), dmu: vec(n * k), dcy: vec(k * r), ds: vec(k), dm: vec(k), dp: vec(k)}
	for i, v := range hull.Vars {
		l.gain[i] = 1 / (v + sigma*sigma)
	}
	return l
}

// size returns the number of parameters, K(p + q + 1).
func (l *expectedLoss) size() int { return l.k * (l.p + l.q + 1) }

// split returns W (K x p), A (K x q) and b (K), which share theta. The kinks
// are at w.(y - xbar) + b = 0.
func (l *expectedLoss) split(theta []float64) (w, a, b []float64) {
	i, j := l.k*l.p, l.k*(l.p+l.q)
	return theta[:i:i], theta[i:j:j], theta[j:]
}

// leastSpread keeps sigma |w| from zero, where the loss has no derivative.
const leastSpread = 1e-100

// eval returns J at theta and stores its gradient in grad. It does not
// allocate.
func (l *expectedLoss) eval(theta, grad []float64) float64 {
	w, a, b := l.split(theta)
	l.forward(w, a, b)
	l.pairs()
	fit := l.project(a)
	gw, ga, gb := l.split(grad)
	l.backward(w, gw, a, ga, gb)
	var penalty float64
	for _, x := range theta[:len(w)+len(a)] {
		penalty += x * x
	}
	axpy(grad[:len(w)+len(a)], l.lambda, theta[:len(w)+len(a)])
	return fit + 0.5*l.lambda*penalty
}

// forward computes the Gram matrices and what each unit is on each sample.
func (l *expectedLoss) forward(w, a, b []float64) {
	k, p, q, r := l.k, l.p, l.q, l.hull.rank()
	v := l.sigma * l.sigma
	for i := range k {
		wi, ai := w[i*p:(i+1)*p], a[i*q:(i+1)*q]
		for j := range i + 1 {
			wj := w[j*p : (j+1)*p]
			off := v * longDot(wi[r:], wj[r:])
			cov := off + v*dot(wi[:r], wj[:r])
			gram := longDot(ai, a[j*q:(j+1)*q])
			l.off[i*k+j], l.off[j*k+i] = off, off
			l.cov[i*k+j], l.cov[j*k+i] = cov, cov
			l.gram[i*k+j], l.gram[j*k+i] = gram, gram
		}
		l.s[i] = max(leastSpread, math.Sqrt(l.cov[i*k+i]))
	}
	clear(l.mm)
	clear(l.pm)
	clear(l.cx)
	n := l.hull.n
	mean := 1 / float64(n)
	for i := range n {
		x := l.hull.coord[i*r : (i+1)*r]
		for j := range k {
			z := newRectified(dot(w[j*p:j*p+r], x)+b[j], l.s[j])
			l.z[i*k+j] = z
			l.mm[j] += mean * z.m
			l.pm[j] += mean * z.p
			// The x_n are centred: m - mbar may stay m.
			axpy(l.cx[j*r:(j+1)*r], mean*z.m, x)
		}
	}
	for j := range k {
		for i := range r {
			l.cy[j*r+i] = l.cx[j*r+i] + v*l.pm[j]*w[j*p+i]
		}
	}
}

// pairs computes the second moments, and starts dmu and ds with their part of
// the gradient: dJ/d mean M_kl = (A A^T)_kl for each pair, half that on the
// diagonal.
func (l *expectedLoss) pairs() {
	k, n := l.k, l.hull.n
	mean := 1 / float64(n)
	clear(l.ds)
	for i := range k {
		g := mean * l.gram[i*k+i]
		var m float64
		for t := range n {
			z := &l.z[t*k+i]
			m += z.square()
			l.dmu[t*k+i] = g * z.m
			l.ds[i] += 0.5 * g * z.p
		}
		l.moment[i*k+i] = mean * m
		for j := range i {
			g := mean * l.gram[i*k+j]
			c := l.cov[i*k+j]
			rho, r := slant(c, l.s[i], l.s[j])
			var m, both float64
			for t := range n {
				zi, zj := &l.z[t*k+i], &l.z[t*k+j]
				if zi.silent() || zj.silent() {
					continue
				}
				q := productOf(zi, zj, c, rho, r)
				m += q.m
				both += q.c
				l.dmu[t*k+i] += g * q.muk
				l.dmu[t*k+j] += g * q.mul
				l.ds[i] += g * q.sk
				l.ds[j] += g * q.sl
			}
			l.moment[i*k+j], l.moment[j*k+i] = mean*m, mean*m
			l.both[i*k+j], l.both[j*k+i] = mean*both, mean*both
		}
	}
}

// project turns the second moments into P and returns the fit.
func (l *expectedLoss) project(a []float64) float64 {
	k, q, r := l.k, l.q, l.hull.rank()
	var fit float64
	for i := range k {
		ci := l.cy[i*r : (i+1)*r]
		for j := range i + 1 {
			cj := l.cy[j*r : (j+1)*r]
			m := l.moment[i*k+j] - l.mm[i]*l.mm[j] - l.pm[i]*l.pm[j]*l.off[i*k+j]
			for t, g := range l.gain {
				m -= ci[t] * g * cj[t]
			}
			l.moment[i*k+j], l.moment[j*k+i] = m, m
			if i == j {
				fit += 0.5 * m * l.gram[i*k+i]
			} else {
				fit += m * l.gram[i*k+j]
			}
		}
		for t, g := range l.gain {
			fit -= a[i*q+t] * l.target(i, t, g)
		}
	}
	for t, v := range l.hull.Vars {
		fit += 0.5 * v * l.sigma * l.sigma * l.gain[t]
	}
	return fit
}

// target returns Q_it = cov(phi_i, x_t) - C_it S_t/(S_t + sigma^2).
func (l *expectedLoss) target(i, t int, gain float64) float64 {
	r := l.hull.rank()
	return l.cx[i*r+t] - l.cy[i*r+t]*gain*l.hull.Vars[t]
}

// backward stores the gradient of the fit.
func (l *expectedLoss) backward(w, gw, a, ga, gb []float64) {
	k, p, q, r, n := l.k, l.p, l.q, l.hull.rank(), l.hull.n
	v := l.sigma * l.sigma
	mean := 1 / float64(n)
	clear(ga)
	clear(gw)
	clear(gb)
	clear(l.dcy)
	for i := range k {
		gai, d := ga[i*q:(i+1)*q], l.dcy[i*r:(i+1)*r]
		gram, off := l.gram[i*k:(i+1)*k], l.off[i*k:(i+1)*k]
		combine(gai, l.moment[i*k:(i+1)*k], a, q)
		combine(d, gram, l.cy, r)
		var dm, dp float64
		for j, g := range gram {
			dm -= g * l.mm[j]
			dp -= g * l.pm[j] * off[j]
		}
		for t, g := range l.gain {
			gai[t] -= l.target(i, t, g)
			d[t] = (a[i*q+t]*l.hull.Vars[t] - d[t]) * g
			dp += v * d[t] * w[i*p+t]
		}
		l.dm[i], l.dp[i] = dm, dp
	}
	// Through m, p and s to mu = w.x + b and to w.
	for i := range k {
		gwi := gw[i*p : i*p+r]
		d, ai := l.dcy[i*r:(i+1)*r], a[i*q:i*q+r]
		for t := range n {
			x, z := l.hull.coord[t*r:(t+1)*r], &l.z[t*k+i]
			dmu := l.dmu[t*k+i]
			if !z.silent() {
				dm := l.dm[i] + dot(d, x) - dot(ai, x)
				slope := mean * z.pdf / z.s
				dmu += mean*dm*z.p + l.dp[i]*slope
				l.ds[i] += 0.5 * slope * (dm - l.dp[i]*z.h/z.s)
			}
			axpy(gwi, dmu, x)
			gb[i] += dmu
		}
		axpy(gwi, v*l.pm[i], d)
	}
	// Through the covariances, of which the off-hull part also enters P alone.
	for i := range k {
		both := l.both[i*k : (i+1)*k]
		off := l.off[i*k : (i+1)*k] // no longer needed
		for j, g := range l.gram[i*k : (i+1)*k] {
			b := v * g * both[j]
			if i == j {
				b = v * 2 * l.ds[i]
			}
			both[j] = b
			off[j] = b - v*g*l.pm[i]*l.pm[j]
		}
		combine(gw[i*p:i*p+r], both, w, p)
		combine(gw[i*p+r:(i+1)*p], off, w[r:], p)
	}
}

// combine adds sum_j coef[j] rows[j*stride:] to dst, four rows at a time.
func combine(dst, coef, rows []float64, stride int) {
	n := len(dst)
	if n == 0 {
		return
	}
	j := 0
	for ; j+3 < len(coef); j += 4 {
		c0, c1, c2, c3 := coef[j], coef[j+1], coef[j+2], coef[j+3]
		at := j * stride
		r0 := rows[at:][:n]
		r1 := rows[at+stride:][:n]
		r2 := rows[at+2*stride:][:n]
		r3 := rows[at+3*stride:][:n]
		for t := range dst {
			dst[t] += c0*r0[t] + c1*r1[t] + (c2*r2[t] + c3*r3[t])
		}
	}
	for ; j < len(coef); j++ {
		axpy(dst, coef[j], rows[j*stride:][:n])
	}
}

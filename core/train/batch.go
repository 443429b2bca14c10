package train

import "math"

// batch is a set of noisy samples with their targets, grouped in clusters (one
// a clean point), and what the loss needs to work on them without allocating.
type batch struct {
	d      int
	x      []float64 // N x d targets
	y      []float64 // n x d samples, cluster by cluster
	at     []int     // N+1: cluster i is rows at[i] to at[i+1] of y
	mid    []float64 // N x d: a ball about the samples of each cluster,
	far    []float64 // N: and its radius
	affine []bool    // N: see loss
	r      []float64 // n x d residuals f(y_j) - x_j of the last call of loss
	// Work: an affine map (A | t) a cluster, d x (d+1) row-major, and one for a unit.
	maps []float64
	sum  []float64
	side []side // K x N
}

// side is where the samples of a cluster lie of a unit's crease.
type side uint8

const (
	off side = iota // all on the side where the unit is silent
	cut             // on both sides
	on              // all on the side where it is affine
)

// newBatch returns a batch of clusters of the given sizes for k units, with
// samples and targets still zero.
func newBatch(d, k int, sizes []int) *batch {
	n := 0
	b := &batch{d: d, at: make([]int, 1, len(sizes)+1), affine: make([]bool, len(sizes))}
	for i, m := range sizes {
		n += m
		b.at = append(b.at, n)
		b.affine[i] = m > d
	}
	b.x = make([]float64, len(sizes)*d)
	b.mid = make([]float64, len(sizes)*d)
	b.far = make([]float64, len(sizes))
	b.y = make([]float64, n*d)
	b.r = make([]float64, n*d)
	b.side = make([]side, k*len(sizes))
	any := false
	for _, a := range b.affine {
		any = any || a
	}
	if any {
		b.maps = make([]float64, len(sizes)*d*(d+1))
		b.sum = make([]float64, d*(d+1))
	}
	return b
}

// n returns the number of samples.
func (b *batch) n() int { return b.at[len(b.at)-1] }

// cluster returns the rows of cluster i in s, which is n x d.
func (b *batch) cluster(s []float64, i int) []float64 {
	return s[b.at[i]*b.d : b.at[i+1]*b.d]
}

// enclose finds the balls about the clusters; to be called whenever y changed.
// The centre is the mean and the radius the greatest distance from it.
func (b *batch) enclose() {
	for i := range b.far {
		mid, ys := b.mid[i*b.d:(i+1)*b.d], b.cluster(b.y, i)
		clear(mid)
		for j, y := range ys {
			mid[j%b.d] += y
		}
		for j := range mid {
			mid[j] /= float64(b.at[i+1] - b.at[i])
		}
		var far float64
		for ; len(ys) >= b.d; ys = ys[b.d:] {
			var s float64
			for j, m := range mid {
				s += (ys[j] - m) * (ys[j] - m)
			}
			far = max(far, s)
		}
		b.far[i] = math.Sqrt(far)
	}
}

// loss returns
//
//	J = 1/(2n) sum_j |f(y_j) - x_j|^2 + lambda/2 sum_k (|a_k|^2 + |w_k|^2)
//
// and stores its gradient in grad and the residuals in b.r. Where a
// pre-activation is 0 the unit counts as silent.
//
// Most units are affine or silent on a whole cluster, because trained creases
// run between the clusters. A unit whose crease misses the ball about a cluster
// is met once, not once a sample: silent ones are passed over, and for affine
// ones the cluster's maps are summed first (forwards a (w | b), backwards
// sum_j r_j (y_j | 1)^T). Such a map has d(d+1) numbers, so this pays in
// clusters of more than d samples; in others, the unit is met at each sample.
func (b *batch) loss(s shape, theta, grad []float64, lambda float64) float64 {
	d, size := b.d, b.d*(b.d+1)
	clear(b.r)
	clear(b.maps)
	// Forwards. b.r gathers what the units of creases that cut a cluster say.
	for k := range s.k {
		w, bias, a := s.unit(theta, k)
		reach := math.Sqrt(dot(w, w))
		sides := b.side[k*len(b.far) : (k+1)*len(b.far)]
		for i, far := range b.far {
			t := bias[0] + dot(w, b.mid[i*d:(i+1)*d])
			switch {
			case t <= -reach*far:
				sides[i] = off
			case t >= reach*far && b.affine[i]:
				sides[i] = on
				addMap(b.maps[i*size:(i+1)*size], a, w, bias[0])
			default:
				sides[i] = cut
				forward(b.cluster(b.r, i), b.cluster(b.y, i), w, bias[0], a)
			}
		}
	}
	c, v := s.affine(theta)
	fit := b.finish(c, v) / (2 * float64(b.n()))

	// Backwards.
	scale := 1 / float64(b.n())
	clear(grad)
	gc, gv := s.affine(grad)
	b.backAffine(gc, gv, scale)
	var decay float64
	for k := range s.k {
		w, bias, a := s.unit(theta, k)
		gw, gb, ga := s.unit(grad, k)
		any := false
		for i, side := range b.side[k*len(b.far) : (k+1)*len(b.far)] {
			switch side {
			case on:
				m := b.maps[i*size : (i+1)*size]
				if !any {
					any = true
					copy(b.sum, m)
				} else {
					axpy(b.sum, 1, m)
				}
			case cut:
				backward(gw, gb, ga, b.cluster(b.r, i), b.cluster(b.y, i), w, bias[0], a)
			}
		}
		if any {
			addBack(gw, gb, ga, b.sum, w, bias[0], a)
		}
		gb[0] *= scale
		for j := range d {
			decay += w[j]*w[j] + a[j]*a[j]
			gw[j] = gw[j]*scale + lambda*w[j]
			ga[j] = ga[j]*scale + lambda*a[j]
		}
	}
	return fit + lambda/2*decay
}

// finish turns what b.r holds into the residuals, adding the affine parts and
// subtracting the targets, replaces the clusters' maps by those of the
// residuals, sum_j r_j (y_j | 1)^T, and returns sum_j |r_j|^2.
func (b *batch) finish(c, v []float64) float64 {
	d, size := b.d, b.d*(b.d+1)
	var total float64
	for i := range b.far {
		r, y, x := b.cluster(b.r, i), b.cluster(b.y, i), b.x[i*d:(i+1)*d]
		if !b.affine[i] {
			for j := range d { // a row of V at a time: it stays near
				for l := 0; l < len(y); l += d {
					t := r[l+j] + c[j] - x[j]
					if v != nil {
						t += longDot(v[j*d:(j+1)*d], y[l:l+d])
					}
					total += t * t
					r[l+j] = t
				}
			}
			continue
		}
		m := b.maps[i*size : (i+1)*size]
		for j := range d {
			row := m[j*(d+1) : (j+1)*(d+1)]
			row[d] += c[j] - x[j]
			if v != nil {
				axpy(row[:d], 1, v[j*d:(j+1)*d])
			}
		}
		total += applyMap(r, y, m, d)
		momentMap(m, r, y, d)
	}
	return total
}

// backAffine stores the gradients of c and V.
func (b *batch) backAffine(gc, gv []float64, scale float64) {
	d, size := b.d, b.d*(b.d+1)
	for i := range b.far {
		if b.affine[i] {
			m := b.maps[i*size : (i+1)*size]
			for j := range d {
				row := m[j*(d+1) : (j+1)*(d+1)]
				gc[j] += scale * row[d]
				if gv != nil {
					axpy(gv[j*d:(j+1)*d], scale, row[:d])
				}
			}
			continue
		}
		r, y := b.cluster(b.r, i), b.cluster(b.y, i)
		for j := range d {
			for l := 0; l < len(y); l += d {
				gc[j] += scale * r[l+j]
				if gv != nil {
					axpy(gv[j*d:(j+1)*d], scale*r[l+j], y[l:l+d])
				}
			}
		}
	}
}

package train

// The innermost loops, for one unit and one cluster: y and r are m x d
// row-major. They are written out for d = 1 and 2, where the functions are
// drawn, with everything that fits in local variables, and in general.

// forward adds a [w.y_j + b]_+ to each row of out.
func forward(out, y, w []float64, b float64, a []float64) {
	out = out[:len(y)]
	switch len(w) {
	case 1:
		w0, a0 := w[0], a[0]
		for j, y0 := range y {
			if t := w0*y0 + b; t > 0 {
				out[j] += a0 * t
			}
		}
	case 2:
		w0, w1, a0, a1 := w[0], w[1], a[0], a[1]
		for j := 0; j+1 < len(y); j += 2 {
			if t := w0*y[j] + w1*y[j+1] + b; t > 0 {
				out[j] += a0 * t
				out[j+1] += a1 * t
			}
		}
	default:
		for d := len(w); len(y) >= d; y, out = y[d:], out[d:] {
			if t := dot(w, y[:d]) + b; t > 0 {
				axpy(out[:d], t, a)
			}
		}
	}
}

// backward adds to gw, gb and ga the sums over the active samples of
// (a.r_j) y_j, a.r_j and [w.y_j + b]_+ r_j.
func backward(gw, gb, ga, r, y, w []float64, b float64, a []float64) {
	r = r[:len(y)]
	switch len(w) {
	case 1:
		// With s_0 = sum r, s_1 = sum r y over the active samples.
		w0 := w[0]
		var s0, s1 float64
		for j, y0 := range y {
			if w0*y0+b > 0 {
				s0 += r[j]
				s1 += r[j] * y0
			}
		}
		gw[0] += a[0] * s1
		gb[0] += a[0] * s0
		ga[0] += w0*s1 + b*s0
	case 2:
		w0, w1, a0, a1 := w[0], w[1], a[0], a[1]
		var g, gw0, gw1, ga0, ga1 float64
		for j := 0; j+1 < len(y); j += 2 {
			y0, y1 := y[j], y[j+1]
			if t := w0*y0 + w1*y1 + b; t > 0 {
				r0, r1 := r[j], r[j+1]
				q := a0*r0 + a1*r1
				g += q
				gw0 += q * y0
				gw1 += q * y1
				ga0 += t * r0
				ga1 += t * r1
			}
		}
		gb[0] += g
		gw[0] += gw0
		gw[1] += gw1
		ga[0] += ga0
		ga[1] += ga1
	default:
		for d := len(w); len(y) >= d; y, r = y[d:], r[d:] {
			if t := dot(w, y[:d]) + b; t > 0 {
				q := dot(a, r[:d])
				gb[0] += q
				axpy(gw, q, y[:d])
				axpy(ga, t, r[:d])
			}
		}
	}
}

// addMap adds a (w | b) to the d x (d+1) map m.
func addMap(m, a, w []float64, b float64) {
	d := len(w)
	if d == 2 {
		m, w = m[:6], w[:2]
		a0, a1 := a[0], a[1]
		m[0] += a0 * w[0]
		m[1] += a0 * w[1]
		m[2] += a0 * b
		m[3] += a1 * w[0]
		m[4] += a1 * w[1]
		m[5] += a1 * b
		return
	}
	for j, q := range a {
		row := m[j*(d+1) : (j+1)*(d+1)]
		axpy(row[:d], q, w)
		row[d] += q * b
	}
}

// addBack adds to gw, gb and ga the gradients of a unit that is affine where
// the residuals' map m = sum_j r_j (y_j | 1)^T was taken: m^T a and m (w | b).
func addBack(gw, gb, ga, m, w []float64, b float64, a []float64) {
	d := len(w)
	for j, q := range a {
		row := m[j*(d+1) : (j+1)*(d+1)]
		axpy(gw, q, row[:d])
		gb[0] += q * row[d]
		ga[j] += dot(w, row[:d]) + b*row[d]
	}
}

// applyMap adds m (y_j | 1) to each row of r and returns the sum of squares of
// all of r.
func applyMap(r, y, m []float64, d int) float64 {
	var total float64
	if d == 2 {
		m = m[:6]
		r = r[:len(y)]
		m0, m1, m2, m3, m4, m5 := m[0], m[1], m[2], m[3], m[4], m[5]
		for j := 0; j+1 < len(y); j += 2 {
			r0 := r[j] + (m0*y[j] + m1*y[j+1] + m2)
			r1 := r[j+1] + (m3*y[j] + m4*y[j+1] + m5)
			total += r0*r0 + r1*r1
			r[j], r[j+1] = r0, r1
		}
		return total
	}
	for ; len(y) >= d; y, r = y[d:], r[d:] {
		for j := range d {
			row := m[j*(d+1) : (j+1)*(d+1)]
			r[j] += dot(row[:d], y[:d]) + row[d]
			total += r[j] * r[j]
		}
	}
	return total
}

// momentMap stores sum_j r_j (y_j | 1)^T in m.
func momentMap(m, r, y []float64, d int) {
	clear(m)
	for ; len(y) >= d; y, r = y[d:], r[d:] {
		for j := range d {
			row := m[j*(d+1) : (j+1)*(d+1)]
			axpy(row[:d], r[j], y[:d])
			row[d] += r[j]
		}
	}
}

func dot(a, b []float64) float64 {
	var s float64
	b = b[:len(a)]
	for i, x := range a {
		s += x * b[i]
	}
	return s
}

// longDot is dot for long rows: it keeps four sums, so that no addition waits for the last one.
func longDot(a, b []float64) float64 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float64
	i := 0
	for ; i+3 < len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + (s2 + s3)
}

func axpy(dst []float64, k float64, x []float64) {
	x = x[:len(dst)]
	for i := range dst {
		dst[i] += k * x[i]
	}
}

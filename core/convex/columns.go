package convex

// columns are the phi_k, by their nonzero entries.
type columns struct {
	start []int32 // K+1
	row   []int32
	val   []float64
}

func (c *columns) len() int { return len(c.start) - 1 }

func (c *columns) reset() {
	c.start = append(c.start[:0], 0)
	c.row, c.val = c.row[:0], c.val[:0]
}

// times stores phi_k^T x (x: n x q) in out.
func (c *columns) times(k int, x []float64, q int, out []float64) {
	row := c.row[c.start[k]:c.start[k+1]]
	val := c.val[c.start[k]:c.start[k+1]]
	val = val[:len(row)]
	if q == 2 { // nearly always
		var a, b float64
		for i, j := range row {
			y := x[2*int(j) : 2*int(j)+2]
			a += val[i] * y[0]
			b += val[i] * y[1]
		}
		out[0], out[1] = a, b
		return
	}
	clear(out)
	for i, j := range row {
		axpy(out, val[i], x[int(j)*q:int(j)*q+q])
	}
}

// add adds f phi_k y^T to x (n x q).
func (c *columns) add(k int, f float64, y, x []float64) {
	q := len(y)
	row := c.row[c.start[k]:c.start[k+1]]
	val := c.val[c.start[k]:c.start[k+1]]
	val = val[:len(row)]
	if q == 2 {
		a, b := f*y[0], f*y[1]
		for i, j := range row {
			z := x[2*int(j) : 2*int(j)+2]
			z[0] += val[i] * a
			z[1] += val[i] * b
		}
		return
	}
	for i, j := range row {
		axpy(x[int(j)*q:int(j)*q+q], f*val[i], y)
	}
}

package imaging

import (
	"math"
	"math/rand/v2"

	"crease/core/words"
)

// MaxPhoto bounds the pixels of a picture.
const MaxPhoto = 40_000_000

// Photo is a grey picture of any size, row-major in [0,1].
type Photo struct {
	Rows, Cols int
	Pixels     []float64
}

// FromRGBA returns the luma .299 R + .587 G + .114 B of a picture given by its
// bytes R, G, B, A, row by row, upon white where it is transparent (A is not
// premultiplied, as in a canvas's ImageData). The error is a words.Message.
func FromRGBA(rows, cols int, rgba []byte) (Photo, error) {
	if rows < 1 || cols < 1 {
		return Photo{}, words.M("imaging.photo.empty", "rows", rows, "cols", cols)
	}
	if rows > MaxPhoto || cols > MaxPhoto || rows*cols > MaxPhoto {
		return Photo{}, words.M("imaging.photo.large", "rows", rows, "cols", cols, "max", MaxPhoto)
	}
	if len(rgba) != 4*rows*cols {
		return Photo{}, words.M("imaging.photo.bytes", "got", len(rgba), "want", 4*rows*cols)
	}
	p := Photo{rows, cols, make([]float64, rows*cols)}
	for i := range p.Pixels {
		c := rgba[4*i : 4*i+4]
		a := float64(c[3]) / 255
		luma := 0.299*float64(c[0]) + 0.587*float64(c[1]) + 0.114*float64(c[2])
		p.Pixels[i] = luma/255*a + 1 - a
	}
	return p, nil
}

// Resize returns the picture with rows x cols pixels, each the mean of the area
// it covers; the middle of the picture is cut to the new proportions. It panics
// unless rows and cols are at least 1.
func (p Photo) Resize(rows, cols int) Photo {
	if rows < 1 || cols < 1 {
		panic("imaging: no pixels")
	}
	// One new pixel covers k x k old ones.
	k := min(float64(p.Rows)/float64(rows), float64(p.Cols)/float64(cols))
	top, left := (float64(p.Rows)-k*float64(rows))/2, (float64(p.Cols)-k*float64(cols))/2
	q := Photo{rows, cols, make([]float64, rows*cols)}
	for i := range rows {
		for j := range cols {
			q.Pixels[i*cols+j] = p.mean(top+k*float64(i), left+k*float64(j), k)
		}
	}
	return q
}

// mean returns the mean over the k x k square with its corner at (y, x).
func (p Photo) mean(y, x, k float64) float64 {
	var sum, area float64
	for i := max(0, int(y)); i < p.Rows && float64(i) < y+k; i++ {
		h := min(y+k, float64(i+1)) - max(y, float64(i))
		for j := max(0, int(x)); j < p.Cols && float64(j) < x+k; j++ {
			w := min(x+k, float64(j+1)) - max(x, float64(j))
			if h > 0 && w > 0 {
				sum += h * w * p.Pixels[i*p.Cols+j]
				area += h * w
			}
		}
	}
	if area == 0 {
		return 0
	}
	return sum / area
}

// Patch returns the size x size pixels with their corner at (row, col). It
// panics if they are not in the picture.
func (p Photo) Patch(row, col, size int) []float64 {
	x := make([]float64, 0, size*size)
	for i := range size {
		at := (row+i)*p.Cols + col
		x = append(x, p.Pixels[at:at+size]...)
	}
	return x
}

// The search for patches. What the theorem asks for is all that is asked for:
// the flat one sees any two at an angle that is not acute ([Z23], rays: u_l.u_k <= 0).
// The rest is so that there is something to see: a patch stands out from the
// flat one by a tenth of the grey scale, root mean square, and varies within
// itself by half of that.
const (
	patchContrast = 0.1
	patchDetail   = 0.05
	patchTries    = 3000
	patchStarts   = 40
)

// detail returns the standard deviation of the pixels of an image.
func detail(x []float64) float64 {
	m := mean(x)
	var s float64
	for _, v := range x {
		s += (v - m) * (v - m) / float64(len(x))
	}
	return math.Sqrt(s)
}

// Patches returns n images of size x size pixels: a flat one, of the picture's
// mean grey, and n-1 patches of the picture, chosen by seed, of which the flat
// one sees no two at an acute angle. They are the training points of rays.
// The error is a words.Message: a picture that is too small or has too little
// in it.
func (p Photo) Patches(n, size int, seed uint64) ([][]float64, error) {
	if n < 2 || size < 1 || size*size > MaxPixels {
		return nil, words.M("imaging.patches.size", "n", n, "size", size, "max", MaxPixels)
	}
	if p.Rows < size || p.Cols < size {
		return nil, words.M("imaging.patches.small", "rows", p.Rows, "cols", p.Cols, "size", size)
	}
	var grey float64
	for _, v := range p.Pixels {
		grey += v / float64(len(p.Pixels))
	}
	flat := make([]float64, size*size)
	for i := range flat {
		flat[i] = grey
	}
	r := rand.New(rand.NewPCG(seed, patchStream))
	least := patchContrast * float64(size) // |u| of that contrast
	for range patchStarts {
		x := [][]float64{flat}
		var rays [][]float64
	tries:
		for range patchTries {
			if len(x) == n {
				return x, nil
			}
			c := p.Patch(r.IntN(p.Rows-size+1), r.IntN(p.Cols-size+1), size)
			u, l := unit(minus(c, flat))
			if !(l >= least) || math.IsInf(l, 0) || detail(c) < patchDetail {
				continue
			}
			for _, v := range rays {
				if dot(u, v) > 0 {
					continue tries
				}
			}
			x, rays = append(x, c), append(rays, u)
		}
	}
	return nil, words.M("imaging.patches.none", "n", n, "size", size)
}

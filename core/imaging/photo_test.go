package imaging

import (
	"math"
	"testing"
)

func TestFromRGBA(t *testing.T) {
	p, err := FromRGBA(1, 5, []byte{255, 255, 255, 255, 0, 0, 0, 255, 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 0, 0})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{1, 0, 0.299, 0.587, 1} {
		if math.Abs(p.Pixels[i]-want) > 1e-12 {
			t.Errorf("pixel %d is %v, want %v", i, p.Pixels[i], want)
		}
	}
	for _, c := range []struct {
		rows, cols, bytes int
		want              string
	}{
		{0, 3, 0, "imaging.photo.empty"}, {3, -1, 0, "imaging.photo.empty"}, {2, 2, 15, "imaging.photo.bytes"},
		{1 << 20, 1 << 20, 4, "imaging.photo.large"}, {math.MaxInt, math.MaxInt, 4, "imaging.photo.large"},
	} {
		if _, err := FromRGBA(c.rows, c.cols, make([]byte, c.bytes)); key(err) != c.want {
			t.Errorf("%d x %d of %d bytes: %v", c.rows, c.cols, c.bytes, err)
		}
	}
}

func TestResize(t *testing.T) {
	p := Photo{4, 6, make([]float64, 24)}
	for i := range p.Pixels {
		p.Pixels[i] = float64(i%6) + 10*float64(i/6)
	}
	// Half the size: means of 2 x 2 pixels.
	q := p.Resize(2, 3)
	for i, want := range []float64{5.5, 7.5, 9.5, 25.5, 27.5, 29.5} {
		if math.Abs(q.Pixels[i]-want) > 1e-12 {
			t.Errorf("pixel %d is %v, want %v", i, q.Pixels[i], want)
		}
	}
	// A square is cut from the middle.
	if q := p.Resize(4, 4); q.Pixels[0] != 1 || q.Pixels[3] != 4 {
		t.Errorf("the first row of the square is %v", q.Pixels[:4])
	}
	// Any size keeps the mean of a linear picture.
	var m float64
	q = p.Resize(3, 3)
	for _, v := range q.Pixels {
		m += v / 9
	}
	if math.Abs(m-17.5) > 1e-12 {
		t.Errorf("mean %v, want 17.5", m)
	}
}

func TestPatches(t *testing.T) {
	p := photograph(t)
	seen := map[float64]bool{}
	for seed := range uint64(5) {
		for _, n := range []int{3, 4, 5} {
			x, err := p.Patches(n, 8, seed)
			if err != nil {
				t.Fatal(err)
			}
			again, _ := p.Patches(n, 8, seed)
			if len(x) != n || len(x[0]) != 64 || MSE(x[n-1], again[n-1]) != 0 {
				t.Fatalf("%d patches of %d pixels, or not the same again", len(x), len(x[0]))
			}
			seen[x[1][0]] = true
			for i := 1; i < n; i++ {
				if x[0][i] != x[0][0] {
					t.Error("the first is not flat")
				}
				for j := 1; j < i; j++ {
					if dot(minus(x[i], x[0]), minus(x[j], x[0])) > 0 {
						t.Errorf("patches %d and %d stand at an acute angle", i, j)
					}
				}
			}
		}
	}
	if len(seen) < 5 {
		t.Errorf("5 seeds gave %d first patches", len(seen))
	}
	blank := Photo{20, 20, make([]float64, 400)}
	for _, c := range []struct {
		photo   Photo
		n, size int
		want    string
	}{
		{blank, 4, 8, "imaging.patches.none"}, {blank, 4, 21, "imaging.patches.small"},
		{blank, 1, 8, "imaging.patches.size"}, {p, 4, 33, "imaging.patches.size"}, {p, 4, 0, "imaging.patches.size"},
		{p, 16, 2, "imaging.patches.none"},
	} {
		if _, err := c.photo.Patches(c.n, c.size, 1); key(err) != c.want {
			t.Errorf("%d patches of %d: %v, want %s", c.n, c.size, err, c.want)
		}
	}
}

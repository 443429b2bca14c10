package bitmap_test

import (
	"image"
	"testing"

	"crease/core/picture"
	"crease/core/picture/bitmap"
	"crease/core/picture/picturetest"
)

// A feather falls linearly over a pixel, exact cover does so along the axes
// only: at 45 degrees they differ by up to 1/8 - (sqrt 2 - 1)^2/4 < 0.09 at
// either border, and where several borders meet in one pixel by a few times
// that. Such pixels are few.
const (
	within = 0.10  // of full scale, for all but
	few    = 0.004 // of all pixels,
	worst  = 0.55  // and for those
)

func TestTrianglesAgreeWithCover(t *testing.T) {
	for _, scale := range []float64{1, 1.5, 2} {
		for _, theme := range []picture.Theme{picture.Light, picture.Dark} {
			pic := picturetest.Sample()
			pic.Rasters = nil
			var m picture.Mesh
			m.Build(pic, theme, scale)
			want := bitmap.Marks(pic, theme, scale)
			got := picturetest.Triangles(&m, theme.Colour(picture.Paper), want.Rect.Dx(), want.Rect.Dy())
			compare(t, got, want)
		}
	}
}

func compare(t *testing.T, got, want *image.RGBA) {
	t.Helper()
	off, most := 0, 0
	if got.Rect != want.Rect {
		t.Fatalf("%v where %v is expected", got.Rect, want.Rect)
	}
	for i := range want.Pix {
		d := int(got.Pix[i]) - int(want.Pix[i])
		d = max(d, -d)
		most = max(most, d)
		if float64(d) > 255*within {
			off++
		}
	}
	share := float64(off) / float64(len(want.Pix)*3/4)
	if share > few || float64(most) > 255*worst {
		t.Errorf("%.4f of all values are off by more than %v, the worst by %.2f", share, within, float64(most)/255)
	}
}

package picture_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"reflect"
	"strings"
	"testing"

	. "crease/core/picture"
	"crease/core/picture/picturetest"
)

func TestDecodeReadsWhatEncodeWrites(t *testing.T) {
	for _, want := range []*Picture{picturetest.Sample(), {}, {W: 10, H: 20, Title: "标题 \u2028 \\ \x01"}} {
		b := Encode(want)
		got, err := Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v\nwant %+v", got, want)
		}
		body, err := DecodeBody(b)
		if err != nil || !reflect.DeepEqual(body.Marks, want.Marks) || !reflect.DeepEqual(body.Rasters, want.Rasters) || body.Serial != want.Serial || body.W != want.W {
			t.Errorf("the body differs (%v)", err)
		}
	}
}

func TestEncodeLeavesOutWhatCannotBeDrawn(t *testing.T) {
	pic := picturetest.Sample()
	marks := len(pic.Marks)
	nan := float32(math.NaN())
	pic.Marks = append(pic.Marks,
		Mark{Kind: Discs, Points: []float32{1, nan}},
		Mark{Kind: Discs, Points: []float32{1}},
		Mark{Kind: Discs, Panel: 9, Points: []float32{1, 2}},
		Mark{Kind: 200, Points: []float32{1, 2}},
		Mark{Kind: Rings, Width: float32(math.Inf(1)), Points: []float32{1, 2}})
	pic.Rasters = append(pic.Rasters, Raster{Cols: 3, Rows: 3, Cells: make([]byte, 8)})
	pic.Handles = append(pic.Handles, Handle{Panel: 40}, Handle{Pixel: Pixel{math.NaN(), 3}})
	pic.Title = "a\xffb"
	got, err := Decode(Encode(pic))
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Marks) != marks || len(got.Rasters) != 2 || len(got.Handles) != 2 {
		t.Errorf("%d marks, %d rasters, %d handles", len(got.Marks), len(got.Rasters), len(got.Handles))
	}
	if got.Handles[1].Pixel != (Pixel{0, 3}) || got.Title != "a\uFFFDb" {
		t.Errorf("handle %v, title %q", got.Handles[1].Pixel, got.Title)
	}
	if s := SVG(pic, "light"); strings.Contains(s, "NaN") || strings.Contains(s, "Inf") {
		t.Error("SVG holds a number that is not finite")
	}
}

// Every prefix, and every byte changed in the frame of the format, must be
// refused or decoded, never panic; most must be refused.
func TestDecodeIsStrict(t *testing.T) {
	b := Encode(picturetest.Sample())
	for n := range len(b) {
		if _, err := Decode(b[:n]); !errors.Is(err, ErrFormat) {
			t.Fatalf("the first %d of %d bytes: %v", n, len(b), err)
		}
	}
	if _, err := Decode(append(bytes.Clone(b), 0, 0, 0, 0)); !errors.Is(err, ErrFormat) {
		t.Error("bytes too many are taken")
	}
	for _, at := range []int{0, 8, 11, 12, 15} {
		c := bytes.Clone(b)
		c[at] ^= 0x80
		if _, err := Decode(c); !errors.Is(err, ErrFormat) {
			t.Errorf("byte %d changed: %v", at, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(Encode(picturetest.Sample()))
	f.Add(Encode(&Picture{}))
	f.Add(Encode(&Picture{W: 1, H: 1, Panels: []Panel{{ID: "a"}}, Marks: []Mark{{Kind: Polygon, Alpha: 1, Points: []float32{0, 0, 1, 0, 0, 1}}}}))
	f.Fuzz(func(t *testing.T, b []byte) {
		pic, err := Decode(b)
		if err != nil {
			if !errors.Is(err, ErrFormat) {
				t.Fatalf("error %v does not wrap ErrFormat", err)
			}
			return
		}
		again, err := Decode(Encode(pic))
		if err != nil {
			t.Fatal(err)
		}
		// Empty lists may turn into nil ones; the bytes tell.
		if !bytes.Equal(Encode(again), Encode(pic)) {
			t.Fatal("the second reading differs")
		}
		wellFormed(t, SVG(pic, "auto"))
	})
}

func wellFormed(t *testing.T, s string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		_, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%v in %q", err, s[:min(len(s), 2000)])
		}
	}
}

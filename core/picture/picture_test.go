package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"reflect"
	"strings"
	"testing"
)

// sample returns a picture with one of everything.
func sample() *Picture {
	pic := &Picture{
		Serial: 7, W: 480, H: 300, Title: `Two <points> & "more"`, Desc: "A description.",
		Panels: []Panel{
			{"plane", Rect{40, 10, 260, 250}, Transform{170, 135, 50, 50}},
			{"line", Rect{320, 10, 150, 250}, Transform{395, 135, 30, 30}},
		},
		Labels: []Label{
			{Pixel{170, 280}, "x", Middle, Muted, 12, false, true},
			{Pixel{36, 20}, "2", End, Muted, 11, false, false},
			{Pixel{60, 30}, "R = 3", Start, Ink, 14, true, false},
		},
		Handles: []Handle{{"point/0", PointHandle, 0, Pixel{120, 90}, 7, "Training point 1", "(-1, 0.9)", false}},
	}
	r := Raster{Panel: 0, Palette: Diverging, Smooth: true, Alpha: 0.8, Rect: Rect{40, 10, 260, 250}, Cols: 26, Rows: 25, ID: "field"}
	for i := range r.Rows {
		for j := range r.Cols {
			x, y := float64(j)/12-1, float64(i)/12-1
			r.Cells = append(r.Cells, byte(128+120*x*math.Exp(-x*x-y*y)))
		}
	}
	pic.Rasters = append(pic.Rasters, r)
	c := Raster{Panel: 1, Palette: Categorical, Alpha: 1, Rect: Rect{320, 10, 150, 100}, Cols: 3, Rows: 2, Cells: []byte{0, 1, 2, 3, 1, 1}, ID: "cells"}
	pic.Rasters = append(pic.Rasters, c)
	add := func(panel uint8, kind MarkKind, role Role, dash Dash, alpha, width, radius float32, pts ...float32) {
		pic.Marks = append(pic.Marks, Mark{kind, panel, role, dash, alpha, width, radius, pts, ""})
	}
	add(0, Segments, Grid, Solid, 1, 1, 0, 40, 85.3, 300, 85.3, 120.7, 10, 120.7, 260)
	add(0, Discs, Noisy, Solid, 0.18, 0, 40, 120, 90, 220, 180)
	add(0, Rings, Noisy, Solid, 1, 1.5, 40, 120, 90, 220, 180)
	add(0, Polyline, Kink, Solid, 0.9, 2.5, 0, -500, 400, 900, -120)
	add(0, Polyline, FaceRole, Dashed, 0.5, 6, 0, 80, 200, 160, 60, 260, 230, 80, 200)
	add(0, Polygon, Accent, Solid, 0.3, 0, 0, 60, 240, 140, 250, 100, 220, 150, 180, 60, 190)
	add(0, Discs, Clean, Solid, 1, 0, 6, 120, 90, 220, 180)
	add(0, Segments, Field, Solid, 1, 1.5, 0, 250, 40, 280, 60, 280, 60, 274, 52, 280, 60, 270, 60)
	add(1, Polyline, Fit, Solid, 1, 3, 0, 320, 240, 360, 200, 380, 90, 400, 85, 420, 200, 430, 60, 470, 20)
	add(1, Polyline, Identity, Dashed, 1, 1.5, 0, 320, 210, 470, 60)
	add(1, Polyline, Bayes, Dotted, 1, 2, 0, 320, 250, 470, 100)
	add(1, Squares, Kink, Solid, 1, 0, 3.5, 360, 200, 380, 90)
	add(1, Diamonds, Unstable, Solid, 1, 0, 5, 400, 85)
	add(1, Crosses, Warn, Solid, 1, 2, 5, 440, 150)
	pic.Marks[3].ID = "crease/0"
	return pic
}

func TestDecodeReadsWhatEncodeWrites(t *testing.T) {
	for _, want := range []*Picture{sample(), {}, {W: 10, H: 20, Title: "标题 \u2028 \\ \x01"}} {
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
	pic := sample()
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
	b := Encode(sample())
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
	f.Add(Encode(sample()))
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

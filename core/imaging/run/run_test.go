package run

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"

	"crease/core/imaging"
	"crease/core/words"
)

func key(err error) string {
	var m words.Message
	if !errors.As(err, &m) {
		return ""
	}
	return m.Key
}

// idx returns an IDX file of bytes with the given sizes.
func idx(body []byte, sizes ...uint32) []byte {
	b := binary.BigEndian.AppendUint32(nil, 0x800+uint32(len(sizes)))
	for _, n := range sizes {
		b = binary.BigEndian.AppendUint32(b, n)
	}
	return append(b, body...)
}

// drawn returns IDX files of n noisy 5 x 4 images, of classes 0, 1, 2 in turn.
func drawn(n int) (images, labels []byte) {
	r := rand.New(rand.NewPCG(1, 1))
	var pixels, classes []byte
	for i := range n {
		for p := range 20 {
			v := r.IntN(60)
			if p%3 == i%3 {
				v += 190
			}
			pixels = append(pixels, byte(v))
		}
		classes = append(classes, byte(i%3))
	}
	return idx(pixels, uint32(n), 5, 4), idx(classes, uint32(n))
}

func TestRun(t *testing.T) {
	images, labels := drawn(12)
	now := 0.0
	clock := func() float64 { now += 2; return now }
	r, err := Run(Request{Images: images, Labels: labels, Digits: []int{0, 1, 2}, Ratio: 0.5, Seed: 1, Starts: 1, Width: 12, Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range r.Files {
		files[f.Name] = f.Data
	}
	for name, size := range map[string][2]int{
		"panels.png": {7, 5}, "strip.png": {9, 7}, "units.png": {3, min(unitRows, r.Alignment.Units)},
	} {
		m, err := png.Decode(bytes.NewReader(files[name]))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		// Tiles of 5 x 4 pixels are enlarged 22 times.
		if b := m.Bounds(); b.Dx() != size[0]*(88+tileGap)+tileGap || b.Dy() > size[1]*(110+tileGap)+tileGap || b.Dy() < 110 {
			t.Errorf("%s is %v", name, b)
		}
	}
	if rows := strings.Count(string(files["psnr.csv"]), "\n"); rows != len(imaging.Sigmas)+1 {
		t.Errorf("psnr.csv has %d lines", rows)
	}
	var got map[string]any
	if err := json.Unmarshal(files["alignment.json"], &got); err != nil {
		t.Fatal(err)
	}
	for _, k := range []string{"geometry", "status", "angle", "angle_other", "angle_random", "off_hull_start", "off_hull", "objective_ratio", "difference", "starts", "units", "seconds"} {
		if _, ok := got[k]; !ok {
			t.Errorf("alignment.json has no %s", k)
		}
	}
	if got["seconds"] != 2.0 || got["starts"] != 1.0 || got["units"] != 12.0 || got["predicted"] != "faces" {
		t.Errorf("alignment.json: %s", files["alignment.json"])
	}
}

func TestRunWithoutLabels(t *testing.T) {
	images, _ := drawn(12)
	r, err := Run(Request{Images: images, Digits: []int{5, 3}, Ratio: 0.5, Starts: 1, Width: 6})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Warnings) != 1 || r.Warnings[0].Key != "imaging.bynumber" {
		t.Errorf("warnings %v", r.Warnings)
	}
	if a := r.Alignment; a.Images[0] != 5 || a.Images[1] != 3 || a.Labels[0] != -1 || a.Geometry != "collinear" || a.AngleOther != nil {
		t.Errorf("%+v", a)
	}
}

func TestRunRefuses(t *testing.T) {
	images, labels := drawn(12)
	for _, c := range []struct {
		q    Request
		want string
	}{
		{Request{Images: images[:30], Digits: []int{0, 1}, Ratio: 0.5}, "imaging.idx.truncated"},
		{Request{Images: images, Labels: labels, Digits: []int{0}, Ratio: 0.5}, "imaging.count"},
		{Request{Images: images, Labels: labels, Digits: []int{0, 9}, Ratio: 0.5}, "imaging.pick.class"},
		{Request{Images: images, Digits: []int{0, 12}, Ratio: 0.5}, "imaging.index"},
		{Request{Images: images, Labels: labels, Digits: []int{0, 1}, Ratio: -1}, "imaging.ratio"},
		{Request{Images: images, Labels: labels, Digits: []int{0, 1}, Ratio: 0.5, Width: -1}, "expected.width"},
	} {
		if _, err := Run(c.q); key(err) != c.want {
			t.Errorf("%v, want %s", err, c.want)
		}
	}
}

package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// idxFiles writes nine drawn images of 6 x 6 pixels, three of each of the
// classes 0, 1 and 2, and their labels.
func idxFiles(t *testing.T) (images, labels string) {
	t.Helper()
	head := func(numbers ...uint32) (b []byte) {
		for _, n := range numbers {
			b = binary.BigEndian.AppendUint32(b, n)
		}
		return b
	}
	pixels, classes := head(0x803, 9, 6, 6), head(0x801, 9)
	for i := range 9 {
		for p := range 36 {
			v := (p*p*7 + 31*i) % 50
			if p%3 == i%3 {
				v += 200
			}
			pixels = append(pixels, byte(v))
		}
		classes = append(classes, byte(i%3))
	}
	dir := t.TempDir()
	images, labels = filepath.Join(dir, "images"), filepath.Join(dir, "labels")
	for name, data := range map[string][]byte{images: pixels, labels: classes} {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return images, labels
}

func TestImages(t *testing.T) {
	images, labels := idxFiles(t)
	dir := filepath.Join(t.TempDir(), "made", "here")
	var out, note bytes.Buffer
	if status := run([]string{"images", "-idx", images, "-labels", labels, "-digits", "0,1,2", "-seed", "2", "-o", dir}, nil, &out, &note); status != 0 {
		t.Fatalf("status %d: %s", status, note.String())
	}
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Error(err)
		}
		if !strings.Contains(out.String(), name) {
			t.Errorf("%s is not printed: %q", name, out.String())
		}
		return data
	}
	for _, name := range []string{"panels.png", "strip.png", "units.png"} {
		if _, err := png.Decode(bytes.NewReader(read(name))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if csv := string(read("psnr.csv")); !strings.HasPrefix(csv, "sigma,noisy,emmse,projection,wiener,minnorm,trained\n") {
		t.Errorf("psnr.csv begins %q", csv[:min(len(csv), 60)])
	}
	var a struct {
		Geometry string   `json:"geometry"`
		Status   string   `json:"status"`
		Angle    *float64 `json:"angle"`
		Random   *float64 `json:"angle_random"`
		Ratio    *float64 `json:"objective_ratio"`
		Seconds  float64  `json:"seconds"`
		Labels   []int    `json:"labels"`
	}
	if err := json.Unmarshal(read("alignment.json"), &a); err != nil {
		t.Fatal(err)
	}
	if a.Geometry == "" || a.Status == "" || a.Angle == nil || a.Random == nil || a.Ratio == nil || a.Seconds <= 0 || len(a.Labels) != 3 || a.Labels[2] != 2 {
		t.Errorf("alignment.json: %s", read("alignment.json"))
	}
	if *a.Angle > *a.Random/2 {
		t.Errorf("units stand at %.2f degrees, random directions at %.2f", *a.Angle, *a.Random)
	}
}

func TestImagesRefuses(t *testing.T) {
	images, labels := idxFiles(t)
	dir := t.TempDir()
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"-o", dir}, 2, "-idx"},
		{[]string{"-idx", images}, 2, "-o"},
		{[]string{"-idx", filepath.Join(dir, "none"), "-o", dir}, 1, "no such file"},
		{[]string{"-idx", labels, "-o", dir}, 1, "labels where images"},
		{[]string{"-idx", images, "-labels", images, "-o", dir}, 1, "images where labels"},
		{[]string{"-idx", images, "-labels", labels, "-digits", "0,x", "-o", dir}, 1, "x"},
		{[]string{"-idx", images, "-labels", labels, "-digits", "0,7", "-o", dir}, 1, "class 7"},
		{[]string{"-idx", images, "-digits", "0,0", "-o", dir}, 1, "identical"},
		{[]string{"-idx", images, "-digits", "0,1", "-ratio", "0", "-o", dir}, 1, "ratio"},
	} {
		var out, note bytes.Buffer
		status := run(append([]string{"images"}, c.args...), nil, &out, &note)
		last := note.String()
		if status != c.status || out.Len() > 0 || !strings.Contains(last, c.says) {
			t.Errorf("%v: status %d, printed %q, said %q; want %q", c.args, status, out.String(), last, c.says)
		}
	}
}

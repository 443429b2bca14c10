package imaging

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"testing"

	"crease/core/words"
)

func idx(magic uint32, size []uint32, body []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, magic)
	for _, n := range size {
		b = binary.BigEndian.AppendUint32(b, n)
	}
	return append(b, body...)
}

func zipped(t testing.TB, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func key(err error) string {
	var m words.Message
	if !errors.As(err, &m) {
		return ""
	}
	return m.Key
}

func TestParseIDX(t *testing.T) {
	images := idx(idxImages, []uint32{2, 1, 3}, []byte{0, 51, 255, 255, 0, 102})
	labels := idx(idxLabels, []uint32{2}, []byte{7, 1})
	for _, pair := range [][2][]byte{{images, labels}, {zipped(t, images), zipped(t, labels)}, {images, zipped(t, labels)}} {
		s, err := ParseIDX(pair[0], pair[1])
		if err != nil {
			t.Fatal(err)
		}
		if s.N() != 2 || s.Rows != 1 || s.Cols != 3 || !s.Labelled() || s.Label(0) != 7 || s.Label(1) != 1 {
			t.Errorf("%d images of %d x %d, labels %v", s.N(), s.Rows, s.Cols, s.labels)
		}
		if x := s.Image(0); x[0] != 0 || x[1] != 0.2 || x[2] != 1 {
			t.Errorf("image 0 is %v", x)
		}
	}
	s, err := ParseIDX(images, nil)
	if err != nil || s.Labelled() || s.Label(1) != -1 {
		t.Errorf("without labels: %v, label %d", err, s.Label(1))
	}
}

func TestParseIDXRefuses(t *testing.T) {
	good := idx(idxImages, []uint32{2, 2, 2}, make([]byte, 8))
	labels := idx(idxLabels, []uint32{2}, []byte{1, 2})
	packed := zipped(t, good)
	damaged := bytes.Clone(packed)
	damaged[len(damaged)-6] ^= 0xff
	for _, c := range []struct {
		images, labels []byte
		want           string
	}{
		{nil, nil, "imaging.idx.short"},
		{good[:3], nil, "imaging.idx.short"},
		{good[:12], nil, "imaging.idx.short"},
		{good[:20], nil, "imaging.idx.truncated"},
		{append(bytes.Clone(good), 0), nil, "imaging.idx.trailing"},
		{labels, nil, "imaging.idx.islabels"},
		{good, good, "imaging.idx.isimages"},
		{idx(0x00000d03, []uint32{1, 1, 1}, []byte{0}), nil, "imaging.idx.magic"},
		{[]byte("\x89PNG\r\n\x1a\n not digits"), nil, "imaging.idx.magic"},
		{good, idx(idxLabels, []uint32{3}, []byte{1, 2, 3}), "imaging.idx.counts"},
		{idx(idxImages, []uint32{0, 28, 28}, nil), nil, "imaging.idx.empty"},
		{idx(idxImages, []uint32{5, 0, 28}, nil), nil, "imaging.idx.empty"},
		{idx(idxImages, []uint32{1, 33, 33}, make([]byte, 33*33)), nil, "imaging.pixels"},
		{idx(idxImages, []uint32{0xffffffff, 0xffffffff, 0xffffffff}, nil), nil, "imaging.idx.large"},
		{idx(idxImages, []uint32{1 << 20, 32, 32}, nil), nil, "imaging.idx.large"},
		{make([]byte, MaxFile+1), nil, "imaging.idx.large"},
		{zipped(t, make([]byte, MaxFile+1)), nil, "imaging.idx.large"},
		{packed[:len(packed)-9], nil, "imaging.idx.gziptruncated"},
		{damaged, nil, "imaging.idx.gzip"},
		{[]byte{0x1f, 0x8b, 0, 0, 0, 0, 0, 0, 0, 0, 0}, nil, "imaging.idx.gzip"},
	} {
		if s, err := ParseIDX(c.images, c.labels); key(err) != c.want || s != nil {
			t.Errorf("%d bytes: %v, want %s", len(c.images), err, c.want)
		}
	}
}

func TestPick(t *testing.T) {
	labels := []byte{3, 1, 3, 1, 3}
	s, err := ParseIDX(idx(idxImages, []uint32{5, 1, 1}, make([]byte, 5)), idx(idxLabels, []uint32{5}, labels))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for seed := range uint64(20) {
		p, err := s.Pick([]int{3, 1, 3, 3}, seed)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := s.Pick([]int{3, 1, 3, 3}, seed)
		once := map[int]bool{}
		for i, c := range []byte{3, 1, 3, 3} {
			if labels[p[i]] != c || once[p[i]] || again[i] != p[i] {
				t.Fatalf("seed %d: picked %v, then %v", seed, p, again)
			}
			once[p[i]] = true
		}
		seen[p[0]] = true
	}
	if len(seen) != 3 {
		t.Errorf("20 seeds chose only %v of three images", seen)
	}
	if _, err := s.Pick([]int{1, 1, 1}, 1); key(err) != "imaging.pick.class" {
		t.Errorf("three of two: %v", err)
	}
	s.labels = nil
	if _, err := s.Pick([]int{1}, 1); key(err) != "imaging.pick.nolabels" {
		t.Errorf("no labels: %v", err)
	}
}

func FuzzParseIDX(f *testing.F) {
	good := idx(idxImages, []uint32{2, 2, 2}, make([]byte, 8))
	f.Add(good, idx(idxLabels, []uint32{2}, []byte{1, 2}))
	f.Add(zipped(f, good), []byte{})
	f.Add(idx(idxImages, []uint32{1 << 31, 1 << 31, 4}, nil), []byte{0, 0, 8, 1})
	f.Fuzz(func(t *testing.T, images, labels []byte) {
		if len(labels) == 0 {
			labels = nil
		}
		s, err := ParseIDX(images, labels)
		if err != nil {
			if key(err) == "" {
				t.Fatalf("not for people: %v", err)
			}
			return
		}
		if d := s.Rows * s.Cols; d < 1 || d > MaxPixels || s.N() < 1 {
			t.Fatalf("%d images of %d pixels", s.N(), d)
		}
		for _, v := range s.Image(s.N() - 1) {
			if v < 0 || v > 1 {
				t.Fatalf("a pixel of %v", v)
			}
		}
		s.Label(s.N() - 1)
	})
}

package imaging

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"
	"math/rand/v2"

	"crease/core/words"
)

// MaxFile bounds an IDX file, packed and unpacked, in bytes.
const MaxFile = 64 << 20

// MaxPixels bounds D, the number of pixels of an image.
const MaxPixels = 1024

// The magic numbers of IDX files: unsigned bytes in three dimensions and in one.
const (
	idxImages = 0x00000803
	idxLabels = 0x00000801
)

// A Set is a collection of grey images of one size, as in an IDX file, with
// their labels where they are known.
type Set struct {
	Rows, Cols int
	pixels     []byte // N x Rows x Cols
	labels     []byte // N, or nil
}

// ParseIDX reads a pair of IDX files, plain or gzipped: images and, where
// labels is not nil, their labels. The error is a words.Message: not an IDX
// file, the wrong kind, a size that is zero or beyond MaxPixels, a file that is
// truncated, too long or larger than MaxFile, counts that differ.
func ParseIDX(images, labels []byte) (*Set, error) {
	size, pixels, err := parseIDX(images, idxImages)
	if err != nil {
		return nil, err
	}
	s := &Set{Rows: size[1], Cols: size[2], pixels: pixels}
	if labels == nil {
		return s, nil
	}
	n, values, err := parseIDX(labels, idxLabels)
	if err != nil {
		return nil, err
	}
	if n[0] != size[0] {
		return nil, words.M("imaging.idx.counts", "images", size[0], "labels", n[0])
	}
	s.labels = values
	return s, nil
}

// IsLabels reports whether an IDX file, plain or gzipped, holds labels rather
// than images. A file that cannot be unpacked holds none.
func IsLabels(file []byte) bool {
	file, err := unpack(file)
	return err == nil && len(file) >= 4 && binary.BigEndian.Uint32(file) == idxLabels
}

// CheckLabels returns nil for an IDX file of labels, or a words.Message that
// says what is wrong with it.
func CheckLabels(file []byte) error {
	_, _, err := parseIDX(file, idxLabels)
	return err
}

// parseIDX returns the sizes that the header gives and the bytes after it.
func parseIDX(file []byte, magic uint32) (size []int, body []byte, err error) {
	file, err = unpack(file)
	if err != nil {
		return nil, nil, err
	}
	kind := "idx3"
	dims := 3
	if magic == idxLabels {
		kind, dims = "idx1", 1
	}
	head := 4 + 4*dims
	if len(file) < 4 {
		return nil, nil, words.M("imaging.idx.short", "got", len(file), "want", head)
	}
	switch got := binary.BigEndian.Uint32(file); got {
	case magic:
	case idxImages:
		return nil, nil, words.M("imaging.idx.isimages")
	case idxLabels:
		return nil, nil, words.M("imaging.idx.islabels")
	default:
		return nil, nil, words.M("imaging.idx.magic", "kind", kind, "got", hex(got), "want", hex(magic))
	}
	if len(file) < head {
		return nil, nil, words.M("imaging.idx.short", "got", len(file), "want", head)
	}
	// In 64 bits three sizes below 2^32 can overflow, so each product is checked.
	body = file[head:]
	want := uint64(1)
	for i := range dims {
		n := uint64(binary.BigEndian.Uint32(file[4+4*i:]))
		size = append(size, int(min(n, MaxFile+1)))
		if n > MaxFile {
			return nil, nil, words.M("imaging.idx.large", "max", MaxFile>>20)
		}
		want = min(want*n, MaxFile+1)
	}
	if want == 0 {
		return nil, nil, words.M("imaging.idx.empty")
	}
	if dims == 3 && size[1]*size[2] > MaxPixels {
		return nil, nil, words.M("imaging.pixels", "rows", size[1], "cols", size[2], "max", MaxPixels)
	}
	switch {
	case want > MaxFile:
		return nil, nil, words.M("imaging.idx.large", "max", MaxFile>>20)
	case uint64(len(body)) < want:
		return nil, nil, words.M("imaging.idx.truncated", "got", len(body), "want", int(want))
	case uint64(len(body)) > want:
		return nil, nil, words.M("imaging.idx.trailing", "got", len(body), "want", int(want))
	}
	return size, body, nil
}

// unpack returns the file, gunzipped where it is packed.
func unpack(file []byte) ([]byte, error) {
	if len(file) > MaxFile {
		return nil, words.M("imaging.idx.large", "max", MaxFile>>20)
	}
	if len(file) < 2 || file[0] != 0x1f || file[1] != 0x8b {
		return file, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(file))
	if err != nil {
		return nil, words.M("imaging.idx.gzip")
	}
	var b bytes.Buffer
	_, err = io.Copy(&b, io.LimitReader(z, MaxFile+1))
	switch {
	case b.Len() > MaxFile:
		return nil, words.M("imaging.idx.large", "max", MaxFile>>20)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, words.M("imaging.idx.gziptruncated")
	case err != nil:
		return nil, words.M("imaging.idx.gzip")
	}
	return b.Bytes(), nil
}

func hex(x uint32) string {
	const digits = "0123456789abcdef"
	b := []byte("0x00000000")
	for i := 9; i > 1; i-- {
		b[i] = digits[x&15]
		x >>= 4
	}
	return string(b)
}

// N returns the number of images.
func (s *Set) N() int { return len(s.pixels) / (s.Rows * s.Cols) }

// Labelled reports whether the labels are known.
func (s *Set) Labelled() bool { return s.labels != nil }

// Label returns the label of image i, -1 when labels are not known. It panics
// if i is out of range.
func (s *Set) Label(i int) int {
	if s.labels == nil {
		return -1
	}
	return int(s.labels[i])
}

// Classes returns the classes of which there are images, in rising order; nil
// when labels are not known.
func (s *Set) Classes() []int {
	var of [256]bool
	for _, l := range s.labels {
		of[l] = true
	}
	var classes []int
	for c, there := range of {
		if there {
			classes = append(classes, c)
		}
	}
	return classes
}

// Image returns image i, row-major in [0,1]. It panics if i is out of range.
func (s *Set) Image(i int) []float64 {
	d := s.Rows * s.Cols
	x := make([]float64, d)
	for j, p := range s.pixels[i*d : (i+1)*d] {
		x[j] = float64(p) / 255
	}
	return x
}

// Pick returns the indices of different images, one of each class in turn, chosen
// by seed. The error is a words.Message: labels not known, or too few
// images of a class.
func (s *Set) Pick(classes []int, seed uint64) ([]int, error) {
	if !s.Labelled() {
		return nil, words.M("imaging.pick.nolabels")
	}
	of := map[int][]int{}
	for i, l := range s.labels {
		of[int(l)] = append(of[int(l)], i)
	}
	r := rand.New(rand.NewPCG(seed, pickStream))
	picked := make([]int, len(classes))
	for i, c := range classes {
		left := of[c]
		if len(left) == 0 {
			return nil, words.M("imaging.pick.class", "class", c, "i", i+1)
		}
		j := r.IntN(len(left))
		picked[i] = left[j]
		left[j] = left[len(left)-1]
		of[c] = left[:len(left)-1]
	}
	return picked, nil
}

// The streams of the generator, so that one seed gives independent draws.
const (
	pickStream  = 0x7069636b
	patchStream = 0x70617463
	noiseStream = 0x6e6f6973
	angleStream = 0x616e676c
	drawnStream = 0x6472777000000000
)

package imaging

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"

	"github.com/hajimehoshi/ebiten/v2/examples/resources/images"
)

func encodedPNG(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// headPNG returns a PNG file of one header and an end.
func headPNG(w, h uint32, extra ...string) []byte {
	b := []byte("\x89PNG\r\n\x1a\n")
	add := func(kind string, data []byte) {
		b = binary.BigEndian.AppendUint32(b, uint32(len(data)))
		part := append([]byte(kind), data...)
		b = append(b, part...)
		b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(part))
	}
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
	add("IHDR", append(head, 8, 0, 0, 0, 0))
	for _, kind := range extra {
		add(kind, make([]byte, 8))
	}
	add("IEND", nil)
	return b
}

// webp returns a WebP file in the extended form, without picture data.
func webp(flags byte, w, h uint32) []byte {
	b := append([]byte("RIFF"), 0, 0, 0, 0)
	b = append(b, "WEBPVP8X\x0a\x00\x00\x00"...)
	b = append(b, flags, 0, 0, 0, byte(w-1), byte((w-1)>>8), byte((w-1)>>16), byte(h-1), byte((h-1)>>8), byte((h-1)>>16))
	binary.LittleEndian.PutUint32(b[4:], uint32(len(b)-8))
	return b
}

func TestCheckPicture(t *testing.T) {
	good := encodedPNG(t, image.NewGray(image.Rect(0, 0, 9, 7)))
	deep := encodedPNG(t, image.NewGray16(image.Rect(0, 0, 9, 7)))
	photo := images.Gophers_jpg
	var cmyk bytes.Buffer
	if err := jpeg.Encode(&cmyk, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	// The number of components follows marker, length, precision and size.
	frame := bytes.Index(cmyk.Bytes(), []byte{0xff, 0xc0})
	cmyk.Bytes()[frame+9] = 4
	twelve := bytes.Clone(photo)
	frame = bytes.LastIndex(twelve, []byte{0xff, 0xc0, 0, 17})
	twelve[frame+4] = 12
	var moving bytes.Buffer
	if err := gif.Encode(&moving, image.NewGray(image.Rect(0, 0, 2, 2)), nil); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		file []byte
		want string
	}{
		{"png", good, ""},
		{"jpeg", photo, ""},
		{"webp", webp(0, 300, 200), ""},
		{"nothing", nil, "imaging.picture.none"},
		{"text", []byte("a picture says more than a thousand words"), "imaging.picture.kind"},
		{"gif", moving.Bytes(), "imaging.picture.gif"},
		{"idx", idx(idxImages, []uint32{1, 1, 1}, []byte{0}), "imaging.picture.idx"},
		{"idx of floats", []byte{0, 0, 13, 3, 0, 0, 0, 1}, "imaging.idx.magic"},
		{"gzip", zipped(t, []byte("x")), "imaging.picture.idx"},
		{"cut png", good[:len(good)-13], "imaging.picture.truncated"},
		{"cut jpeg", photo[:len(photo)/2], "imaging.picture.truncated"},
		{"cut webp", webp(0, 300, 200)[:29], "imaging.picture.truncated"},
		{"16 bits", deep, "imaging.picture.deep"},
		{"12 bits", twelve, "imaging.picture.deep"},
		{"cmyk", cmyk.Bytes(), "imaging.picture.cmyk"},
		{"moving png", headPNG(9, 7, "acTL"), "imaging.picture.animated"},
		{"moving webp", webp(2, 300, 200), "imaging.picture.animated"},
		{"no columns", headPNG(0, 7), "imaging.photo.empty"},
		{"huge png", headPNG(1<<20, 1<<20), "imaging.photo.large"},
		{"huge webp", webp(0, 1<<14, 1<<14), "imaging.photo.large"},
		{"huge file", append(bytes.Clone(photo), make([]byte, MaxFile)...), "imaging.picture.large"},
	} {
		err := CheckPicture(c.file)
		if c.want == "" && err != nil || key(err) != c.want {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
		if err != nil && err.Error() == "" {
			t.Errorf("%s: an error without words", c.name)
		}
	}
}

func FuzzCheckPicture(f *testing.F) {
	f.Add(images.Gophers_jpg)
	f.Add(headPNG(3, 3, "acTL"))
	f.Add(webp(0, 300, 200))
	f.Fuzz(func(t *testing.T, file []byte) {
		if err := CheckPicture(file); err != nil && key(err) == "" {
			t.Fatalf("not for people: %v", err)
		} else if err != nil && err.Error() == "" {
			t.Fatal("an error without words")
		}
	})
}

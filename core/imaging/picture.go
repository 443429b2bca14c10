package imaging

import (
	"bytes"
	"encoding/binary"

	"crease/core/words"
)

// CheckPicture looks at the bytes of a PNG, JPEG or WebP file before a browser
// decodes it. It returns nil, or a words.Message that says why the file is
// refused: not one of these, truncated, larger than MaxFile or MaxPhoto, of
// size zero, animated, of 16 bits a channel, or CMYK. (A browser would quietly
// take the first frame, 8 bits, or a guess at the colours.)
func CheckPicture(file []byte) error {
	switch {
	case len(file) > MaxFile:
		return words.M("imaging.picture.large", "max", MaxFile>>20)
	case len(file) == 0:
		return words.M("imaging.picture.none")
	case bytes.HasPrefix(file, []byte("\x89PNG\r\n\x1a\n")):
		return checkPNG(file[8:])
	case bytes.HasPrefix(file, []byte{0xff, 0xd8, 0xff}):
		return checkJPEG(file[2:])
	case len(file) >= 12 && string(file[:4]) == "RIFF" && string(file[8:12]) == "WEBP":
		return checkWebP(file)
	case bytes.HasPrefix(file, []byte("GIF8")):
		return words.M("imaging.picture.gif")
	case IsIDX(file):
		return words.M("imaging.picture.idx")
	case otherIDX(file):
		return words.M("imaging.idx.magic", "kind", "IDX", "got", hex(binary.BigEndian.Uint32(file)), "want", hex(idxImages))
	}
	return words.M("imaging.picture.kind")
}

// otherIDX reports whether a file begins like an IDX file of another type of
// numbers, or of another number of dimensions, than images and labels have.
func otherIDX(file []byte) bool {
	return len(file) >= 4 && file[0] == 0 && file[1] == 0 && file[2] >= 8 && file[2] <= 14 && file[3] >= 1 && file[3] <= 8
}

// IsIDX reports whether a file begins like an IDX file or a gzipped one.
func IsIDX(file []byte) bool {
	if len(file) >= 2 && file[0] == 0x1f && file[1] == 0x8b {
		return true
	}
	if len(file) < 4 {
		return false
	}
	magic := binary.BigEndian.Uint32(file)
	return magic == idxImages || magic == idxLabels
}

// checkSize returns nil for a size that can be read.
func checkSize(rows, cols uint64) error {
	switch {
	case rows == 0 || cols == 0:
		return words.M("imaging.photo.empty", "rows", rows, "cols", cols)
	case rows > MaxPhoto || cols > MaxPhoto || rows*cols > MaxPhoto:
		return words.M("imaging.photo.large", "rows", rows, "cols", cols, "max", MaxPhoto)
	}
	return nil
}

// checkPNG walks the chunks: length, type, data, checksum.
func checkPNG(b []byte) error {
	sized := false
	for len(b) >= 12 {
		n := uint64(binary.BigEndian.Uint32(b))
		kind := string(b[4:8])
		if n+12 > uint64(len(b)) {
			break
		}
		data := b[8 : 8+n]
		switch {
		case kind == "IHDR" && n == 13:
			if err := checkSize(uint64(binary.BigEndian.Uint32(data[4:])), uint64(binary.BigEndian.Uint32(data))); err != nil {
				return err
			}
			if data[8] == 16 {
				return words.M("imaging.picture.deep")
			}
			sized = true
		case kind == "acTL":
			return words.M("imaging.picture.animated")
		case kind == "IEND" && sized:
			return nil
		}
		b = b[12+n:]
	}
	return words.M("imaging.picture.truncated")
}

// checkJPEG walks the segments up to the frame header, which gives precision,
// size and the number of components.
func checkJPEG(b []byte) error {
	for len(b) >= 4 && b[0] == 0xff {
		marker := b[1]
		if marker == 0xff { // padding
			b = b[1:]
			continue
		}
		n := int(binary.BigEndian.Uint16(b[2:]))
		if n < 2 || len(b) < 2+n {
			break
		}
		frame := marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc
		if frame && n >= 8 {
			data := b[4:]
			if err := checkSize(uint64(binary.BigEndian.Uint16(data[1:])), uint64(binary.BigEndian.Uint16(data[3:]))); err != nil {
				return err
			}
			switch {
			case data[0] != 8:
				return words.M("imaging.picture.deep")
			case data[5] == 4:
				return words.M("imaging.picture.cmyk")
			}
			// Decoders fill what is missing with grey: ask for the end.
			if !bytes.Contains(b, []byte{0xff, 0xd9}) {
				break
			}
			return nil
		}
		b = b[2+n:]
	}
	return words.M("imaging.picture.truncated")
}

// checkWebP reads the length of the file and, in the extended form, the flag
// of an animation and the size.
func checkWebP(b []byte) error {
	if uint64(binary.LittleEndian.Uint32(b[4:]))+8 > uint64(len(b)) || len(b) < 30 {
		return words.M("imaging.picture.truncated")
	}
	if string(b[12:16]) == "VP8X" {
		if b[20]&0x02 != 0 {
			return words.M("imaging.picture.animated")
		}
		u24 := func(b []byte) uint64 { return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 }
		return checkSize(u24(b[27:])+1, u24(b[24:])+1)
	}
	return nil
}

package picture

import (
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
)

// png returns the raster as a PNG file with a palette of the colours of its
// bytes, one byte a cell, stored without compression: pictures of the page are
// never sent, and a compressor would be a tenth of the engine.
func (r *Raster) png(t Theme) []byte {
	lut := t.Colours(r.Palette)
	b := []byte("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(nil, uint32(r.Cols))
	head = binary.BigEndian.AppendUint32(head, uint32(r.Rows))
	b = chunk(b, "IHDR", append(head, 8, 3, 0, 0, 0)) // 8 bits, palette
	pal := make([]byte, 0, 3*256)
	for _, c := range lut {
		pal = append(pal, c.R, c.G, c.B)
	}
	b = chunk(b, "PLTE", pal)
	rows := make([]byte, 0, r.Rows*(r.Cols+1))
	for y := range r.Rows {
		rows = append(rows, 0) // no filter
		rows = append(rows, r.Cells[y*r.Cols:(y+1)*r.Cols]...)
	}
	return chunk(chunk(b, "IDAT", stored(rows)), "IEND", nil)
}

// stored wraps data in a zlib stream of stored blocks (RFC 1950, 1951).
func stored(data []byte) []byte {
	const most = 1<<16 - 1
	b := []byte{0x78, 0x01}
	for rest := data; ; {
		n := min(len(rest), most)
		last := byte(0)
		if n == len(rest) {
			last = 1
		}
		b = append(b, last)
		b = binary.LittleEndian.AppendUint16(b, uint16(n))
		b = binary.LittleEndian.AppendUint16(b, ^uint16(n))
		b = append(b, rest[:n]...)
		if rest = rest[n:]; last == 1 {
			break
		}
	}
	return binary.BigEndian.AppendUint32(b, adler32.Checksum(data))
}

// chunk appends a chunk of a PNG file.
func chunk(b []byte, kind string, data []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(data)))
	at := len(b)
	b = append(append(b, kind...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[at:]))
}

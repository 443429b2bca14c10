// Package pack compresses as the best static hosts do.
package pack

import (
	"bytes"

	"github.com/andybalholm/brotli"
)

// Brotli returns data compressed at quality 11.
func Brotli(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

package scene

import (
	"strings"

	"crease/core/words"
)

// Limits of the data in a scene.
const (
	MaxPoints  = 1024 // clean points
	MaxSamples = 4096 // noisy samples
	MaxDim     = 1024 // coordinates of a point
	MaxCoord   = 1e12 // greatest absolute value of a coordinate
)

// Points are written as coordinates separated by "," in points separated by
// "~": 0,0~2.4,0.4~-1.4,1.4. A point of the line is its one coordinate. The
// samples of one clean point are written like points; between clean points
// stands "~~". none is the word for no point, and for no sample of one's own.
const none = "none"

func formatPoint(x []float64) string {
	parts := make([]string, len(x))
	for i, v := range x {
		parts[i] = Decimal(v)
	}
	return strings.Join(parts, ",")
}

func formatPoints(rows [][]float64) string {
	if len(rows) == 0 {
		return none
	}
	parts := make([]string, len(rows))
	for i, x := range rows {
		parts[i] = formatPoint(x)
	}
	return strings.Join(parts, "~")
}

func formatSamples(noisy [][][]float64) string {
	if len(noisy) == 0 {
		return none
	}
	parts := make([]string, len(noisy))
	for i, rows := range noisy {
		parts[i] = formatPoints(rows)
	}
	return strings.Join(parts, "~~")
}

func parsePoint(text string) ([]float64, error) {
	parts := strings.Split(text, ",")
	if len(parts) > MaxDim {
		return nil, words.M("why.dims", "got", len(parts), "most", MaxDim)
	}
	x := make([]float64, len(parts))
	for i, t := range parts {
		v, err := parseNumber(t, -MaxCoord, MaxCoord)
		if err != nil {
			return nil, err
		}
		x[i] = v
	}
	return x, nil
}

func parsePoints(text string, most int) ([][]float64, error) {
	if text == none {
		return nil, nil
	}
	if n := strings.Count(text, "~") + 1; n > most {
		return nil, words.M("why.many", "got", n, "most", most)
	}
	var rows [][]float64
	for i, t := range strings.Split(text, "~") {
		x, err := parsePoint(t)
		if err != nil {
			return nil, words.M("why.point", "i", i+1, "why", err)
		}
		if i > 0 && len(x) != len(rows[0]) {
			return nil, words.M("data.dim", "i", i+1, "got", len(x), "want", len(rows[0]))
		}
		rows = append(rows, x)
	}
	return rows, nil
}

func parseSamples(text string) ([][][]float64, error) {
	if text == none {
		return nil, nil
	}
	var noisy [][][]float64
	left := MaxSamples
	for i, t := range strings.Split(text, "~~") {
		if t == none {
			return nil, words.M("data.noisyempty", "i", i+1)
		}
		rows, err := parsePoints(t, left)
		if err != nil {
			return nil, words.M("why.samples", "i", i+1, "why", err)
		}
		if i > 0 && len(rows[0]) != len(noisy[0][0]) {
			return nil, words.M("data.noisydim", "i", i+1, "got", len(rows[0]), "want", len(noisy[0][0]))
		}
		noisy = append(noisy, rows)
		left -= len(rows)
	}
	return noisy, nil
}

// Coordinate reads one coordinate of a point. The error is a words.Message.
func Coordinate(text string) (float64, error) { return parseNumber(text, -MaxCoord, MaxCoord) }

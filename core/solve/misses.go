package solve

import (
	"crease/core/minnorm"
	"crease/core/words"
)

// Misses returns which part of the hypothesis of a geometry the data do not
// fulfil; the zero Message where they fulfil it, or there is no such geometry.
func (s *Solution) Misses(geometry string) words.Message {
	for _, g := range minnorm.Geometries {
		if g.Key == geometry {
			return g.Recognise(s.Data).Why
		}
	}
	return words.Message{}
}

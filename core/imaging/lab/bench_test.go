package lab

import (
	"testing"

	"crease/core/words"
)

// What is made of the training for the page each time a picture is due.
func BenchmarkPicture(b *testing.B) {
	s := New("v=1", words.En)
	for range 40 {
		s.Step(func() bool { return true })
	}
	for b.Loop() {
		s.Step(func() bool { return true })
		s.Take(func() bool { return false })
	}
}

// What one move of the noise slider asks for.
func BenchmarkSlider(b *testing.B) {
	s := New("v=1", words.En)
	for s.Step(func() bool { return false }) {
	}
	s.Take(func() bool { return false })
	at := []string{"0.3", "0.31"}
	i := 0
	for b.Loop() {
		s.Set("sigma", at[i%2])
		i++
		s.Take(func() bool { return false })
	}
}

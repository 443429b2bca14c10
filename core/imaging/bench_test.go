package imaging

import "testing"

func BenchmarkParseIDX(b *testing.B) {
	images, labels := mnistFiles(b)
	for b.Loop() {
		if _, err := ParseIDX(images, labels); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTrainThreeDigits(b *testing.B) {
	e := digits(b, mnist(b), []int{1, 4, 7}, 1)
	for b.Loop() {
		run(b, e)
	}
}

// What one move of the noise slider asks for.
func BenchmarkPanels(b *testing.B) {
	j, _ := run(b, digits(b, mnist(b), []int{1, 4, 7}, 1))
	w := j.Segment(0, 1, 0.5)
	b.ResetTimer()
	for b.Loop() {
		j.Panels(w, 0.3, 1)
	}
}

func BenchmarkReport(b *testing.B) {
	j, _ := run(b, digits(b, mnist(b), []int{1, 4, 7}, 1))
	b.ResetTimer()
	for b.Loop() {
		j.Report()
	}
}

package train

import (
	"math"
	"math/rand/v2"
	"testing"
)

// threePoints are like three digits: about equally far apart in 784 dimensions,
// at noise of ratio sigma sqrt(D) = .5 where the least distance is 2.
func threePoints(seed uint64) (x [][]float64, sigma float64) {
	x = gaussRows(rand.New(rand.NewPCG(seed, 5)), 3, 784, 1)
	least, _, _ := LeastDistance(x)
	for _, p := range x {
		for i := range p {
			p[i] *= 2 / least
		}
	}
	return x, 0.5 / math.Sqrt(784)
}

func benchmarkEval(b *testing.B, iterations int) {
	x, sigma := threePoints(1)
	t, err := NewExpected(x, ExpectedOptions{Sigma: sigma})
	if err != nil {
		b.Fatal(err)
	}
	for range iterations {
		t.iterate()
	}
	grad := make([]float64, t.net.loss.size())
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		t.net.loss.eval(t.net.theta, grad)
	}
}

// N = 3, K = 48, D = 784, in the reduced coordinates.
func BenchmarkExpectedEvalStart(b *testing.B) { benchmarkEval(b, 0) }

func BenchmarkExpectedEvalTrained(b *testing.B) { benchmarkEval(b, 200) }

func BenchmarkExpectedTrain(b *testing.B) {
	x, sigma := threePoints(1)
	b.ReportAllocs()
	for range b.N {
		t, err := NewExpected(x, ExpectedOptions{Sigma: sigma})
		if err != nil {
			b.Fatal(err)
		}
		t.Step(nil)
	}
}

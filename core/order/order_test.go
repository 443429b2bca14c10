package order_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"crease/core/order"
)

func TestStable(t *testing.T) {
	type pair struct{ key, at int }
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 200 {
		s := make([]pair, n)
		for i := range s {
			s[i] = pair{r.IntN(1 + n/3), i}
		}
		want := slices.Clone(s)
		by := func(a, b pair) int { return cmp.Compare(a.key, b.key) }
		slices.SortStableFunc(want, by)
		order.Stable(s, by)
		if !slices.Equal(s, want) {
			t.Fatalf("%d pairs: %v, want %v", n, s, want)
		}
	}
}

package view

import "testing"

func TestCrowdName(t *testing.T) {
	for _, c := range []struct {
		crowd []int
		want  string
	}{
		{[]int{4}, "x₅"},
		{[]int{1, 0}, "x₁, x₂"},
		{[]int{0, 10, 4, 3, 5, 6, 7, 8, 9}, "x₁, x₄–x₁₁"},
		{[]int{0, 1, 2}, "x₁–x₃"},
		{[]int{0, 2, 4, 6, 8, 10}, "x₁, x₃, x₅, x₇, …"},
	} {
		if got := crowdName(c.crowd, 11); got != c.want {
			t.Errorf("%v: %s, want %s", c.crowd, got, c.want)
		}
	}
}

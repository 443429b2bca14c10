// Package order sorts. The sorts of the standard library are compiled anew for
// each type of element; what is sorted here shares one, of indices, which keeps
// a program that is sent over the wire small. Loops that count keep theirs.
package order

import "slices"

// Stable sorts s by compare and keeps the order of equal elements.
func Stable[T any](s []T, compare func(a, b T) int) {
	at := make([]int, len(s))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(i, j int) int { return compare(s[i], s[j]) })
	was := slices.Clone(s)
	for k, i := range at {
		s[k] = was[i]
	}
}

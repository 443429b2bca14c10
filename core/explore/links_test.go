package explore

import (
	"math"
	"math/rand/v2"
	"testing"

	"crease/core/scene"
	"crease/core/words"
)

// A link of up to 64 points that were dragged has fewer than 2,000 characters:
// a drag leaves a point on a grid that needs few digits.
func TestLinksOfDraggedPointsAreShort(t *testing.T) {
	const seed = 7
	rng := rand.New(rand.NewPCG(seed, seed))
	for _, n := range []int{3, 20, scene.MaxPlain} {
		s := scene.Default()
		s.Points = nil
		for range n {
			s.Points = append(s.Points, []float64{3 * math.Pi * rng.Float64(), -3 * math.Pi * rng.Float64()})
		}
		s.Rho = 1e-3
		long := scene.Link(s)
		a := New(Options{Link: long, W: 1237, H: 811, Lang: words.En})
		for i := range n {
			// A mouse on a screen of 1.5 pixels a CSS pixel.
			a.drag(pointID(i), 1237*rng.Float64(), math.Round(811*1.5*rng.Float64())/1.5)
		}
		link := a.Link()
		if len(link) >= 2000 || len(link) >= len(long) || link == "" {
			t.Errorf("%d points: %d characters, before the drags %d", n, len(link), len(long))
		}
		if back, notices := scene.Parse(link); scene.Link(back) != link || len(notices) > 0 {
			t.Errorf("%d points: read back as %.80s with %v", n, scene.Link(back), notices)
		}
	}
}

// drag drags a handle to a pixel, in three moves.
func (a *App) drag(id string, x, y float64) {
	a.Do(Msg{Kind: Press, ID: id})
	for k := range 3 {
		a.Do(Msg{Kind: Move, ID: id, X: x + 3 - float64(k), Y: y})
	}
	a.Do(Msg{Kind: Release, ID: id, X: x, Y: y})
}

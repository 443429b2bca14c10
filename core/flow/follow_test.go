package flow

// Follow returns where the flow from y is at sigma, for tests, and whether it
// has not come home to a clean point before.
func (p *Probability) Follow(y []float64, sigma float64) (at []float64, under bool) {
	at = append(at, y...)
	home, ok := p.follow(at, sigma, nil)
	return at, ok && home < 0
}

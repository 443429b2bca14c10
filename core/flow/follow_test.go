package flow

// Follow returns where the flow from y is at sigma, for tests, and whether it
// has not come home to a clean point before.
func (p *Probability) Follow(y []float64, sigma float64) (at []float64, under bool) {
	at = append(at, y...)
	home, ok := p.follow(at, sigma, nil)
	return at, ok && home < 0
}

// Count counts in n how often the denoiser is asked for its value.
func (p *Probability) Count(n *int) {
	ask := p.r.rhs
	p.r.rhs = func(dst []float64, clock float64, y []float64) {
		*n++
		ask(dst, clock, y)
	}
}

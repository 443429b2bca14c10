package minnorm

// projected recognises clean points on a line with samples off it. Projecting
// the samples onto the line interpolates where the projections do not meet,
// but for finitely many samples it is not optimal: an upper bound.
func projected(s *set) Finding {
	if s.balls() {
		return refuse("minnorm.projected.balls")
	}
	f, _ := hull(s.x, s.flat)
	if f.Dim() != 1 {
		return refuse("minnorm.projected.dim", "d", f.Dim())
	}
	if s.hull().Dim() == 1 {
		return refuse("minnorm.projected.on")
	}
	found := s.onLine(f, "minnorm.projected.why")
	if r := found.Result; r != nil {
		r.Geometry = "projected"
		r.Status = UpperBound
		r.Warnings = nil
		return found
	}
	return refuse("minnorm.projected.meet", "reason", found.Why)
}

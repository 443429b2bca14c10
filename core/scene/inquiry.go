package scene

// PriorKind is a family of distributions of clean points.
type PriorKind string

// The priors: uniform on an interval or a box, normal, a mixture of normals, a
// histogram drawn by hand, and the empirical distribution of the training
// points.
const (
	UniformPrior PriorKind = "uniform"
	GaussPrior   PriorKind = "gauss"
	MixPrior     PriorKind = "mix"
	StepsPrior   PriorKind = "steps"
	PointsPrior  PriorKind = "points"
)

// FlowKind is a flow along the score.
type FlowKind string

// The flows.
const (
	ScoreFlow       FlowKind = "score"
	ProbabilityFlow FlowKind = "probability"
)

// Inquiry is what the studies of the denoiser at work ask: of its error, of its
// iteration, and of the flows along it.
type Inquiry struct {
	Prior PriorKind
	// Law are the numbers of the prior, nil for those that fit the data: the
	// two ends of a uniform prior; mean and standard deviation of a normal one;
	// weight, mean and standard deviation of each part of a mixture; the two
	// ends and the weights of a histogram of equal bins. In R^d they hold for
	// every coordinate.
	Law []float64
	// K ties the radius to the noise, rho = K sigma; 0 leaves rho as it is.
	K float64

	Flow    FlowKind
	Horizon float64 // time T at which a probability flow begins; 0 for one that fits the data
	Starts  uint64  // number of trajectories
	Time    float64 // share of a flow that has gone by, 0 to 1; how it is looked at
}

// inquiry are the rows of the parameter table for Inquiry.
func inquiry() []Parameter {
	return []Parameter{
		choice("prior", StudyGroup, UniformPrior, []PriorKind{UniformPrior, GaussPrior, MixPrior, StepsPrior, PointsPrior}, func(s *Scene) *PriorKind { return &s.Inquiry.Prior }),
		point("law", StudyGroup, func(s *Scene) *[]float64 { return &s.Inquiry.Law }),
		number("k", StudyGroup, "0", Range{0, 2, 0.05}, Range{Min: 0, Max: 1e6}, func(s *Scene) *float64 { return &s.Inquiry.K }),
		choice("flow", StudyGroup, ScoreFlow, []FlowKind{ScoreFlow, ProbabilityFlow}, func(s *Scene) *FlowKind { return &s.Inquiry.Flow }),
		number("horizon", StudyGroup, "0", Range{0, 1, 0.01}, Range{Min: 0, Max: 1e12}, func(s *Scene) *float64 { return &s.Inquiry.Horizon }),
		integer("n", StudyGroup, "200", Range{1, 1000, 1}, Range{Min: 1, Max: 2000}, func(s *Scene) *uint64 { return &s.Inquiry.Starts }),
		number("time", StudyGroup, "1", Range{0, 1, 0.01}, Range{Min: 0, Max: 1}, func(s *Scene) *float64 { return &s.Inquiry.Time }),
	}
}

// equal reports whether two inquiries ask the same.
func (q Inquiry) equal(r Inquiry) bool {
	same := equalRows([][]float64{q.Law}, [][]float64{r.Law})
	return same && q.Prior == r.Prior && q.K == r.K && q.Flow == r.Flow && q.Horizon == r.Horizon && q.Starts == r.Starts && q.Time == r.Time
}

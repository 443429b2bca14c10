package lab

import "crease/core/imaging"

// Film is the value of PartStrip: for each estimator its images along the way
// from A to B, and over the triangle of the first three images.
type Film struct {
	Rows     int     `json:"rows"`
	Cols     int     `json:"cols"`
	From     string  `json:"from"`
	To       string  `json:"to"`
	Items    []Shown `json:"items"`    // one an estimator; PSNR is the mean along the way
	Frames   int     `json:"frames"`   // tiles of each along the way, first
	Triangle int     `json:"triangle"` // rows of the triangle, 0 for none; then come 1 + 2 + ... tiles of each
}

// The length of a film, and the rows of a triangle.
const (
	frames       = 9
	triangleRows = 5
)

// ends is what a film is of: where it goes from and to, and its noise.
type ends struct {
	a, b  int
	sigma float64
}

func (s *Session) ends() ends {
	a, b := s.shown.A, s.shown.B
	if a == b {
		b = (a + 1) % len(s.job.Experiment().X)
	}
	return ends{a, b, s.shown.Sigma}
}

// film is a film in the making. Each of its images takes as long as all panels,
// so that it comes piece by piece, and a slider is not held up by it.
type film struct {
	of       ends
	way, tri *imaging.Film // tri is nil where there is no triangle
}

// filmed goes on with the film until stop returns true, and reports whether it
// is made. One that was begun is made to its end, whatever a slider asks for
// meanwhile: else nothing would be seen while the slider moves.
func (s *Session) filmed(stop func() bool) bool {
	if s.film == nil {
		f := &film{of: s.ends()}
		f.way = s.job.Film(s.job.Strip(f.of.a, f.of.b, frames), f.of.sigma, s.shown.Seed)
		if len(s.job.Experiment().X) >= 3 {
			f.tri = s.job.Film(s.job.Triangle(0, 1, 2, triangleRows), f.of.sigma, s.shown.Seed)
		}
		s.film = f
	}
	return s.film.way.Step(stop) && (s.film.tri == nil || s.film.tri.Step(stop))
}

// strip hands out the film that is made.
func (s *Session) strip() Part {
	e, f := s.job.Experiment(), s.film
	s.film = nil
	s.stale[PartStrip] = f.of != s.ends()
	out := Film{Rows: e.Rows, Cols: e.Cols, From: s.name(f.of.a), To: s.name(f.of.b), Frames: frames}
	way := f.way.Frames
	var tri [][]imaging.Panel
	if f.tri != nil {
		out.Triangle, tri = triangleRows, f.tri.Frames
	}
	var tiles []byte
	for k := range way[0] {
		item := s.shownOf(way[0][k])
		var mse float64
		for _, p := range way {
			tiles = append(tiles, imaging.Gray(p[k].Pixels)...)
			mse += imaging.MSE(p[k].Pixels, p[0].Pixels) / frames
		}
		if item.PSNR != nil {
			item.PSNR = number(imaging.PSNR(mse))
		}
		out.Items = append(out.Items, item)
	}
	for k := range way[0] {
		for _, p := range tri {
			tiles = append(tiles, imaging.Gray(p[k].Pixels)...)
		}
	}
	return Part{PartStrip, out, tiles}
}

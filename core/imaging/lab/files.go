package lab

import (
	"slices"

	"crease/core/imaging"
	"crease/core/words"
)

// Builtin gives the photograph that comes with the page.
func (s *Session) Builtin(p imaging.Photo) {
	s.data.photo = &p
	if s.job == nil || s.shown.Source == Photo || s.spec.Source == Photo {
		s.try(s.spec)
	}
}

// batch is what one drop has brought of IDX files.
type batch struct {
	images, labels []byte
	set            *imaging.Set // of images
	path           string
	refused        bool // one of them
}

// Begin is called before the files of one drop: what was said is taken back.
func (s *Session) Begin() {
	s.notices, s.stale[PartState] = nil, true
	s.from, s.batch = 0, batch{}
}

// File takes a file that the visitor has given, or one of a path that the link
// names. It returns true for a picture, which the caller decodes and hands to
// Pictures; anything else is kept for End, or refused with a notice.
func (s *Session) File(file []byte, path string) (picture bool) {
	if !imaging.IsIDX(file) {
		if err := imaging.CheckPicture(file); err != nil {
			return s.refuse(err)
		}
		return true
	}
	var err error
	if imaging.IsLabels(file) {
		if err = imaging.CheckLabels(file); err == nil {
			s.batch.labels = file
		}
	} else if s.batch.set, err = imaging.ParseIDX(file, nil); err == nil {
		s.batch.images, s.batch.path = file, path
	}
	if err != nil {
		s.batch.refused = true
		s.refuse(err)
	}
	return false
}

// End is called after the files of one drop. Images are put together with the
// labels that came with them or before them, labels with the images that are
// there; if one of a pair is refused, so is the other.
func (s *Session) End() {
	b := s.batch
	s.batch = batch{}
	if b.refused {
		return
	}
	if b.labels == nil {
		b.labels = s.data.labels
	}
	same := b.images == nil
	if same {
		b.images, b.set, b.path = s.data.images, s.data.set, s.spec.Path
	}
	switch {
	case same && b.labels == nil || same && s.data.images == nil && s.data.labels != nil:
		return
	case b.images == nil:
		s.data.labels = b.labels
		s.say("info", words.M("imaging.labels.first"))
		return
	case b.labels != nil:
		s.data.labels = nil // they fit these images or none
		var err error
		if b.set, err = imaging.ParseIDX(b.images, b.labels); err != nil {
			s.refuse(err)
			return
		}
	}
	s.use(b.images, b.set, b.path, same)
}

// use makes a set of digits the source; same says that its images were it
// before.
func (s *Session) use(file []byte, set *imaging.Set, path string, same bool) {
	before := s.data
	s.data.set, s.data.images, s.data.labels = set, file, nil
	next := s.spec
	if next.Kind == imaging.Edges {
		next = Default(imaging.Faces)
		next.Seed, next.Sigma = s.spec.Seed, s.spec.Sigma
	}
	if next.Source != IDX || before.set != nil && !same {
		next.Pick = nil // the indices were of another file
	}
	next.Source, next.Path, next.Own = IDX, path, false
	if next.Pick == nil {
		next.Classes = among(set.Classes(), next.Classes)
		next.Kind = kindOf(len(next.Classes), next.Kind)
	}
	if !s.try(next) {
		s.data = before
		return
	}
	if !set.Labelled() {
		s.say("info", words.M("imaging.labels.none", "n", set.N()))
		return
	}
	for i, at := range next.Pick {
		if i < len(next.Classes) && set.Label(at) != next.Classes[i] {
			s.say("warning", words.M("imaging.labels.other", "index", at, "got", set.Label(at), "want", next.Classes[i]))
			return
		}
	}
}

// among returns the wanted classes if there are images of all of them, else as
// many as were wanted of those there are.
func among(there, wanted []int) []int {
	for _, c := range wanted {
		if len(there) >= 2 && !slices.Contains(there, c) {
			return there[:min(len(there), len(wanted))]
		}
	}
	return wanted
}

// Pictures takes decoded pictures of the visitor's: one to cut patches from,
// several to be the images.
func (s *Session) Pictures(list []imaging.Photo, path string) {
	if len(list) == 0 {
		return
	}
	before := s.data
	next := s.spec
	if len(list) == 1 {
		s.data.picture = &list[0]
		if next.Kind != imaging.Edges {
			next = Default(imaging.Edges)
			next.Seed, next.Sigma = s.spec.Seed, s.spec.Sigma
		}
		next.Source, next.Path = Picture, path
	} else {
		s.data.pictures = list
		kind := next.Kind
		if kind == imaging.Edges {
			kind = imaging.Faces
		}
		kind = kindOf(len(list), kind)
		if next.Kind != kind {
			next = Default(kind)
			next.Seed, next.Sigma = s.spec.Seed, s.spec.Sigma
		}
		next.Source, next.Path, next.Pick, next.Own = Pictures, "", nil, false
	}
	if !s.try(next) {
		s.data = before
		return
	}
	if len(list) > imaging.MaxImages {
		s.say("warning", words.M("imaging.pictures.many", "n", len(list), "max", imaging.MaxImages))
	}
}

// Refused is called for a picture that the browser could not decode, and for a
// path that could not be had.
func (s *Session) Refused(name, why string) {
	m := words.M("imaging.undecoded", "name", name)
	switch why {
	case "path":
		m = words.M("imaging.path", "path", name)
	case "large":
		m = words.M("imaging.picture.large", "max", imaging.MaxFile>>20)
	}
	s.say("error", m)
}

package lab

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"crease/core/imaging"
	"crease/core/words"
)

func never() bool { return false }

// state takes all parts and returns that of the state.
func state(t *testing.T, s *Session) State {
	t.Helper()
	s.stale[PartState] = true
	for _, p := range s.Take(never) {
		if v, ok := p.Value.(State); ok {
			return v
		}
	}
	t.Fatal("no state")
	return State{}
}

func notices(v State) string {
	var all []string
	for _, n := range v.Notices {
		all = append(all, n.Tone+": "+n.Text)
	}
	return strings.Join(all, "\n")
}

// idxFiles returns n random images of 6 x 6 pixels of the classes 0, 1, 2, 3 in
// turn, and their labels.
func idxFiles(n int) (images, labels []byte) {
	head := func(numbers ...uint32) (b []byte) {
		for _, n := range numbers {
			b = binary.BigEndian.AppendUint32(b, n)
		}
		return b
	}
	r := rand.New(rand.NewPCG(1, 2))
	images, labels = head(0x803, uint32(n), 6, 6), head(0x801, uint32(n))
	for i := range n {
		for range 36 {
			images = append(images, byte(r.IntN(256)))
		}
		labels = append(labels, byte(i%4))
	}
	return images, labels
}

// photo returns a picture with something in it.
func photo(seed uint64) imaging.Photo {
	r := rand.New(rand.NewPCG(seed, 3))
	p := imaging.Photo{Rows: 60, Cols: 50}
	for range p.Rows * p.Cols {
		p.Pixels = append(p.Pixels, r.Float64())
	}
	return p
}

// readsBack reads the JSON of a part into a value of its type, which must be
// written the same: no member is missing or misnamed.
func readsBack(t *testing.T, p Part) {
	t.Helper()
	back := reflect.New(reflect.TypeOf(p.Value))
	dec := json.NewDecoder(bytes.NewReader(p.Value.JSON()))
	dec.DisallowUnknownFields()
	if err := dec.Decode(back.Interface()); err != nil {
		t.Errorf("%s: %v", p.Name, err)
	}
	got, want := back.Elem().Interface(), p.Value
	if s, w := back.Elem(), reflect.ValueOf(want); s.Kind() == reflect.Struct {
		for i := range s.NumField() {
			if s.Field(i).IsZero() != w.Field(i).IsZero() {
				t.Errorf("%s: %s is %v, read back %v", p.Name, w.Type().Field(i).Name, w.Field(i), s.Field(i))
			}
		}
	}
	if again := got.(interface{ JSON() []byte }).JSON(); !bytes.Equal(again, want.JSON()) {
		t.Errorf("%s: %s, read back %s", p.Name, want.JSON(), again)
	}
}

func TestEveryPart(t *testing.T) {
	if testing.Short() {
		t.Skip("short: training to the end is left out")
	}
	s := New("v=1&exp=two", words.En)
	for s.Step(never) {
	}
	got := map[string]Part{}
	for _, p := range s.Take(never) {
		got[p.Name] = p
		readsBack(t, p)
	}
	for _, p := range parts {
		if _, ok := got[p.name]; !ok {
			t.Errorf("no %s", p.name)
		}
	}
	if s.Stale() || len(s.Take(never)) > 0 {
		t.Error("parts are handed out twice")
	}
	const d = imaging.DrawnSize * imaging.DrawnSize
	panels := got[PartPanels].Value.(Panels)
	if n := len(panels.Items); n != 7 || len(got[PartPanels].Tiles) != n*d {
		t.Errorf("%d panels, %d bytes", n, len(got[PartPanels].Tiles))
	}
	units := got[PartUnits].Value.(Units)
	tiles := 0
	for _, f := range units.Items {
		tiles += 1 + len(f.Units)
		if f.Angle > 1 || f.Count < len(f.Units) {
			t.Errorf("%s: %d units at %.2f degrees", f.Name, f.Count, f.Angle)
		}
	}
	if len(units.Items) != 1 || units.Items[0].Name != "edge 1 – 7" || len(got[PartUnits].Tiles) != tiles*d {
		t.Errorf("units %+v, %d bytes", units.Items, len(got[PartUnits].Tiles))
	}
	film := got[PartStrip].Value.(Film)
	if film.Triangle != 0 || len(got[PartStrip].Tiles) != 7*frames*d {
		t.Errorf("film with %d rows of a triangle, %d bytes", film.Triangle, len(got[PartStrip].Tiles))
	}
	r := got[PartReport].Value.(Report)
	if !r.Done || r.Status != "exact" || len(r.Off) != len(r.J) || len(r.Off) < 10 || *r.J[len(r.J)-1] > 1.005 || *r.OffHull > 1e-4 {
		t.Errorf("report: done %v, status %s, %d and %d points", r.Done, r.Status, len(r.Off), len(r.J))
	}
	c := got[PartCurves].Value.(Curves)
	if c.CSV == "" || len(c.PSNR) != 6 || c.PSNR[5][0] == nil {
		t.Errorf("curves: %d rows, table %q", len(c.PSNR), c.CSV)
	}
}

// The slider moves the panels and nothing else; it does not start again.
func TestSigmaFollows(t *testing.T) {
	s := New("v=1&exp=two", words.En)
	job := s.job
	s.Take(never)
	s.Set("sigma", "0.55")
	seen := map[string]bool{}
	for _, p := range s.Take(never) {
		seen[p.Name] = true
		if v, ok := p.Value.(Panels); ok && v.Sigma != 0.55 {
			t.Errorf("panels at %v", v.Sigma)
		}
	}
	if s.job != job || !seen[PartPanels] || seen[PartUnits] || seen[PartReport] {
		t.Errorf("changed %v", seen)
	}
	if s.Link() != "v=1&exp=two&sigma=0.55" {
		t.Errorf("link %s", s.Link())
	}
	s.Set("sigma", "9")
	if v := state(t, s); v.Sigma != 0.55 || !strings.Contains(notices(v), "error: sigma=9") {
		t.Errorf("sigma %v, said %q", v.Sigma, notices(v))
	}
}

// While a slider moves, each move is answered by the panels at once, and the
// film comes all the same, in pieces, and is that of the slider in the end.
func TestSliderMovesOn(t *testing.T) {
	s := New("v=1", words.En)
	s.Take(never)
	films := 0
	for i := range 60 {
		s.Set("sigma", []string{"0.2", "0.4"}[i%2])
		for n := 0; ; n++ {
			list := s.Take(func() bool { return true })
			if n == 1 && list[0].Name != PartPanels {
				t.Fatalf("after the state a move is answered by the %s", list[0].Name)
			}
			if n == 2 {
				films += len(list)
				break
			}
		}
	}
	if films < 2 {
		t.Errorf("%d films in 60 moves", films)
	}
	var last Film
	for s.Stale() {
		for _, p := range s.Take(func() bool { return true }) {
			if v, ok := p.Value.(Film); ok {
				last = v
			}
		}
	}
	// The noise of 0.4 a pixel.
	if db := *last.Items[1].PSNR; math.Abs(db+20*math.Log10(0.4)) > 1 {
		t.Errorf("the last film has noise of %.1f dB", db)
	}
	s.Set("at", "0,1,0.25")
	if s.stale[PartStrip] {
		t.Error("the point between two images changes the film between them")
	}
}

// The online recipe has the exact one beside it, and the other way round, on the
// same images; other images have neither.
func TestRecipesBesideEachOther(t *testing.T) {
	if testing.Short() {
		t.Skip("short: training to the end is left out")
	}
	s := New("v=1&exp=two&recipe=online", words.En)
	report := func() Report {
		s.stale[PartReport] = true
		for _, p := range s.Take(never) {
			if v, ok := p.Value.(Report); ok {
				readsBack(t, p)
				return v
			}
		}
		t.Fatal("no report")
		return Report{}
	}
	for !s.job.Done() {
		s.Step(never)
	}
	if v := report(); v.Beside != nil {
		t.Errorf("something stands beside before it is trained: %+v", v.Beside)
	}
	for s.Step(never) {
	}
	online := report()
	if n := (len(online.Off) - 1) * online.Every; n != 2000 {
		t.Errorf("the course goes on to iteration %d", n)
	}
	if b := online.Beside; b == nil || b.Recipe != "exact" || *b.Angle > 1 || *b.Ratio > 1.005 || *b.OffHull > 1e-4 {
		t.Fatalf("beside the online one stands %+v", b)
	}
	if *online.Angle < 2**online.Beside.Angle || *online.Ratio < 2**online.Beside.Ratio {
		t.Errorf("online: angle %v, J %v; exact: angle %v, J %v", *online.Angle, *online.Ratio, *online.Beside.Angle, *online.Beside.Ratio)
	}
	s.Set("recipe", "exact")
	if b := report().Beside; b == nil || b.Recipe != "online" || *b.Angle != *online.Angle || *b.Ratio != *online.Ratio {
		t.Errorf("beside the exact one stands %+v", b)
	}
	s.Set("labels", "2,3")
	if b := report().Beside; b != nil {
		t.Errorf("beside other images stands %+v", b)
	}
}

func TestPhotograph(t *testing.T) {
	s := New("v=1&exp=edges", words.En)
	if s.job != nil || s.Step(never) {
		t.Fatal("an experiment without the photograph")
	}
	s.Builtin(photo(1))
	v := state(t, s)
	if v.Source != "photo" || v.Count != 4 || v.Rows != 8 || len(v.Notices) > 0 {
		t.Errorf("%+v", v)
	}
	// A picture without patches is refused, and the experiment stays.
	job := s.job
	s.Begin()
	s.Pictures([]imaging.Photo{{Rows: 9, Cols: 9, Pixels: make([]float64, 81)}}, "")
	if v := state(t, s); s.job != job || v.Source != "photo" || !strings.Contains(notices(v), "no 4 patches") {
		t.Errorf("after a blank picture: %s, said %q", v.Source, notices(v))
	}
	s.Begin()
	s.Pictures([]imaging.Photo{photo(2)}, "")
	if v := state(t, s); s.job == job || v.Source != "picture" || v.Link != "v=1&exp=edges&source=picture" || len(v.Notices) > 0 {
		t.Errorf("after a picture: %s, %s, said %q", v.Source, v.Link, notices(v))
	}
}

func TestSeveralPictures(t *testing.T) {
	s := New("v=1", words.En)
	s.Pictures([]imaging.Photo{photo(1), photo(2)}, "")
	if v := state(t, s); v.Exp != "two" || v.Source != "pictures" || v.Count != 2 || v.Rows != pictureSize {
		t.Errorf("%+v", v)
	}
	job := s.job
	s.Begin()
	s.Pictures([]imaging.Photo{photo(1), photo(1)}, "")
	if v := state(t, s); s.job != job || !strings.Contains(notices(v), "identical") {
		t.Errorf("two equal pictures: said %q", notices(v))
	}
}

func TestIDXFiles(t *testing.T) {
	images, labels := idxFiles(20)
	s := New("v=1&source=idx&labels=0,1,2&pick=4,5,6", words.En)
	if v := state(t, s); v.Source != "drawn" || v.Wanted != "idx" || !strings.Contains(notices(v), "drop the image file") {
		t.Errorf("a link to a file that is not there: %s for %s, said %q", v.Source, v.Wanted, notices(v))
	}
	s.Begin()
	s.File(labels, "")
	s.File(images, "")
	s.End()
	v := state(t, s)
	if v.Source != "idx" || v.Link != "v=1&source=idx&labels=0,1,2&pick=4,5,6" || len(v.Notices) > 0 || s.job.Experiment().Labels[2] != 2 {
		t.Errorf("%s, %s, said %q", v.Source, v.Link, notices(v))
	}
	s.Set("labels", "3,1")
	if v := state(t, s); v.Exp != "two" || s.job.Experiment().Labels[0] != 3 || !strings.Contains(v.Link, "pick=") {
		t.Errorf("%s, labels %v", v.Link, s.job.Experiment().Labels)
	}
	job := s.job
	for _, c := range []struct {
		file []byte
		says string
	}{
		{images[:50], "truncated"}, {labels[:9], "truncated"}, {append([]byte("\x1f\x8b"), images...), "gzip"}, {[]byte("hello, I am text"), "PNG, JPEG or WebP"},
	} {
		s.Begin()
		if s.File(c.file, "") {
			t.Errorf("%q is a picture", c.says)
		}
		s.End()
		if v := state(t, s); s.job != job || !strings.Contains(notices(v), c.says) {
			t.Errorf("%s: said %q", c.says, notices(v))
		}
	}
	_, fewer := idxFiles(3)
	s.Begin()
	s.File(fewer, "")
	s.End()
	if v := state(t, s); s.job != job || !strings.Contains(notices(v), "3 labels for 20 images") {
		t.Errorf("labels of another file: said %q", notices(v))
	}
	s.Set("labels", "0,9")
	if v := state(t, s); s.job != job || v.Labels != "3,1" || !strings.Contains(notices(v), "class 9") {
		t.Errorf("a class that is not there: labels %s, said %q", v.Labels, notices(v))
	}
}

// A drop of which one file is refused changes nothing, nor does it leave labels
// behind for other images.
func TestIDXPairs(t *testing.T) {
	images, labels := idxFiles(20)
	_, fewer := idxFiles(19)
	s := New("v=1", words.En)
	job := s.job
	for _, c := range []struct {
		files [][]byte
		says  string
	}{{[][]byte{images, fewer}, "19 labels for 20 images"}, {[][]byte{images, labels[:9]}, "truncated"}, {[][]byte{images[:30], labels}, "truncated"}} {
		s.Begin()
		for _, f := range c.files {
			s.File(f, "")
		}
		s.End()
		if v := state(t, s); s.job != job || s.data.labels != nil || !strings.Contains(notices(v), c.says) {
			t.Errorf("said %q, want %s; labels kept: %v", notices(v), c.says, s.data.labels != nil)
		}
	}
	s.Begin()
	s.File(labels, "")
	s.End()
	if v := state(t, s); s.job != job || !strings.Contains(notices(v), "these are labels") {
		t.Errorf("labels alone: said %q", notices(v))
	}
	s.Begin()
	s.End()
	if v := state(t, s); len(v.Notices) > 0 || s.data.labels == nil {
		t.Errorf("a drop without IDX files: said %q", notices(v))
	}
	s.Begin()
	s.File(images, "")
	s.End()
	if v := state(t, s); v.Source != "idx" || len(v.Notices) > 0 || !s.data.set.Labelled() {
		t.Errorf("images after their labels: %s, said %q", v.Source, notices(v))
	}
}

// However little time there is to take parts in, all have their turn.
func TestNoPartWaitsForEver(t *testing.T) {
	s := New("v=1&exp=two", words.En)
	seen := map[string]bool{}
	for range 60 {
		s.Step(func() bool { return true })
		for _, p := range s.Take(func() bool { return true }) {
			seen[p.Name] = true
		}
	}
	for _, name := range []string{PartState, PartImages, PartPanels, PartReport, PartUnits, PartStrip} {
		if !seen[name] {
			t.Errorf("no %s", name)
		}
	}
}

func TestIDXWithoutLabels(t *testing.T) {
	images, labels := idxFiles(20)
	s := New("v=1", words.En)
	s.File(images, "")
	s.End()
	if v := state(t, s); v.Source != "idx" || v.Count != 3 || !strings.Contains(notices(v), "without labels") {
		t.Errorf("%s, %d images, said %q", v.Source, v.Count, notices(v))
	}
	s.Begin()
	s.File(labels, "")
	s.End()
	// The classes 1, 4, 7 are not all there: three of those there are.
	if v := state(t, s); len(v.Notices) > 0 || v.Source != "idx" || v.Labels != "0,1,2" || v.Count != 3 {
		t.Errorf("%s, labels %s, said %q", v.Source, v.Labels, notices(v))
	}
}

func TestDraw(t *testing.T) {
	s := New("v=1", words.En)
	grey := make([]byte, imaging.DrawnSize*imaging.DrawnSize)
	s.Draw(1, grey)
	if v := state(t, s); !strings.Contains(notices(v), "nothing is drawn") || s.spec.Own {
		t.Errorf("an empty drawing: said %q", notices(v))
	}
	for i := 200; i < 500; i += 3 {
		grey[i] = 255
	}
	s.Draw(1, grey)
	if v := state(t, s); v.Link != "v=1&own=1" || s.job.Experiment().X[1][200] != 1 || s.job.Experiment().Labels[1] != -1 {
		t.Errorf("%s, said %q", v.Link, notices(v))
	}
	s.Draw(0, grey)
	if v := state(t, s); !strings.Contains(notices(v), "identical") || s.job.Experiment().Labels[0] != 1 {
		t.Errorf("the same drawing twice: said %q", notices(v))
	}
	other := New("v=1&own=1", words.En)
	if v := state(t, other); v.Source != "drawn" || !strings.Contains(notices(v), "its author drew") {
		t.Errorf("somebody else's drawing: said %q", notices(v))
	}
}

func TestChoices(t *testing.T) {
	s := New("v=1", words.Zh)
	s.Builtin(photo(1))
	for _, k := range imaging.Kinds {
		s.Set("exp", string(k))
		v := state(t, s)
		if v.Exp != string(k) || len(v.Notices) > 0 || v.Title == "" || v.Count < 2 {
			t.Errorf("%s: %+v", k, v)
		}
	}
	s.Set("exp", "edges")
	s.Set("source", "picture")
	if v := state(t, s); v.Source != "photo" || v.Wanted != "picture" || len(v.Notices) != 1 {
		t.Errorf("a picture that is not there: %s for %s, said %q", v.Source, v.Wanted, notices(v))
	}
	s.Set("play", "0")
	if s.Step(never) {
		t.Error("it works while it is stopped")
	}
	s.Set("play", "1")
	s.Set("recipe", "online")
	if !s.Step(func() bool { return true }) || s.job.Done() {
		t.Error("online training does not go on")
	}
	s.Refused("x.png", "")
	s.Refused("mnist/x", "path")
	if v := state(t, s); len(v.Notices) < 2 {
		t.Errorf("said %q", notices(v))
	}
}

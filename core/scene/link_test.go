package scene

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"crease/core/words"
)

// Golden links decode for ever: a line of testdata/links.txt is a link, a
// space, and every parameter it must set. Lines are only ever added.
func TestGoldenLinks(t *testing.T) {
	text, err := os.ReadFile("testdata/links.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if strings.HasPrefix(line, "//") {
			continue
		}
		link, state, ok := strings.Cut(line, " ")
		if !ok {
			t.Fatalf("line %d: no state", i+1)
		}
		s, notices := Parse(link)
		if len(notices) > 0 {
			t.Errorf("line %d: %v", i+1, notices)
		}
		for _, item := range strings.Split(state, "&") {
			key, want, _ := strings.Cut(item, "=")
			p, ok := Find(key)
			if !ok {
				t.Fatalf("line %d: no parameter %q", i+1, key)
			}
			if got := p.Get(s); got != want {
				t.Errorf("line %d: %s = %s, want %s", i+1, key, got, want)
			}
		}
		n++
	}
	if n < 25 {
		t.Errorf("only %d golden links", n)
	}
}

// state writes every parameter, defaults too.
func state(s Scene) string {
	var items []string
	for _, p := range Parameters {
		items = append(items, p.Key+"="+p.Get(s))
	}
	return strings.Join(items, "&")
}

func TestHostileLinks(t *testing.T) {
	many := strings.Repeat("0~", 1_000_000) + "0"
	for _, c := range []struct {
		link string
		key  string // of a notice it must cause, "" for none
	}{
		{"data=NaN~1", "link.value"},
		{"data=nan,nan", "link.value"},
		{"data=Inf~-Inf", "link.value"},
		{"data=1e999~0", "link.value"},
		{"data=-1e999", "link.value"},
		{"data=1e13", "link.value"},
		{"data=0x1p3~1", "link.value"},
		{"data=1_000", "link.value"},
		{"data=0,0~1", "link.value"},
		{"data=0,,0", "link.value"},
		{"data=~", "link.value"},
		{"data=", "link.value"},
		{"data=" + many, "link.long"},
		{"data=" + strings.Repeat("0~", 2000) + "0", "link.value"},
		{"data=" + strings.Repeat("0,", 1500) + "0", "link.value"},
		{"noisy=" + strings.Repeat("0~", 5000) + "0", "link.value"},
		{"pk=2,0,AAAA", "link.value"},
		{"pk=0,0,AAA", "link.value"},
		{"pk=-1,0,AAA", "link.value"},
		{"pk=99999999999999999999,0,AAA", "link.value"},
		{"pk=1,400,AAA", "link.value"},
		{"pk=1,9,AAA", "link.value"},
		{"pk=1,0,___", "link.value"},
		{"pk=1,0,A!A", "link.value"},
		{"pn=1,0,5,AAAAAA", "link.value"},
		{"pn=1,0,1.-1.2,AAAAAA", "link.value"},
		{"pn=1,0,,AAAAAA", "link.value"},
		{"rho=-1", "link.value"},
		{"rho=NaN", "link.value"},
		{"rho=1e400", "link.value"},
		{"sigma=0", "link.value"},
		{"sigma=-0.1", "link.value"},
		{"seed=1.5", "link.value"},
		{"seed=-1", "link.value"},
		{"seed=99999999999999999999", "link.value"},
		{"method=<script>alert(1)</script>", "link.value"},
		{"method=%3Cimg%20src=x%20onerror=alert(1)%3E", "link.value"},
		{"show=fit,everything", "link.value"},
		{"show=fit%00", "link.value"},
		{"mode=\x1b[31m", "link.value"},
		{"view=0,0,0", "link.value"},
		{"view=0,0,-1", "link.value"},
		{"view=1,2", "link.value"},
		{"probe=1,2,3", "link.probefit"},
		{"noisy=0~~1", "link.noisyfit"},
		{"data=0~1&noisy=0,0~~1,1", "link.noisyfit"},
		{"noisy=0,0~~none~~1,1", "link.value"},
		{"lock=yes", "link.value"},
		{"lock=%", "link.value"},
		{"lock=%2531", "link.value"}, // decoded once: %31, not 1
		{"rho=%ff%fe", "link.value"},
		{"v=2&rho=0.3", "link.newer"},
		{"v=-7", "link.badversion"},
		{"v=999999999999999999999999", "link.badversion"},
		{"rho=1&rho=2", "link.twice"},
		{"__proto__=1&constructor=2", "link.unknown"},
		{"!/about", "link.unknown"},
		{"section-3", "link.unknown"},
		{":~:text=denoiser", "link.unknown"},
		{"access_token=abc&token_type=bearer", "link.unknown"},
		{"/route?x=1", "link.unknown"},
		{"javascript:alert(1)", "link.unknown"},
		{"=", "link.unknown"},
		{"====&=&==", "link.unknown"},
		{strings.Repeat("%25", 5000), "link.unknown"},
		{strings.Repeat("&", 16000), ""},
		{strings.Repeat("a&", 8000), "link.more"},
		{"\u202edata=0", "link.unknown"},
		{"#", ""},
		{"", ""},
		{"#v=1#?secret=xyz", ""},
		{"v=1&amp;rho=0.1", ""},
	} {
		name := c.link
		if len(name) > 40 {
			name = name[:40] + "..."
		}
		s, notices := Parse(c.link)
		if len(notices) > maxNotices {
			t.Errorf("%q: %d notices", name, len(notices))
		}
		found := c.key == ""
		if c.key == "" && len(notices) > 0 {
			t.Errorf("%q: %v", name, notices)
		}
		for _, m := range notices {
			found = found || m.Key == c.key
			for _, lang := range []words.Lang{words.En, words.Zh} {
				if text := m.In(lang); len(text) > 400 || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == '\u202e' }) {
					t.Errorf("%q: a notice cannot be shown: %q", name, text)
				}
			}
		}
		if !found {
			t.Errorf("%q: notices %v, want one of %s", name, notices, c.key)
		}
		roundTrip(t, s)
	}
}

func roundTrip(t *testing.T, s Scene) {
	t.Helper()
	link := Link(s)
	if link == "" {
		return // too long to be written
	}
	if i := strings.IndexFunc(link, func(r rune) bool {
		return !strings.ContainsRune("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~,&=", r)
	}); i >= 0 {
		t.Fatalf("the link holds %q: %s", link[i], link)
	}
	back, notices := Parse(link)
	if len(notices) > 0 || !back.Equal(s) {
		t.Fatalf("Parse(Link(s)) differs from s: %v\n%s\n%s", notices, state(s), state(back))
	}
	if again := Link(back); again != link {
		t.Fatalf("two links of one scene:\n%s\n%s", link, again)
	}
}

func TestNoticesNameTheValue(t *testing.T) {
	s, notices := Parse("rho=minus&sigma=0.5")
	if len(notices) != 1 || notices[0].String() != `rho: "minus" is not a finite number; its default 0.25 is used` {
		t.Errorf("got %v", notices)
	}
	if s.Rho != 0.25 || s.Sigma != 0.5 {
		t.Errorf("rho = %v, sigma = %v", s.Rho, s.Sigma)
	}
}

func TestParseReadsAddresses(t *testing.T) {
	want, _ := Parse("rho=0.5")
	for _, link := range []string{
		"#rho=0.5", "https://example.org/p/#rho=0.5", "https://example.org/?lang=zh#v=1&rho=0.5#?secret=aBc",
		"rho=%30%2E5", "v=1&amp;rho=.5", "rho=+0.5", "rho=5e-1",
	} {
		if s, notices := Parse(link); !s.Equal(want) || len(notices) > 0 {
			t.Errorf("%s: %s %v", link, state(s), notices)
		}
	}
}

func TestDefaultsAreOmitted(t *testing.T) {
	if got := Link(Default()); got != "v=1" {
		t.Errorf("Link(Default()) = %q", got)
	}
	for _, p := range Parameters {
		if got := p.Get(Default()); got != p.Default {
			t.Errorf("%s: the default %q is written %q", p.Key, p.Default, got)
		}
	}
}

// Random scenes of every size and dimension survive the link.
func TestRoundTripRandom(t *testing.T) {
	const seed = 7
	r := rand.New(rand.NewPCG(seed, 0))
	for trial := range 400 {
		s := Default()
		n, d := 1+r.IntN(90), 1+r.IntN(3)
		scale := math.Pow(10, float64(r.IntN(20)-9))
		s.Points = randomRows(r, n, d, scale)
		if trial%3 == 0 {
			s.Noisy = make([][][]float64, n)
			for i := range s.Noisy {
				s.Noisy[i] = randomRows(r, 1+r.IntN(3), d, scale)
			}
		}
		s.Rho, s.Sigma, s.Seed = scale*r.Float64(), scale*(1+r.Float64()), r.Uint64N(1<<53)
		s.Show, s.Lock = Layers(r.IntN(1<<len(layerNames))), r.IntN(2) == 0
		s.View = View{r.NormFloat64(), r.NormFloat64(), r.Float64() + 0.1}
		s.Probe = randomRows(r, 1, d, scale)[0]
		s = Snap(s)
		if !Snap(s).Equal(s) {
			t.Fatalf("seed %d trial %d: Snap is not idempotent", seed, trial)
		}
		roundTrip(t, s)
	}
}

func randomRows(r *rand.Rand, n, d int, scale float64) [][]float64 {
	rows := make([][]float64, n)
	for i := range rows {
		rows[i] = make([]float64, d)
		for j := range rows[i] {
			rows[i][j] = scale * r.NormFloat64()
		}
	}
	return rows
}

// What is packed is short, and snapping moves nothing by more than half a unit
// of the fifth digit of the greatest coordinate.
func TestPacked(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 0))
	s := Default()
	s.Points = randomRows(r, 1000, 2, 1)
	snapped := Snap(s)
	link := Link(s)
	if len(link) == 0 || len(link) > 6100 {
		t.Errorf("1,000 points take %d characters", len(link))
	}
	for i, x := range s.Points {
		for j, v := range x {
			if d := math.Abs(v - snapped.Points[i][j]); d > 5e-5*10 {
				t.Fatalf("point %d moved by %g", i+1, d)
			}
		}
	}
	roundTrip(t, snapped)
}

func TestLongLinksAreNotWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 0))
	s := Default()
	s.Points = randomRows(r, 60, 20, 1)
	if got := Link(s); got != "" {
		t.Errorf("a link of %d characters was written", len(got))
	}
}

func ExampleParse() {
	s, notices := Parse("https://example.org/#v=1&data=-1~1&rho=0.3&sigma=loud")
	fmt.Println(s.Points, s.Rho, s.Sigma)
	fmt.Println(notices[0])
	fmt.Println(Link(s))
	// Output:
	// [[-1] [1]] 0.3 0.25
	// sigma: "loud" is not a finite number; its default 0.25 is used
	// v=1&data=-1~1&rho=0.3
}

func FuzzParse(f *testing.F) {
	for _, p := range Presets {
		f.Add(p.Link)
	}
	for _, link := range []string{"", "v=1&data=NaN", "noisy=0,0~~1,1~~2,2", "pk=1,-3,AAAAAAAAA", "pn=2,0,1.1.1,AAAAAAAAAAAAAAAAAA", "data=1e-320~5e-324&view=-0,0,1"} {
		f.Add(link)
	}
	f.Fuzz(func(t *testing.T, link string) {
		s, _ := Parse(link)
		if !Snap(s).Equal(s) {
			t.Fatalf("Parse returned a scene off its grid: %s", state(s))
		}
		roundTrip(t, s)
	})
}

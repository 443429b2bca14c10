package picture_test

import (
	"math"
	"strings"
	"testing"

	. "crease/core/picture"
)

// luminance is the relative luminance of WCAG 2.2.
func luminance(c Colour) float64 {
	l := linear(c)
	return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2]
}

func linear(c Colour) [3]float64 {
	f := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return [3]float64{f(c.R), f(c.G), f(c.B)}
}

func contrast(a, b Colour) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrast(t *testing.T) {
	if c := contrast(Colour{0, 0, 0}, Colour{255, 255, 255}); math.Abs(c-21) > 1e-9 {
		t.Fatalf("black on white has contrast %v, not 21", c)
	}
	text := map[Role]bool{Ink: true, Muted: true, Fit: true, Bayes: true, Kink: true, Accent: true, Trained: true, Ideal: true, Warn: true, Clean: true}
	quiet := map[Role]bool{Grid: true, Paper: true, Basin: true, Ghost: true} // carry no meaning alone
	for _, theme := range []Theme{Light, Dark} {
		for r := range NumRoles {
			need := 3.0
			switch {
			case text[r]:
				need = 4.5
			case quiet[r]:
				continue
			}
			if c := contrast(theme.Colour(r), theme.Colour(Paper)); c < need {
				t.Errorf("theme %d: %v on paper has contrast %.2f, less than %v", theme, r, c, need)
			}
		}
	}
}

// seen returns what a reader without one kind of cone sees, in linear RGB:
// Machado, Oliveira and Fernandes 2009, severity 1; kind 0 sees all.
func seen(c Colour, kind int) [3]float64 {
	m := [4][3][3]float64{
		{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
		{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
		{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
		{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
	}[kind]
	l := linear(c)
	var out [3]float64
	for i := range 3 {
		for j := range 3 {
			out[i] += m[i][j] * l[j]
		}
		out[i] = min(max(out[i], 0), 1)
	}
	return out
}

// lab returns CIE L*a*b* for D65.
func lab(l [3]float64) [3]float64 {
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x := f((0.4124564*l[0] + 0.3575761*l[1] + 0.1804375*l[2]) / 0.95047)
	y := f(0.2126729*l[0] + 0.7151522*l[1] + 0.0721750*l[2])
	z := f((0.0193339*l[0] + 0.1191920*l[1] + 0.9503041*l[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// apart is the least distance in L*a*b* of two colours side by side: six times
// the difference 2.3 that is just seen between large areas, since lines are
// thin.
const apart = 14

func TestColoursStayApartForAllReaders(t *testing.T) {
	groups := [][]Role{
		{Positive, Negative},
		{Fit, Bayes, Identity, Clean},
		{Fit, Bayes, Kink},
		{Fit, Trained, Bayes},
		{Fit, Ideal, Clean},
		{EdgeRole, FaceRole},
		{EdgeRole, Kink},
		{Kink, Noisy},
		{Accent, Clean},
		{Series1, Series2, Series3, Series4},
	}
	for _, theme := range []Theme{Light, Dark} {
		for _, g := range groups {
			for i, a := range g {
				for _, b := range g[:i] {
					for kind := range 4 {
						p, q := lab(seen(theme.Colour(a), kind)), lab(seen(theme.Colour(b), kind))
						if d := math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2])); d < apart {
							t.Errorf("theme %d: %v and %v are %.1f apart to reader %d", theme, a, b, d, kind)
						}
					}
				}
			}
		}
	}
}

// Positive is blue and negative orange, in either theme.
func TestSigns(t *testing.T) {
	for _, theme := range []Theme{Light, Dark} {
		if c := theme.Colour(Positive); !(c.B > c.G && c.G > c.R) {
			t.Errorf("positive %v is not blue", c)
		}
		if c := theme.Colour(Negative); !(c.R > c.G && c.G > c.B) {
			t.Errorf("negative %v is not orange", c)
		}
		for _, p := range []Palette{Diverging, Sequential, Categorical} {
			lut := theme.Colours(p)
			zero := map[Palette]int{Diverging: 128}[p]
			if lut[zero] != theme.Colour(Paper) {
				t.Errorf("palette %d: nothing is %v, not paper", p, lut[zero])
			}
		}
		lut := theme.Colours(Diverging)
		if lut[255] != theme.Colour(Positive) || lut[0] != theme.Colour(Negative) {
			t.Errorf("the diverging palette runs from %v to %v", lut[0], lut[255])
		}
		lut = theme.Colours(Categorical)
		for k := 1; k < 12; k++ {
			if lut[k] == lut[k-1] || lut[k] == lut[k+1] {
				t.Errorf("categories %d and its neighbour share a colour", k)
			}
		}
	}
}

func TestCSSNamesEveryRoleInEachRule(t *testing.T) {
	css := CSS()
	for r := range NumRoles {
		if n := strings.Count(css, "--crease-"+r.String()+":"); n != 3 {
			t.Errorf("--crease-%v is set %d times, not in all 3 rules", r, n)
		}
	}
	if strings.Count(css, "{") != strings.Count(css, "}") {
		t.Error("braces do not match")
	}
}

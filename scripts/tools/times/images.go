package main

import (
	_ "embed"
	"fmt"

	"crease/scripts/tools/browser"
)

//go:embed images.js
var imagesProbe string

// images opens the page of images, cold, and waits until its first experiment,
// three drawn digits, is trained and all is measured.
func (m *meter) images() *browser.Page {
	p := m.b.Open(1300, 900)
	p.Before(imagesProbe)
	p.Goto(m.address + "/images/")
	p.Wait(`probe.rests()`)
	return p
}

// training returns how long the three digits take to train, three starts, and
// how many pictures of it are shown each second.
func (m *meter) training() (ms, pictures float64, err error) {
	p := m.images()
	defer p.Close()
	got := browser.Eval[struct{ Ms, Pictures float64 }](p, `probe.training()`)
	return got.Ms, 1000 * got.Pictures / got.Ms, p.Err
}

func (m *meter) trainingTime() (float64, error) {
	ms, _, err := m.training()
	return ms, err
}

func (m *meter) trainingPictures() (float64, error) {
	_, n, err := m.training()
	return n, err
}

// slider returns how long the panels take to follow a move of the slider of the
// noise: the median of a drag from one end to the other.
func (m *meter) slider(while string) (float64, error) {
	p := m.images()
	defer p.Close()
	return browser.Eval[float64](p, fmt.Sprintf(`probe.drag(%q)`, while)), p.Err
}

// openFile returns how long a file of 10,000 images of 28 x 28 pixels, with its labels,
// both compressed, takes from the drop to the first picture.
func (m *meter) openFile() (float64, error) {
	p := m.images()
	defer p.Close()
	return browser.Eval[float64](p, `probe.file(10000)`), p.Err
}

package lab

import (
	"math"
	"strconv"
)

// The parts write themselves as JSON: the package encoding/json, with all that
// it needs to look into types, is a sixth of the module.

// object writes the members of a JSON object one after the other.
type object struct{ b []byte }

func (o *object) key(name string) *object {
	if o.b == nil {
		o.b = append(o.b, '{')
	} else {
		o.b = append(o.b, ',')
	}
	o.b = append(text(o.b, name), ':')
	return o
}

func (o *object) text(name, v string)          { o.key(name); o.b = text(o.b, v) }
func (o *object) whole(name string, v int)     { o.key(name); o.b = strconv.AppendInt(o.b, int64(v), 10) }
func (o *object) flag(name string, v bool)     { o.key(name); o.b = strconv.AppendBool(o.b, v) }
func (o *object) real(name string, v *float64) { o.key(name); o.b = realValue(o.b, v) }

// end closes the object and returns it.
func (o *object) end() []byte { return append(o.b, '}') }

// array writes n elements, each by add.
func (o *object) array(name string, n int, add func(b []byte, i int) []byte) {
	o.key(name)
	o.b = elements(o.b, n, add)
}

func elements(b []byte, n int, add func(b []byte, i int) []byte) []byte {
	b = append(b, '[')
	for i := range n {
		if i > 0 {
			b = append(b, ',')
		}
		b = add(b, i)
	}
	return append(b, ']')
}

func (o *object) reals(name string, v []*float64) {
	o.array(name, len(v), func(b []byte, i int) []byte { return realValue(b, v[i]) })
}

// realValue appends a number, null for nil and for what JSON has no number for.
func realValue(b []byte, v *float64) []byte {
	if v == nil || math.IsNaN(*v) || math.IsInf(*v, 0) {
		return append(b, "null"...)
	}
	return strconv.AppendFloat(b, *v, 'g', 7, 64)
}

// text appends a string in quotes.
func text(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r < ' ':
			b = append(b, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		default:
			b = append(b, string(r)...)
		}
	}
	return append(b, '"')
}

func choices(o *object, name string, list []Choice) {
	o.array(name, len(list), func(b []byte, i int) []byte {
		var c object
		c.text("id", list[i].ID)
		c.text("name", list[i].Name)
		c.flag("have", list[i].Have)
		return append(b, c.end()...)
	})
}

func items(o *object, list []Shown) {
	o.array("items", len(list), func(b []byte, i int) []byte {
		var c object
		c.text("key", list[i].Key)
		c.text("name", list[i].Name)
		c.real("psnr", list[i].PSNR)
		return append(b, c.end()...)
	})
}

// JSON returns the state as a JSON object.
func (v State) JSON() []byte {
	var o object
	for _, t := range []struct{ key, value string }{
		{"link", v.Link}, {"exp", v.Exp}, {"source", v.Source}, {"wanted", v.Wanted}, {"path", v.Path}, {"labels", v.Labels},
		{"seed", v.Seed}, {"recipe", v.Recipe}, {"title", v.Title}, {"caption", v.Caption}, {"file", v.File},
	} {
		o.text(t.key, t.value)
	}
	o.whole("n", v.N)
	o.whole("size", v.Size)
	o.whole("count", v.Count)
	o.whole("rows", v.Rows)
	o.whole("cols", v.Cols)
	o.real("ratio", &v.Ratio)
	o.real("sigma", &v.Sigma)
	o.real("training", &v.Training)
	o.flag("playing", v.Playing)
	o.flag("done", v.Done)
	o.flag("drawable", v.Drawable)
	choices(&o, "kinds", v.Kinds)
	choices(&o, "sources", v.Sources)
	choices(&o, "estimators", v.Estimators)
	o.array("notices", len(v.Notices), func(b []byte, i int) []byte {
		var n object
		n.text("tone", v.Notices[i].Tone)
		n.text("text", v.Notices[i].Text)
		return append(b, n.end()...)
	})
	return o.end()
}

// JSON returns the thumbnails as a JSON object.
func (v Thumbs) JSON() []byte {
	var o object
	o.whole("rows", v.Rows)
	o.whole("cols", v.Cols)
	o.array("items", len(v.Items), func(b []byte, i int) []byte {
		var n object
		n.text("name", v.Items[i].Name)
		n.whole("index", v.Items[i].Index)
		return append(b, n.end()...)
	})
	return o.end()
}

// JSON returns the panels as a JSON object.
func (v Panels) JSON() []byte {
	var o object
	o.whole("rows", v.Rows)
	o.whole("cols", v.Cols)
	o.whole("a", v.A)
	o.whole("b", v.B)
	o.real("t", &v.T)
	o.real("sigma", &v.Sigma)
	items(&o, v.Items)
	return o.end()
}

// JSON returns the film as a JSON object.
func (v Film) JSON() []byte {
	var o object
	o.whole("rows", v.Rows)
	o.whole("cols", v.Cols)
	o.text("from", v.From)
	o.text("to", v.To)
	o.whole("frames", v.Frames)
	o.whole("triangle", v.Triangle)
	items(&o, v.Items)
	return o.end()
}

// JSON returns the curves as a JSON object.
func (v Curves) JSON() []byte {
	var o object
	o.array("sigma", len(v.Sigma), func(b []byte, i int) []byte { return realValue(b, &v.Sigma[i]) })
	choices(&o, "items", v.Items)
	o.array("psnr", len(v.PSNR), func(b []byte, i int) []byte {
		return elements(b, len(v.PSNR[i]), func(b []byte, k int) []byte { return realValue(b, v.PSNR[i][k]) })
	})
	o.text("csv", v.CSV)
	return o.end()
}

// JSON returns the units as a JSON object.
func (v Units) JSON() []byte {
	var o object
	o.whole("rows", v.Rows)
	o.whole("cols", v.Cols)
	o.array("items", len(v.Items), func(b []byte, i int) []byte {
		f := v.Items[i]
		var n object
		n.text("name", f.Name)
		n.whole("count", f.Count)
		n.real("share", &f.Share)
		n.real("angle", &f.Angle)
		n.array("units", len(f.Units), func(b []byte, k int) []byte {
			var u object
			u.real("angle", f.Units[k].Angle)
			u.real("share", &f.Units[k].Share)
			return append(b, u.end()...)
		})
		return append(b, n.end()...)
	})
	return o.end()
}

// JSON returns the report as a JSON object.
func (v Report) JSON() []byte {
	var o object
	for _, t := range []struct{ key, value string }{
		{"geometry", v.Geometry}, {"status", v.Status}, {"statusName", v.StatusName}, {"why", v.Why}, {"follows", v.Follows}, {"other", v.Other},
	} {
		o.text(t.key, t.value)
	}
	for _, t := range []struct {
		key   string
		value *float64
	}{
		{"angle", v.Angle}, {"angleOther", v.AngleOther}, {"random", v.Random}, {"randomOther", v.RandomOther}, {"cosine", v.Cosine},
		{"cosineA", v.CosineA}, {"offHullStart", v.OffHullStart}, {"offHull", v.OffHull}, {"ratio", v.Ratio},
		{"difference", v.Difference}, {"progress", &v.Progress},
	} {
		o.real(t.key, t.value)
	}
	for _, t := range []struct {
		key   string
		value int
	}{
		{"units", v.Units}, {"active", v.Active}, {"starts", v.Starts}, {"start", v.Start}, {"kept", v.Kept}, {"every", v.Every},
	} {
		o.whole(t.key, t.value)
	}
	o.flag("done", v.Done)
	o.flag("online", v.Online)
	o.key("beside")
	o.b = v.Beside.json(o.b)
	o.reals("finals", v.Finals)
	o.reals("off", v.Off)
	o.reals("j", v.J)
	o.array("angles", len(v.Angles), func(b []byte, i int) []byte {
		return elements(b, 3, func(b []byte, k int) []byte { return realValue(b, &v.Angles[i][k]) })
	})
	o.array("bins", len(v.Bins), func(b []byte, i int) []byte { return realValue(b, &v.Bins[i]) })
	return o.end()
}

// json appends the comparison, null where there is none.
func (v *Beside) json(b []byte) []byte {
	if v == nil {
		return append(b, "null"...)
	}
	var o object
	o.text("recipe", v.Recipe)
	o.real("angle", v.Angle)
	o.real("angleOther", v.AngleOther)
	o.real("offHull", v.OffHull)
	o.real("ratio", v.Ratio)
	o.real("difference", v.Difference)
	return append(b, o.end()...)
}

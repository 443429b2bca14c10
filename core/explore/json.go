package explore

import (
	"strconv"
	"unicode/utf8"
)

// object writes one JSON object, field by field: the panel crosses to the page
// with every picture, and reflection would be slow and large.
type object struct{ b []byte }

// JSON returns the panel as JSON, with the field names of its tags.
func (p Panel) JSON() []byte {
	var o object
	o.begin()
	o.number("serial", float64(p.Serial))
	o.text("link", p.Link)
	o.text("title", p.Title)
	o.option("about", p.About)
	o.key("badge")
	o.begin()
	o.text("kind", p.Badge.Kind)
	o.text("text", p.Badge.Text)
	o.option("help", p.Badge.Help)
	o.end()
	list(&o, "facts", p.Facts, (*object).fact)
	some(&o, "reasons", p.Reasons, (*object).quote)
	o.option("caption", p.Caption)
	if p.Changed {
		o.flag("changed", true)
	}
	some(&o, "readout", p.Readout, (*object).fact)
	o.option("pointed", p.Pointed)
	some(&o, "notices", p.Notices, func(o *object, n Notice) {
		o.begin()
		o.text("id", n.ID)
		o.text("kind", n.Kind)
		o.text("text", n.Text)
		o.number("n", float64(n.N))
		o.end()
	})
	list(&o, "controls", p.Controls, (*object).control)
	some(&o, "tables", p.Tables, (*object).table)
	some(&o, "legend", p.Legend, (*object).fact)
	o.option("formula", p.Formula)
	o.flag("canUndo", p.CanUndo)
	o.flag("canRedo", p.CanRedo)
	o.option("preset", p.Preset)
	o.text("desc", p.Desc)
	if r := p.Running; r != nil {
		o.key("running")
		o.begin()
		o.text("text", r.Text)
		o.number("progress", r.Progress)
		o.flag("playing", r.Playing)
		some(&o, "paces", r.Paces, (*object).choice)
		o.end()
	}
	o.end()
	return o.b
}

// effectsJSON returns effects as a JSON list.
func effectsJSON(effects []Effect) []byte {
	var o object
	o.items(len(effects), func(i int) {
		e := effects[i]
		o.begin()
		o.text("kind", string(e.Kind))
		o.option("text", e.Text)
		o.option("name", e.Name)
		o.option("mime", e.Mime)
		o.end()
	})
	return o.b
}

func (o *object) fact(f Fact) {
	o.begin()
	o.text("label", f.Label)
	o.text("value", f.Value)
	o.option("help", f.Help)
	o.option("id", f.ID)
	o.end()
}

func (o *object) control(c Control) {
	o.begin()
	o.text("key", c.Key)
	o.text("kind", c.Kind)
	o.text("group", c.Group)
	o.text("label", c.Label)
	o.option("help", c.Help)
	o.text("value", c.Value)
	o.option("text", c.Text)
	o.number("min", c.Min)
	o.number("max", c.Max)
	if c.Step != 0 {
		o.number("step", c.Step)
	}
	o.option("scale", c.Scale)
	some(o, "options", c.Options, (*object).choice)
	if c.Disabled {
		o.flag("disabled", true)
	}
	o.option("note", c.Note)
	o.end()
}

func (o *object) choice(p Option) {
	o.begin()
	o.text("value", p.Value)
	o.text("label", p.Label)
	o.option("help", p.Help)
	if p.On {
		o.flag("on", true)
	}
	o.end()
}

func (o *object) table(t Table) {
	o.begin()
	o.text("id", t.ID)
	o.text("title", t.Title)
	list(o, "head", t.Head, (*object).quote)
	some(o, "help", t.Help, (*object).quote)
	list(o, "rows", t.Rows, (*object).quotes)
	some(o, "keys", t.Keys, (*object).quotes)
	some(o, "ids", t.IDs, (*object).quote)
	o.end()
}

// list writes a field that is a list, some one that is left out when empty.
func list[T any](o *object, name string, values []T, write func(*object, T)) {
	o.key(name)
	o.items(len(values), func(i int) { write(o, values[i]) })
}

func some[T any](o *object, name string, values []T, write func(*object, T)) {
	if len(values) > 0 {
		list(o, name, values, write)
	}
}

func (o *object) items(n int, write func(i int)) {
	o.b = append(o.b, '[')
	for i := range n {
		if i > 0 {
			o.b = append(o.b, ',')
		}
		write(i)
	}
	o.b = append(o.b, ']')
}

func (o *object) quotes(list []string) { o.items(len(list), func(i int) { o.quote(list[i]) }) }

func (o *object) begin() { o.b = append(o.b, '{') }
func (o *object) end()   { o.b = append(o.b, '}') }

// key writes a comma where one is due, and a name.
func (o *object) key(name string) {
	if o.b[len(o.b)-1] != '{' {
		o.b = append(o.b, ',')
	}
	o.quote(name)
	o.b = append(o.b, ':')
}

func (o *object) text(name, s string) {
	o.key(name)
	o.quote(s)
}

// option writes a text that is left out when empty.
func (o *object) option(name, s string) {
	if s != "" {
		o.text(name, s)
	}
}

func (o *object) flag(name string, v bool) {
	o.key(name)
	o.b = strconv.AppendBool(o.b, v)
}

// number writes a number; what JSON has no word for becomes null.
func (o *object) number(name string, v float64) {
	o.key(name)
	if !finite(v) {
		o.b = append(o.b, "null"...)
		return
	}
	o.b = strconv.AppendFloat(o.b, v, 'g', -1, 64)
}

// quote writes a string. Bytes that are not UTF-8 become U+FFFD.
func (o *object) quote(s string) {
	const hex = "0123456789abcdef"
	o.b = append(o.b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			o.b = append(o.b, '\\', byte(r))
		case r == '\n':
			o.b = append(o.b, '\\', 'n')
		case r < 0x20 || r == 0x7f:
			o.b = append(o.b, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		default:
			o.b = utf8.AppendRune(o.b, r)
		}
	}
	o.b = append(o.b, '"')
}

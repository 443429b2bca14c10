package explore

import (
	"crease/core/scene"
	"crease/core/words"
)

// longest is how many characters of a value a field of the table shows; a
// longer one is edited elsewhere, or in the link itself.
const longest = 600

// setPrefix begins the ID of a row that stands for one key of the link.
const setPrefix = "set/"

// setTable lists what the link of a scene sets: every parameter that is not at
// its default, with its value as the link writes it, which can be edited, and
// its default. There is no table where nothing is set.
func setTable(s scene.Scene, lang words.Lang) []Table {
	t := newTable("sets", lang, "set.key", "set.value", "set.default")
	for _, p := range scene.Parameters {
		value, key := p.Get(s), p.Key
		if value == p.Default {
			continue
		}
		if len(value) > longest {
			value, key = begin(value), ""
		}
		t.Rows = append(t.Rows, []string{p.Label().In(lang), value, begin(p.Default)})
		t.Keys = append(t.Keys, []string{"", key, ""})
		t.IDs = append(t.IDs, setPrefix+p.Key)
	}
	if t.Rows == nil {
		return nil
	}
	return []Table{t}
}

// begin returns a value as a link writes it (in ASCII), or how it begins.
func begin(value string) string {
	const most = 14
	if len(value) <= most {
		return value
	}
	return value[:most] + "…"
}

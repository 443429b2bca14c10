// Package words is the one keyed table of everything Crease says to a
// person, in English and in Chinese.
//
// A numerical package that refuses its input, or explains its result, does so
// with a Message: a key and named arguments. The Message is an error and a
// Stringer (in English); whoever shows it picks the language with In.
//
// What only the build or the command line says is left out under js, so that
// no visitor loads it twice: those files carry the constraint !js.
package words

import (
	"math"
	"sort"
	"strconv"
	"strings"
)

// Lang is a language of the table: En or Zh.
type Lang string

// The languages of the table.
const (
	En Lang = "en"
	Zh Lang = "zh"
)

// Text is one entry of the table. Both languages hold the same {name}
// placeholders. Chinese keeps the English term in brackets where a reader
// would look it up.
type Text struct{ En, Zh string }

// Message is a sentence of the table with its arguments filled in. The zero
// Message says nothing.
type Message struct {
	Key  string
	Args map[string]any
}

// M returns the message of the given key; args alternate name and value.
// It panics if the key is not in the table or a name is not a string.
func M(key string, args ...any) Message {
	if _, ok := table[key]; !ok {
		panic("words: no text for key " + key)
	}
	m := Message{Key: key}
	if len(args) > 0 {
		m.Args = make(map[string]any, len(args)/2)
		for i := 0; i+1 < len(args); i += 2 {
			m.Args[args[i].(string)] = args[i+1]
		}
	}
	return m
}

// In returns the message in the given language, English when it is unknown.
func (m Message) In(lang Lang) string {
	if m.Key == "" {
		return ""
	}
	s := table[m.Key].in(lang)
	if !strings.Contains(s, "{") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '{')
		if i < 0 {
			break
		}
		j := strings.IndexByte(s[i:], '}')
		if j < 0 {
			break
		}
		b.WriteString(s[:i])
		b.WriteString(show(m.Args[s[i+1:i+j]], lang))
		s = s[i+j+1:]
	}
	b.WriteString(s)
	return b.String()
}

// String returns the message in English.
func (m Message) String() string { return m.In(En) }

// Error returns the message in English, so that a Message is an error.
func (m Message) Error() string { return m.In(En) }

// IsZero reports whether the message says nothing.
func (m Message) IsZero() bool { return m.Key == "" }

func (t Text) in(lang Lang) string {
	if lang == Zh && t.Zh != "" {
		return t.Zh
	}
	return t.En
}

func show(v any, lang Lang) string {
	switch v := v.(type) {
	case nil:
		return ""
	case float64:
		return Number(v)
	case Message:
		return v.In(lang)
	case []Message:
		parts := make([]string, len(v))
		for i, m := range v {
			parts[i] = m.In(lang)
		}
		return strings.Join(parts, map[Lang]string{En: "; ", Zh: "；"}[lang])
	case error:
		return v.Error()
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case uint64:
		return strconv.FormatUint(v, 10)
	case bool:
		return strconv.FormatBool(v)
	}
	panic("words: an argument of a kind that no text shows")
}

// Number writes x for reading: at most six significant digits, no exponent
// between 1e-4 and 1e6, a true minus sign never (links and terminals keep
// ASCII).
func Number(x float64) string {
	if a := math.Abs(x); a != 0 && (a < 1e-4 || a >= 1e6) {
		return strconv.FormatFloat(x, 'g', 3, 64)
	}
	s := strconv.FormatFloat(x, 'g', 6, 64)
	if strings.Contains(s, "e") {
		s = strconv.FormatFloat(x, 'f', -1, 64)
	}
	return s
}

// Keys returns all keys of the table, sorted.
func Keys() []string {
	keys := make([]string, 0, len(table))
	for k := range table {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// Lookup returns the entry of a key and whether there is one.
func Lookup(key string) (Text, bool) {
	t, ok := table[key]
	return t, ok
}

var table = map[string]Text{}

// add enters the texts of one area; each area is one file of this package.
// It returns true so that a file can call it in a variable declaration.
func add(texts map[string]Text) bool {
	for k, t := range texts {
		if _, dup := table[k]; dup {
			panic("words: key entered twice: " + k)
		}
		table[k] = t
	}
	return true
}

package scene

import (
	"strconv"
	"strings"

	"crease/core/words"
)

// Version is the version of links this package writes. It names the table of
// defaults a link omits, and rises only when a default or a meaning changes.
const Version = 1

// Limits of a link in characters. A longer one is not read; a longer one is
// not written.
const (
	MaxRead    = 16 << 10
	MaxWritten = 8000
)

// maxNotices is how many notices one link can cause; the rest is counted.
const maxNotices = 8

// Parse reads a link: the fragment of an address, with or without "#", or a
// whole address. It never fails: a bad value becomes its default, and a notice
// names it and says what would be right. Each value is percent-decoded once. A
// trailing #?secret=... (which some hosts of embeds add) is taken off, and
// &amp; is read as &.
func Parse(link string) (Scene, []words.Message) {
	s := Default()
	if len(link) > MaxRead {
		return s, []words.Message{words.M("link.long", "got", len(link), "most", MaxRead)}
	}
	var notices []words.Message
	say := func(m words.Message) { notices = append(notices, m) }
	seen := map[string]bool{}
	for _, item := range strings.Split(strings.ReplaceAll(fragment(link), "&amp;", "&"), "&") {
		if item == "" {
			continue
		}
		key, value, _ := strings.Cut(item, "=")
		if seen[key] {
			say(words.M("link.twice", "key", quote(key)))
			continue
		}
		seen[key] = true
		text := unescape(value)
		if key == "v" {
			if m := version(text); !m.IsZero() {
				say(m)
			}
			continue
		}
		if p, set := setter(key); set == nil {
			say(words.M("link.unknown", "key", quote(key)))
		} else if err := set(&s, text); err != nil {
			say(words.M("link.value", "key", key, "why", err, "default", quote(p.Default)))
		}
	}
	for _, m := range settle(&s) {
		say(m)
	}
	if n := len(notices); n > maxNotices {
		notices = append(notices[:maxNotices-1], words.M("link.more", "n", n-maxNotices+1))
	}
	return Snap(s), notices
}

// fragment returns the part of an address that Parse reads.
func fragment(link string) string {
	if i := strings.LastIndex(link, "#?secret="); i >= 0 {
		link = link[:i]
	}
	if i := strings.IndexByte(link, '#'); i >= 0 {
		link = link[i+1:]
	}
	return link
}

// unescape decodes percent-escapes once; what is not an escape stays.
func unescape(text string) string {
	if !strings.Contains(text, "%") {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+2 < len(text) {
			if n, err := strconv.ParseUint(text[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(n))
				i += 2
				continue
			}
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// version returns what is to be said about the v of a link.
func version(text string) words.Message {
	v, err := strconv.Atoi(text)
	switch {
	case err != nil || v < 1:
		return words.M("link.badversion", "value", quote(text), "want", Version)
	case v > Version:
		return words.M("link.newer", "got", v, "want", Version)
	}
	return words.Message{}
}

// setter returns the row of a key, packed or not, and what reads its value.
func setter(key string) (Parameter, func(*Scene, string) error) {
	for _, p := range Parameters {
		switch key {
		case p.Key:
			return p, p.set
		case p.Packed:
			if p.unpacked != nil {
				return p, p.unpacked
			}
		}
	}
	return Parameter{}, nil
}

// Link writes the canonical link of s, without "#": keys in the order of the
// table, the fewest digits, defaults omitted. Parse(Link(s)) is Snap(s). A link
// longer than MaxWritten is not written: it returns "", and a file should be
// offered instead.
func Link(s Scene) string {
	s = Snap(s)
	var b strings.Builder
	b.WriteString("v=" + strconv.Itoa(Version))
	for _, p := range Parameters {
		key, value := p.Key, ""
		if p.packed != nil {
			value = p.packed(s)
		}
		if value != "" {
			key = p.Packed
		} else if value = p.get(s); value == p.Default {
			continue
		}
		b.WriteString("&" + key + "=" + value)
	}
	if b.Len() > MaxWritten {
		return ""
	}
	return b.String()
}

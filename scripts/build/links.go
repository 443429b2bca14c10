package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// referring are the places where files of the site name others, by ending. In
// pages a name stands in an attribute or, absolute, in the content of a meta
// element; the templates quote every attribute.
var referring = map[string]*regexp.Regexp{
	".html": regexp.MustCompile(`\s(?:href|src|poster|data|content)="([^"]*)"`),
	".js":   regexp.MustCompile(`\b(?:import|from)\s*\(?\s*"(\.{1,2}/[^"]+)"`),
	".css":  regexp.MustCompile(`url\("?([^")]+)"?\)`),
	".json": regexp.MustCompile(`"(?:thumbnail_url|provider_url)": "([^"]+)"|src=\\"([^"\\]+)`),
	".xml":  regexp.MustCompile(`<loc>([^<]+)</loc>`),
}

// links checks that every file and anchor of the site that a file of it names
// is there, and that no name depends on the folder in which the site stands.
func (b *builder) links() error {
	var wrong []error
	err := filepath.WalkDir(b.out, func(file string, d fs.DirEntry, err error) error {
		find := referring[path.Ext(file)]
		if err != nil || d.IsDir() || find == nil {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		from, err := filepath.Rel(b.out, file)
		if err != nil {
			return err
		}
		from = filepath.ToSlash(from)
		for _, m := range find.FindAllStringSubmatch(string(data), -1) {
			to := strings.ReplaceAll(strings.Join(m[1:], ""), "&amp;", "&")
			if strings.Contains(m[0], "content=") && !strings.HasPrefix(to, b.base) || strings.Contains(to, "${") {
				continue // words, or a script's template
			}
			if err := b.link(from, to); err != nil {
				wrong = append(wrong, fmt.Errorf("%s: %q: %w", from, to, err))
			}
		}
		return nil
	})
	return errors.Join(err, errors.Join(wrong...))
}

// link checks one name in a file of the site.
func (b *builder) link(from, to string) error {
	if path, ok := strings.CutPrefix(to, b.path()); ok && from == notFound {
		to = b.base + path
	}
	rest, ours := strings.CutPrefix(to, b.base)
	u, err := url.Parse(to)
	switch {
	case err != nil:
		return err
	case ours:
		if u, err = url.Parse(rest); err != nil {
			return err
		}
		from = ""
	case u.Scheme != "" || u.Host != "":
		return nil // another site's
	case strings.HasPrefix(u.Path, "/"):
		return errors.New("begins at the root of the host: the site may stand in a folder")
	}
	name := path.Join(path.Dir(from), u.Path)
	if u.Path == "" && !ours {
		name = from
	}
	if strings.HasPrefix(name, "..") {
		return errors.New("leads out of the site")
	}
	file := filepath.Join(b.out, filepath.FromSlash(name))
	if s, err := os.Stat(file); err == nil && s.IsDir() {
		if u.Path != "" && !strings.HasSuffix(u.Path, "/") {
			return errors.New("a folder: end it with a slash, or hosts send the reader twice")
		}
		file = filepath.Join(file, "index.html")
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return errors.New("is not there")
	}
	// A fragment with "=" is a scene, which any page of the explorer shows.
	if id := u.Fragment; id != "" && !strings.Contains(id, "=") && !strings.Contains(string(data), ` id="`+id+`"`) {
		return errors.New("no such anchor")
	}
	return nil
}

package main

import (
	"bytes"
	"fmt"
	"html/template"
	"regexp"

	"crease/core/explore"
	"crease/core/picture"
	"crease/core/scene"
	"crease/core/words"
)

// story is the article of the front page in one language; see web/TEMPLATES.md.
type story struct {
	Lang              words.Lang
	Code              string // of the language, for the document
	Title, Lead       string
	Contents, Open    string
	SureHead, Terms   string
	Chapters          []chapter
	Sures, Glossary   []definition
	Other, OtherStory string // the other language and the id of its article
}

// chapter is one step of the story.
type chapter struct {
	ID, Title    string
	Link         template.URL // canonical: nothing in it needs an escape
	Claims       []claim
	Math         template.HTML // its formula, "" for none
	Caption, Alt string
	Page, More   string // another page, from the root of the site, and the words that lead there
	There        string // those of its figure, which opens on that page
	Wide, Narrow string // its figure, from the root of the site
}

// claim is one paragraph. Sure is empty where nothing is claimed.
type claim struct {
	Sure, Label, Help string
	Text              template.HTML
}

type definition struct{ Name, Label, Help string }

// figures are the sizes of a figure in CSS pixels: beside its text, and on a
// phone.
var figures = map[string]struct{ w, h float64 }{"wide": {720, 480}, "narrow": {400, 340}}

// article renders the article in all languages, for the page at the root of the
// site, and writes its figures.
func (b *builder) article() (template.HTML, error) {
	t, err := template.ParseFiles("web/article.html")
	if err != nil {
		return "", err
	}
	stories, err := b.stories(t)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	err = t.ExecuteTemplate(&out, "article", struct {
		Assets  string
		Stories []story
	}{b.assets, stories})
	return template.HTML(out.String()), err
}

// stories returns the article in all languages and writes its figures.
func (b *builder) stories(t *template.Template) ([]story, error) {
	files, alts := map[string][]byte{}, map[string]string{}
	for _, c := range scene.Story {
		if c.Page == "" {
			draw(c, files, alts)
		} else if err := film(c.Link, func(size string, lang words.Lang) string { return figure(size, lang, c) }, files, alts); err != nil {
			return nil, err
		}
	}
	dir := "a/figures." + hash(files) + "/"
	for name, data := range files {
		if err := b.write(dir+name, data); err != nil {
			return nil, err
		}
	}
	var out []story
	for _, l := range []struct {
		lang, other words.Lang
		code        string
	}{{words.En, words.Zh, "en"}, {words.Zh, words.En, "zh-Hans"}} {
		say := func(key string) string { return words.M(key).In(l.lang) }
		s := story{
			Lang: l.lang, Code: l.code, Title: say("story.title"), Lead: say("story.lead"), Contents: say("story.contents"),
			Open: say("story.open"), SureHead: say("story.sure"), Terms: say("story.terms"), Other: say("story.other"), OtherStory: "story." + string(l.other),
		}
		for _, c := range scene.Story {
			one, err := chapterOf(c, l.lang, t)
			if err != nil {
				return nil, err
			}
			one.Wide, one.Narrow = dir+figure("wide", l.lang, c), dir+figure("narrow", l.lang, c)
			one.Alt = alts[figure("wide", l.lang, c)]
			s.Chapters = append(s.Chapters, one)
		}
		for _, sure := range scene.Sures {
			s.Sures = append(s.Sures, definition{string(sure), sure.Label().In(l.lang), sure.Help().In(l.lang)})
		}
		for _, name := range scene.Glossary {
			s.Glossary = append(s.Glossary, definition{name, say("term." + name), say("term." + name + ".help")})
		}
		out = append(out, s)
	}
	return out, nil
}

// figure names the file of a chapter's figure.
func figure(size string, lang words.Lang, c scene.Chapter) string {
	return size + "/" + string(lang) + "/" + c.Name + ".svg"
}

// draw draws a chapter's figure in every size and language, and describes it.
// What is trained is drawn when the training has ended.
func draw(c scene.Chapter, files map[string][]byte, alts map[string]string) {
	app := explore.New(explore.Options{Link: c.Link, W: posterW, H: posterH, Lang: words.En, Still: true})
	app.Do(explore.Msg{Kind: explore.Play})
	for _, lang := range []words.Lang{words.En, words.Zh} {
		for size, s := range figures {
			app.Do(explore.Msg{Kind: explore.Lang, Value: string(lang)})
			app.Do(explore.Msg{Kind: explore.Resize, W: s.w, H: s.h})
			for app.Step(func() bool { return false }) {
			}
			name := figure(size, lang, c)
			files[name] = []byte(picture.SVG(app.Picture(), "system"))
			alts[name] = app.Picture().Desc
		}
	}
}

func chapterOf(c scene.Chapter, lang words.Lang, t *template.Template) (chapter, error) {
	out := chapter{ID: c.Name, Title: c.Title().In(lang), Link: template.URL(c.Link), Caption: c.Figure().In(lang)}
	if lang != words.En {
		out.ID += "." + string(lang)
	}
	if c.Page != "" {
		out.Page, out.More = c.Page, words.M("story."+c.Name+".page").In(lang)
		out.There = words.M("story." + c.Name + ".open").In(lang)
	}
	for k, sure := range c.Claims {
		text := c.Claim(k).En
		if lang == words.Zh {
			text = c.Claim(k).Zh
		}
		one := claim{Text: explained(text, lang)}
		if sure != scene.Context {
			one.Sure, one.Label, one.Help = string(sure), sure.Label().In(lang), sure.Help().In(lang)
		}
		out.Claims = append(out.Claims, one)
	}
	var math bytes.Buffer
	if name := "math." + c.Name; t.Lookup(name) != nil {
		if err := t.ExecuteTemplate(&math, name, nil); err != nil {
			return out, fmt.Errorf("%s: %w", name, err)
		}
	}
	out.Math = template.HTML(math.String())
	return out, nil
}

var term = regexp.MustCompile(`\{([a-z]+)\}`)

// explained returns a claim as HTML: each {term} becomes its name with its
// definition.
func explained(text string, lang words.Lang) template.HTML {
	return template.HTML(term.ReplaceAllStringFunc(template.HTMLEscapeString(text), func(m string) string {
		key := "term." + m[1:len(m)-1]
		return `<span class="term" tabindex="0" data-help="` + template.HTMLEscapeString(words.M(key+".help").In(lang)) + `">` +
			template.HTMLEscapeString(words.M(key).In(lang)) + `</span>`
	}))
}

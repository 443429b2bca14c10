//go:build !js

package words

// What the page says about the story.
var _ = add(map[string]Text{
	"page.share.png": {"Picture (PNG, {n}×)", "图形 (PNG，{n}×)"},
	"page.unset":     {"Take {what} out of the link", "从链接中移除 {what}"},
	"page.back":      {"Back to “{title}”", "回到“{title}”"},
})

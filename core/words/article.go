//go:build !js

package words

// What the page says about the story.
var _ = add(map[string]Text{
	"page.back": {"Back to “{title}”", "回到“{title}”"},
})

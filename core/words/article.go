//go:build !js

package words

// What the page says of its story, of pictures to save and of its keys.
var _ = add(map[string]Text{
	"page.share.png": {"Picture (PNG, {n}×)", "图形 (PNG，{n}×)"},
	"page.unset":     {"Take {what} out of the link", "从链接中移除 {what}"},
	"page.back":      {"Back to “{title}”", "回到“{title}”"},

	"page.help.pan.text": {"move the view, while the picture or its zoom buttons have the focus and no point is chosen; so do + − 0", "移动视图：焦点在图形或其缩放按钮上且未选中点时；+ − 0 同样如此"},
	"page.help.tables":   {"Without dragging: the tables beside the picture hold every point and every setting, to be typed in. What is underlined with dots explains itself.", "不拖动也可以：图形旁的表格包含每个点与每项设定，均可键入。带点线的文字可查看释义。"},
})

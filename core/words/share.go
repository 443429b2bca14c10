//go:build !js

package words

// What is said where a figure is cited, embedded or taken away.
var _ = add(map[string]Text{
	"page.cite":       {"Cite this figure", "引用此图"},
	"page.cite.about": {"This demonstration as it was built, and the paper that it illustrates.", "本演示的构建版本，以及它所展示的论文。"},

	"page.embed.options":      {"Options and preview", "选项与预览"},
	"page.embed.preview":      {"Preview", "预览"},
	"page.embed.code":         {"Code", "代码"},
	"page.embed.code.frame":   {"frame", "框架 (iframe)"},
	"page.embed.code.element": {"element with a poster", "带海报的元素"},
	"page.embed.code.help": {
		"The frame works wherever frames may be pasted. The element needs one script and loads the frame only when it is wanted: until then it is a picture and a link.",
		"框架可粘贴到任何允许框架之处。元素需要一个脚本，在需要之前只是一张图片和一个链接，之后才加载框架。",
	},
	"page.embed.load":           {"Load", "加载"},
	"page.embed.load.visible":   {"when it is seen", "可见时"},
	"page.embed.load.click":     {"on a click", "点击时"},
	"page.embed.load.auto":      {"at once", "立即"},
	"page.embed.theme":          {"Theme", "主题"},
	"page.embed.theme.auto":     {"the reader's", "随读者"},
	"page.embed.theme.light":    {"light", "浅色"},
	"page.embed.theme.dark":     {"dark", "深色"},
	"page.embed.lang":           {"Language", "语言"},
	"page.embed.lang.auto":      {"the reader's", "随读者"},
	"page.embed.height":         {"Height", "高度"},
	"page.embed.height.fluid":   {"follows the width", "随宽度"},
	"page.embed.height.fixed":   {"{n} pixels", "{n} 像素"},
	"page.embed.show":           {"Show", "显示"},
	"page.embed.part.title":     {"result line", "结果行"},
	"page.embed.part.tools":     {"undo, reset, controls", "撤销、重置、控件"},
	"page.embed.part.viewtools": {"zoom", "缩放"},
	"page.embed.part.readout":   {"values under the pointer", "指针处的数值"},
	"page.embed.part.full":      {"link to the full page", "完整页面链接"},

	"page.share.qr":        {"QR code", "二维码 (QR code)"},
	"page.share.qr.long":   {"This link is too long for a QR code.", "此链接过长，无法做成二维码。"},
	"page.share.html":      {"Page that works offline (HTML)", "离线网页 (HTML)"},
	"page.share.html.busy": {"Packing…", "正在打包…"},
	"page.share.html.fail": {"The file could not be made: {why}", "无法生成文件：{why}"},
})

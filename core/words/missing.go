//go:build !js

package words

// What is said where there is no page.
var _ = add(map[string]Text{
	"missing.title": {"There is no page at this address", "此地址没有页面"},
	"missing.text":  {"It may be mistyped, or an example that has another name now. A figure itself is never lost: all of it stands after the # of its link, and that part works behind the address of the start page.", "可能输入有误，或该示例已改名。图形本身不会丢失：它完整地写在链接的 # 之后，接在首页地址后面即可使用。"},
	"missing.home":  {"To the start page", "返回首页"},
})

package words

// The table of what a link sets.
var _ = add(map[string]Text{
	"table.sets":             {"What this link sets", "此链接设定的内容"},
	"table.set.key":          {"what", "项目"},
	"table.set.key.help":     {"every choice that is not the default: together they are the link", "所有非默认的选择：合起来就是链接"},
	"table.set.value":        {"value", "值"},
	"table.set.value.help":   {"as the link writes it; the cross takes it out of the link", "按链接的写法；点叉号将其从链接中移除"},
	"table.set.default":      {"default", "默认值"},
	"table.set.default.help": {"what holds when the link does not say", "链接未说明时的取值"},
})

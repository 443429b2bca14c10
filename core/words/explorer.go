//go:build !js

package words

// What the page of the explorer says of copying and saving the function.
var _ = add(map[string]Text{
	"page.copy.tex":    {"Copy LaTeX", "复制 LaTeX"},
	"page.copy.py":     {"Copy NumPy", "复制 NumPy"},
	"page.copy.json":   {"Copy JSON", "复制 JSON"},
	"page.copy.csv":    {"Copy values (CSV)", "复制数值 (CSV)"},
	"page.copy.byhand": {"Copy this by hand", "请手动复制"},
	"page.share.json":  {"Function (JSON)", "函数 (JSON)"},
	"page.share.tex":   {"Formula (LaTeX)", "公式 (LaTeX)"},
	"page.share.py":    {"Function (NumPy)", "函数 (NumPy)"},
	"page.share.go":    {"Function (Go)", "函数 (Go)"},
})

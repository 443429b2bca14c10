package picture

import (
	"strconv"
	"strings"
)

// CSS returns the colours as custom properties, --crease-<role> and
// --crease-cell<k> of the Categorical palette, for the root element: those of
// the light theme, those of the dark one where the reader's system prefers it,
// and either where data-theme asks for it. Paper is light.
func CSS() string {
	var b strings.Builder
	b.WriteString(":root{color-scheme:light;")
	properties(&b, Light)
	b.WriteString("}\n@media screen and (prefers-color-scheme:dark){:root:not([data-theme=\"light\"]){color-scheme:dark;")
	properties(&b, Dark)
	b.WriteString("}}\n@media screen{:root[data-theme=\"dark\"]{color-scheme:dark;")
	properties(&b, Dark)
	b.WriteString("}}\n")
	return b.String()
}

func properties(b *strings.Builder, t Theme) {
	for r := range NumRoles {
		b.WriteString("--crease-" + r.String() + ":" + t.Colour(r).String() + ";")
	}
	for k := range cells {
		b.WriteString("--crease-cell" + strconv.Itoa(k+1) + ":" + t.cell(byte(k+1)).String() + ";")
	}
}

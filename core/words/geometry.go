package words

// The names of the geometries of the data, by their keys.
var _ = add(map[string]Text{
	"geometry.one-dimensional": {"points on a line", "直线上的点"},
	"geometry.point":           {"a single point", "单个点"},
	"geometry.affine":          {"points without noise", "无噪声的点"},
	"geometry.collinear":       {"collinear points", "共线点"},
	"geometry.projected":       {"samples near a line", "直线附近的样本"},
	"geometry.subspace":        {"points in a subspace", "子空间中的点"},
	"geometry.rays":            {"one-sided rays", "单侧射线 (rays)"},
	"geometry.obtuse":          {"a simplex with an obtuse vertex", "有钝角顶点的单纯形"},
	"geometry.right":           {"a simplex with a right vertex", "有直角顶点的单纯形"},
	"geometry.obtuse.3":        {"an obtuse triangle", "钝角三角形"},
	"geometry.right.3":         {"a right triangle", "直角三角形"},
	"geometry.grid":            {"a rectangular grid", "矩形网格"},
	"geometry.dart":            {"a point inside a triangle (dart)", "三角形内一点（镖形）"},
	"geometry.orthogonal":      {"orthogonal parts", "正交的各部分"},
	"geometry.parallelogram":   {"a parallelogram", "平行四边形"},
	"geometry.equilateral":     {"an equilateral triangle", "等边三角形"},
	"geometry.isosceles":       {"an isosceles acute triangle", "等腰锐角三角形"},
	"geometry.acute":           {"an acute triangle", "锐角三角形"},
	"geometry.scalene":         {"a scalene acute triangle", "不等边锐角三角形"},
	"geometry.simplex":         {"a regular simplex", "正单纯形"},
	"geometry.general":         {"a general configuration", "一般构形"},
})

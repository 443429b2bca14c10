package words

// What is said about the closed forms and why they do not apply.
var _ = add(map[string]Text{
	"minnorm.none": {
		"no closed form is known for these points: {reasons}",
		"这些点没有已知的闭式解 (closed form)：{reasons}"},
	"minnorm.huge": {
		"a number of size {size} is too large to compute with: keep coordinates and rho under {most}, in a larger unit",
		"数值 {size} 过大，无法计算：请换用更大的单位，使坐标与 rho 小于 {most}"},
	"minnorm.tiny": {
		"the points differ by less than {least}, or rho is less than that: use a smaller unit",
		"各点之差或 rho 小于 {least}：请换用更小的单位"},
	"minnorm.small": {
		"rho = {rho} is lost in rounding beside coordinates of this size: choose 0 or more than {least}",
		"与坐标的大小相比，rho = {rho} 会被舍入误差淹没：请取 0 或大于 {least}"},
	"minnorm.touch": {
		"the balls about points {i} and {j} touch or overlap: they are {dist} apart, so rho = {rho} must be less than {half}",
		"第 {i} 与第 {j} 个点的球相切或重叠：两点相距 {dist}，所以 rho = {rho} 必须小于 {half}"},

	"minnorm.oned.dim": {
		"one dimension: the points have {d} coordinates, give them one",
		"一维：这些点有 {d} 个坐标，应只有一个"},
	"minnorm.oned.rho": {
		"one dimension: at rho = 0 each point is its own only sample, and the identity interpolates",
		"一维：rho = 0 时每个点只有它自己一个样本，恒等映射即可插值"},
	"minnorm.oned.touch": {
		"the noisy samples of points {i} and {j} touch or overlap: those of one reach up to {hi} and those of the other begin at {lo}; every sample of one must lie below every sample of the other",
		"第 {i} 与第 {j} 个点的含噪样本相接或重叠：前者到 {hi}，后者从 {lo} 开始；其中一个点的样本必须全部小于另一个点的样本"},
	"minnorm.oned.narrow": {
		"the noisy samples of point {i} lie within {width}, which is lost in rounding: make them equal or spread them over more than {least}",
		"第 {i} 个点的含噪样本只相差 {width}，会被舍入误差淹没：请令其相等，或使其分布超过 {least}"},
	"minnorm.oned.why": {
		"proved: straight lines between the clusters have the least total change of slope",
		"已证明：簇 (cluster) 之间用直线连接时斜率的总变化最小"},
	"minnorm.oned.cite": {
		"[Z23], univariate data",
		"[Z23]，一维数据"},
	"minnorm.oned.notunique": {
		"the single samples leave the minimiser undetermined: rounding off two neighbouring bends of the same sign costs nothing; the straight chords are shown",
		"单个样本不能唯一确定最小解：把两个相邻的同向弯折磨圆并不增加代价；这里显示的是直线弦 (chord)"},
})

package words

// What is said about the closed forms and why they do not apply.
var _ = add(map[string]Text{
	"geometry.singletons": {"single samples on a line", "直线上的单个样本"},

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

	"minnorm.derived": {
		"derived here",
		"本程序推导"},
	"minnorm.samples": {
		"rays, triangles and simplexes: for finitely many samples off a line no closed form is known, only for balls",
		"射线、三角形与单纯形：对不共线的有限个样本没有已知的闭式解，只对球有"},
	"minnorm.radius": {
		"rays, triangles and simplexes need balls of radius rho > 0",
		"射线、三角形与单纯形要求球半径 rho > 0"},

	"minnorm.point.rho": {
		"one point: at rho = 0 the identity interpolates",
		"单点：rho = 0 时恒等映射即可插值"},
	"minnorm.point.several": {
		"one point: points {i} and {j} differ",
		"单点：第 {i} 与第 {j} 个点不同"},
	"minnorm.point.why": {
		"proved: a constant costs nothing",
		"已证明：常数没有代价"},

	"minnorm.collinear.one": {
		"points on a line: the space itself is one-dimensional",
		"共线点：空间本身就是一维的"},
	"minnorm.collinear.dim": {
		"points on a line: all of the data together span {d} dimensions, not one",
		"共线点：全部数据张成 {d} 维，而不是一维"},
	"minnorm.collinear.why": {
		"proved: restricting a function to the line of the data costs nothing more, and there straight lines between the clusters are best",
		"已证明：把函数限制在数据所在的直线上不增加代价，而在直线上用直线连接各簇最优"},
	"minnorm.collinear.cite": {
		"[Z23], data in a subspace and univariate data",
		"[Z23]，子空间数据与一维数据"},

	"minnorm.affine.balls": {
		"an affine map: it is not constant on balls about different points",
		"仿射映射 (affine map)：它不能在不同点的球上取常数"},
	"minnorm.affine.off": {
		"an affine map: the one through the other samples misses a sample of point {i} by {off}",
		"仿射映射：通过其他样本的映射在第 {i} 个点的一个样本处偏差 {off}"},
	"minnorm.affine.identity": {
		"proved: at rho = 0 every point is its own only sample, so the identity interpolates and costs nothing",
		"已证明：rho = 0 时每个点只有它自己一个样本，恒等映射即可插值且没有代价"},
	"minnorm.affine.why": {
		"proved: an affine map interpolates all samples and costs nothing",
		"已证明：一个仿射映射插值所有样本且没有代价"},
	"minnorm.affine.span": {
		"the samples span {r} of {d} dimensions and leave the function undetermined across them: it is chosen constant there",
		"样本只张成 {d} 维中的 {r} 维，在其余方向上函数不唯一：这里取为常数"},

	"minnorm.projected.balls": {
		"projection to a line: it is exact for balls, see points on a line",
		"投影到直线：对球而言它是精确的，见共线点"},
	"minnorm.projected.dim": {
		"projection to a line: the clean points span {d} dimensions, not one",
		"投影到直线：干净点张成 {d} 维，而不是一维"},
	"minnorm.projected.on": {
		"projection to a line: all samples are on the line, see points on a line",
		"投影到直线：所有样本都在直线上，见共线点"},
	"minnorm.projected.meet": {
		"projection to a line: {reason}",
		"投影到直线：{reason}"},
	"minnorm.projected.why": {
		"it interpolates, so it bounds the least cost from above; but projecting finitely many samples onto the line of the clean points is not optimal",
		"它满足插值，因而给出最小代价的上界；但把有限个样本投影到干净点所在的直线并非最优"},

	"minnorm.subspace.whole": {
		"a subspace: the points span all {d} dimensions",
		"子空间：这些点张成全部 {d} 维"},
	"minnorm.subspace.line": {
		"a subspace: the points span one dimension at most, see points on a line",
		"子空间：这些点至多张成一维，见共线点"},
	"minnorm.subspace.inner": {
		"the points lie in a subspace of {d} dimensions; there, {reason}",
		"这些点位于一个 {d} 维子空间中；在其中，{reason}"},
	"minnorm.subspace.cite": {
		"[Z23], data in a subspace, here of {d} dimensions; within it {cite}",
		"[Z23]，子空间数据，此处为 {d} 维；其中用到 {cite}"},

	"minnorm.star.few": {
		"rays: there is only one point",
		"射线：只有一个点"},
	"minnorm.star.acute": {
		"rays: from no point are all others on rays at 90 degrees or more to each other; the best is point {i}, which sees points {j} and {k} at {angle} degrees",
		"射线：没有哪个点能使其余各点都位于两两夹角不小于 90 度的射线上；最接近的是第 {i} 个点，它看第 {j} 与第 {k} 个点的夹角为 {angle} 度"},
	"minnorm.star.gap": {
		"rays: along their line the balls of points {i} and {j} meet to rounding; choose a smaller rho",
		"射线：第 {i} 与第 {j} 个点的球沿它们的直线在舍入误差内相接；请减小 rho"},
	"minnorm.star.near": {
		"an angle is off 90 degrees by {off} degrees and is taken to be right, as are all that agree to a relative {digits}",
		"有一个角与 90 度相差 {off} 度，按直角处理；相对误差不超过 {digits} 的角都如此"},

	"minnorm.rays.off": {
		"rays: some points are not on a ray but sums of points on rays, see grids",
		"射线：有些点不在射线上，而是射线上各点之和，见网格"},
	"minnorm.rays.why": {
		"proved: along rays at 90 degrees or more about a training point the line interpolants add up to the least cost",
		"已证明：绕一个训练点、两两夹角不小于 90 度的射线上，各条直线的插值函数相加即代价最小"},
	"minnorm.rays.cite": {
		"[Z23], data on rays",
		"[Z23]，射线上的数据"},

	"minnorm.simplex.not": {
		"obtuse or right vertex: the {n} points spanning {d} dimensions are not a simplex with one point on each edge",
		"钝角或直角顶点：张成 {d} 维的这 {n} 个点不是每条棱上只有一个点的单纯形 (simplex)"},
	"minnorm.obtuse.right": {
		"obtuse vertex: all angles at point {i} are right",
		"钝角顶点：第 {i} 个点处的角都是直角"},
	"minnorm.obtuse.why": {
		"proved: the edges at the obtuse vertex meet at 90 degrees or more, so one ramp along each costs least",
		"已证明：钝角顶点处的棱两两夹角不小于 90 度，沿每条棱各用一个斜坡 (ramp) 代价最小"},
	"minnorm.obtuse.cite": {
		"[Z23], simplex with an obtuse vertex",
		"[Z23]，有钝角顶点的单纯形"},
	"minnorm.right.obtuse": {
		"right vertex: an angle at point {i} is more than 90 degrees",
		"直角顶点：第 {i} 个点处有一个角大于 90 度"},
	"minnorm.right.why": {
		"proved: the edges at the right vertex are orthogonal, so one ramp along each costs least; their sum is a phantom corner, where the function is constant though there is no training point",
		"已证明：直角顶点处的棱互相垂直，沿每条棱各用一个斜坡代价最小；它们之和是一个虚角点 (phantom corner)，那里没有训练点，函数却为常数"},
	"minnorm.right.cite": {
		"[Z23], simplex with an obtuse vertex; [Z25], sums of training points",
		"[Z23]，有钝角顶点的单纯形；[Z25]，训练点之和"},
	"minnorm.dart.not": {
		"dart: there are not four points in a plane, one of which sees the three others about it at 90 degrees or more",
		"镖形：并非平面上四个点，其中一点在另外三点之间且两两夹角不小于 90 度"},
	"minnorm.dart.why": {
		"proved: the inner point sees the others at 90 degrees or more, so one ramp along each of the three rays costs least",
		"已证明：内部的点看其余三点两两夹角不小于 90 度，沿三条射线各用一个斜坡代价最小"},
	"minnorm.dart.cite": {
		"[Z23], data on rays",
		"[Z23]，射线上的数据"},
	"minnorm.grid.none": {
		"grid: no point is the sum of others on rays at right angles",
		"网格：没有哪个点是互相垂直的射线上其他点之和"},
	"minnorm.grid.why": {
		"proved: the function of the rays is optimal for the points on them and happens to be right on the other balls too, so it is optimal for all",
		"已证明：射线的函数对射线上的点最优，并且恰好在其余的球上也正确，因此对全体最优"},
	"minnorm.grid.cite": {
		"[Z23], data on rays; derived here: extension principle",
		"[Z23]，射线上的数据；本程序推导：延拓原理 (extension principle)"},

	"minnorm.faces.low": {
		"triangles and simplexes: point {i} is {height} above the side opposite to it, so rho = {rho} must be less than {half}",
		"三角形与单纯形：第 {i} 个点到对边的高为 {height}，所以 rho = {rho} 必须小于 {half}"},
	"minnorm.triangle.count": {
		"acute triangles: there are {n} points, not three",
		"锐角三角形：有 {n} 个点，而不是三个"},
	"minnorm.triangle.flat": {
		"acute triangles: the points are on one line",
		"锐角三角形：这些点共线"},
	"minnorm.triangle.obtuse": {
		"acute triangles: the angle at point {i} is {angle} degrees, not under 90",
		"锐角三角形：第 {i} 个点处的角为 {angle} 度，不小于 90 度"},
	"minnorm.triangle.near": {
		"sides that agree to a relative {digits} are taken to be equal",
		"相对误差不超过 {digits} 的边视为相等"},
	"minnorm.triangle.above": {
		"it interpolates, so it bounds the least cost from above; in triangles of this kind it was certified optimal only for rho up to {most}, 0.9 of the inradius, and here rho is {rho}",
		"它满足插值，因而给出最小代价的上界；这类三角形只在 rho 不超过 {most}（内切圆半径的 0.9 倍）时有最优证书 (certificate)，而此处 rho 为 {rho}"},
	"minnorm.equilateral.not": {
		"equilateral triangle: the sides are not equal",
		"等边三角形：三边不相等"},
	"minnorm.equilateral.why": {
		"proved: rho is at most the inradius, so one ramp towards each vertex costs least",
		"已证明：rho 不超过内切圆半径，朝每个顶点各用一个斜坡代价最小"},
	"minnorm.equilateral.above": {
		"it interpolates, so it bounds the least cost from above; but rho = {rho} exceeds the inradius {inradius}, and there a certificate shows that less is possible",
		"它满足插值，因而给出最小代价的上界；但 rho = {rho} 超过内切圆半径 {inradius}，证书表明此时代价可以更小"},
	"minnorm.equilateral.cite": {
		"[Z23], equilateral triangle",
		"[Z23]，等边三角形"},
	"minnorm.isosceles.not": {
		"isosceles triangle: no two sides are equal",
		"等腰三角形：没有两边相等"},
	"minnorm.isosceles.equilateral": {
		"isosceles triangle: all sides are equal",
		"等腰三角形：三边都相等"},
	"minnorm.isosceles.why": {
		"conjectured in [Z23], certified in every isosceles triangle tried; not proved",
		"[Z23] 的猜想，在所有试过的等腰三角形中都有最优证书；尚未证明"},
	"minnorm.isosceles.cite": {
		"[Z23], conjecture on acute triangles",
		"[Z23]，关于锐角三角形的猜想"},
	"minnorm.acute.equal": {
		"triangle with unequal sides: two sides are equal",
		"不等边三角形：有两边相等"},
	"minnorm.acute.inside": {
		"acute triangle centred at a vertex: the weighted geometric median is inside the triangle",
		"以顶点为中心的锐角三角形：加权几何中位数 (geometric median) 在三角形内部"},
	"minnorm.acute.why": {
		"conjectured in [Z23], certified whenever the centre x_0 was a vertex, as it is here; not proved",
		"[Z23] 的猜想，凡中心 x_0 为顶点时（此处即是）都有最优证书；尚未证明"},
	"minnorm.acute.cite": {
		"[Z23], conjecture on acute triangles",
		"[Z23]，关于锐角三角形的猜想"},
	"minnorm.scalene.vertex": {
		"acute triangle centred inside: the weighted geometric median is point {i}",
		"中心在内部的锐角三角形：加权几何中位数是第 {i} 个点"},
	"minnorm.scalene.small": {
		"it interpolates, so it bounds the least cost from above; conjectured in [Z23] to be optimal, refuted by certificate: within a relative 2e-7 of optimal while rho is under a tenth of the least altitude, as it is here",
		"它满足插值，因而给出最小代价的上界；[Z23] 猜想它最优，已被证书否定：当 rho 小于最短高的十分之一（此处即是）时，与最优的相对差距小于 2e-7"},
	"minnorm.scalene.middle": {
		"it interpolates, so it bounds the least cost from above; conjectured in [Z23] to be optimal, refuted by certificate: the excess grows from a relative 2e-7 at a tenth of the least altitude to percents above three tenths, and here rho is between the two",
		"它满足插值，因而给出最小代价的上界；[Z23] 猜想它最优，已被证书否定：与最优的相对差距从 rho 为最短高十分之一时的 2e-7 增大到十分之三以上时的百分之几，此处 rho 介于两者之间"},
	"minnorm.scalene.large": {
		"it interpolates, so it bounds the least cost from above; conjectured in [Z23] to be optimal, refuted by certificate: up to percents above optimal when rho exceeds three tenths of the least altitude, as it does here",
		"它满足插值，因而给出最小代价的上界；[Z23] 猜想它最优，已被证书否定：当 rho 超过最短高的十分之三（此处即是）时，可能比最优高百分之几"},
	"minnorm.scalene.cite": {
		"[Z23], conjecture on acute triangles",
		"[Z23]，关于锐角三角形的猜想"},

	"minnorm.parallelogram.count": {
		"parallelogram: there are {n} points, not four",
		"平行四边形：有 {n} 个点，而不是四个"},
	"minnorm.parallelogram.not": {
		"parallelogram: of no three of the points is the acute triangle centred at a vertex and its function right at the fourth",
		"平行四边形：没有哪三个点构成以顶点为中心的锐角三角形，且其函数在第四个点处也正确"},
	"minnorm.parallelogram.why": {
		"conjectured: the function of an acute triangle centred at a vertex, certified wherever tried, happens to be right on the fourth ball too; not proved",
		"猜想：以顶点为中心的锐角三角形的函数（凡试过的都有最优证书）恰好在第四个球上也正确；尚未证明"},
	"minnorm.parallelogram.cite": {
		"[Z23], conjecture on acute triangles; derived here: extension principle",
		"[Z23]，关于锐角三角形的猜想；本程序推导：延拓原理 (extension principle)"},

	"minnorm.simplex.count": {
		"regular simplex: {n} points spanning {d} dimensions are not a simplex of three or more dimensions",
		"正单纯形：张成 {d} 维的 {n} 个点不是三维或更高维的单纯形"},
	"minnorm.simplex.edges": {
		"regular simplex: the edge from point {i} to {j} and that from {k} to {l} differ in length",
		"正单纯形：第 {i} 到第 {j} 个点的棱与第 {k} 到第 {l} 个点的棱长度不同"},
	"minnorm.simplex.why": {
		"conjectured: the analogue of the equilateral triangle with faces, certified for tetrahedra; not proved, and no limit of rho is known",
		"猜想：等边三角形公式在各面上的类比，四面体已有最优证书；尚未证明，rho 的界限也未知"},
	"minnorm.simplex.above": {
		"rho = {rho} exceeds the inradius {inradius}: there the formula of the equilateral triangle is not optimal, and about simplexes nothing is known",
		"rho = {rho} 超过内切球半径 {inradius}：此时等边三角形的公式并非最优，而单纯形的情形未知"},
	"minnorm.simplex.cite": {
		"[Z23], equilateral triangle, its analogue in more dimensions",
		"[Z23]，等边三角形在高维的类比"},

	"minnorm.orthogonal.plane": {
		"orthogonal parts: in fewer than three dimensions these are rays or grids",
		"正交部分：在三维以下即为射线或网格"},
	"minnorm.orthogonal.none": {
		"orthogonal parts: from no point do the others fall into two parts at right angles to each other",
		"正交部分：没有哪个点能使其余各点分成互相垂直的两部分"},
	"minnorm.orthogonal.part": {
		"orthogonal parts: about point {i} there are some, but of one, {reason}",
		"正交部分：绕第 {i} 个点可以分开，但其中一部分，{reason}"},
	"minnorm.orthogonal.off": {
		"orthogonal parts: about point {i} there are some, but their functions do not add up to the right value at every other point",
		"正交部分：绕第 {i} 个点可以分开，但各部分的函数之和并非在其余每个点都正确"},
	"minnorm.orthogonal.why": {
		"the costs of parts at right angles to each other add up, so the sum of their functions is as good as they are: {parts}",
		"互相垂直的各部分代价相加，所以各函数之和与各部分同样好：{parts}"},
	"minnorm.orthogonal.cite": {
		"derived here: orthogonal sum, extension principle",
		"本程序推导：正交和，延拓原理 (extension principle)"},
})

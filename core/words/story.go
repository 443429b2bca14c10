//go:build !js

package words

// The story of the front page: of each chapter its title, its claims and what
// its figure shows. A name in braces is a term of the glossary.
var _ = add(map[string]Text{
	"story.title": {"What does a denoiser look like, as a function?", "去噪器作为函数是什么样子？"},
	"story.lead": {
		"The answer in thirteen steps, each with its figure. A press on a figure opens it above, where everything can be dragged. Words with a dotted line say what they mean.",
		"答案分十三步，每步配一幅图。点按图形即在上方打开，其中一切皆可拖动。带点线的词可查看释义。",
	},
	"story.contents": {"Contents", "目录"},
	"story.open":     {"Open in the explorer", "在探索器中打开"},
	"story.terms":    {"Terms", "术语"},
	"story.sure":     {"How sure each claim is", "每个论断的确定程度"},
	"story.other":    {"中文", "English"},

	"sure.proved":           {"proved", "已证明"},
	"sure.proved.help":      {"A theorem, in the paper or by a short argument given here.", "定理：出自论文，或由此处给出的简短论证得到。"},
	"sure.certified":        {"certified", "带证书"},
	"sure.certified.help":   {"Not a theorem, but for each picture a dual bound is computed beside it and proves that picture.", "不是定理，但对每幅图都同时算出一个对偶界，证明该图。"},
	"sure.conjectured":      {"conjectured", "猜想"},
	"sure.conjectured.help": {"Believed: it passed every certificate computed, and has no proof.", "可信：通过了所算的每个证书，但没有证明。"},
	"sure.refuted":          {"refuted", "已否证"},
	"sure.refuted.help":     {"Stated as a conjecture, and false: a certificate shows something cheaper.", "曾作为猜想提出，但不成立：证书给出了代价更小的函数。"},
	"sure.measured":         {"measured", "实测"},
	"sure.measured.help":    {"Seen in numbers, on the cases tried; no more is claimed.", "在所试的情形中由数值看到；不作更多断言。"},

	"story.why": {"Why look at denoisers?", "为什么研究去噪器？"},
	"story.why.1": {
		"A {denoiser} takes a noisy point back to a clean one. Networks trained to do so reconstruct images and generate them, yet what function they have become is hardly known.",
		"{denoiser}把含噪点带回干净点。为此训练的网络能重建图像、生成图像，但它们究竟成了什么函数却鲜为人知。",
	},
	"story.why.2": {
		"Here the question has an exact answer. Take the shallowest network, one hidden layer of ReLU units and a {skip}. Let it fit all its training data, and among all that fit let its weights be as small as possible, as {decay} wants them. Its {cost} is then the least possible, and the function it has become can be written down.",
		"这里问题有精确答案。取最浅的网络：一层 ReLU 隐藏单元加{skip}。让它拟合全部训练数据，并在所有拟合的网络中取权重最小的，正如{decay}所求。此时其{cost}最小，而它所成为的函数可以写出来。",
	},
	"story.why.figure": {"A square grid, and where the denoiser of three points takes it: the plane is folded onto the two short edges and the strip between them.", "方格网，以及三个点的去噪器把它带到何处：平面被折到两条短边及其间的区域上。"},

	"story.line": {"One dimension: a staircase", "一维：阶梯"},
	"story.line.1": {
		"On the line the answer is a closed form. Wherever noisy samples of a clean point were seen the function is constant and equal to that point; in between it is a straight line; outside it stays constant. Its cost is the sum of all changes of slope, twice the sum of the slopes between.",
		"在直线上答案有闭式解。凡见过某干净点的含噪样本之处，函数取常值，等于该点；其间为直线；之外保持常值。代价是全部斜率变化之和，即其间各斜率之和的两倍。",
	},
	"story.line.2": {
		"The {emmse}, the best one if nothing but the training points could ever occur, is a smooth curve instead.",
		"{emmse}（若除训练点外什么都不会出现，它便是最优的）则是光滑曲线。",
	},
	"story.line.figure": {"Five points on the line: the minimum-norm denoiser is piecewise linear, the empirical MMSE estimator is not.", "直线上的五个点：最小范数去噪器分段线性，经验 MMSE 估计器则不是。"},

	"story.contraction": {"Contraction: denoise again and again", "收缩：反复去噪"},
	"story.contraction.1": {
		"As long as each clean point lies inside the range of its noisy samples, every slope between two ranges is greater than one. So between neighbours there is exactly one unstable {fixed}, and on either side of it the denoiser brings a point strictly closer to the clean one. Iterating it leads to training data.",
		"只要每个干净点都在其含噪样本的范围之内，两个范围之间的斜率就大于一。于是相邻两点之间恰有一个不稳定的{fixed}，在它的任一侧，去噪器都使点严格靠近干净点。反复迭代便到达训练数据。",
	},
	"story.contraction.2": {
		"In the plane this holds for two points, for equilateral and for clearly obtuse triangles. At a right angle and near it, it fails: a phantom corner attracts, where no training point is.",
		"在平面上，这对两个点、等边三角形和明显钝角的三角形成立。在直角及其附近则不成立：有一个“幻影角”起吸引作用，而那里没有训练点。",
	},
	"story.contraction.figure": {"A noisy point, denoised again and again, walks to the clean point of its basin.", "一个含噪点经反复去噪，走向其吸引域中的干净点。"},

	"story.generalisation": {"Generalisation: better than the empirical optimum", "泛化：胜过经验最优"},
	"story.generalisation.1": {
		"New data do not fall on the training points. As the noise goes to zero the empirical estimator takes every input to its nearest training point, while the minimum-norm denoiser interpolates. So for all small noise its test error is strictly smaller exactly when the true distribution has mass in the gaps between the clusters.",
		"新数据不会恰好落在训练点上。当噪声趋于零时，经验估计器把每个输入都带到最近的训练点，而最小范数去噪器作插值。因此，当且仅当真实分布在各簇之间的空隙中有质量时，它在一切小噪声下的测试误差都严格更小。",
	},
	"story.generalisation.2": {
		"In all cases tried the two errors cross once, or the minimum-norm denoiser is better throughout. If the truth were the training points themselves, the empirical estimator would win at every noise level.",
		"在所试的所有情形中，两条误差曲线只相交一次，或者最小范数去噪器处处更好。倘若真实分布就是训练点本身，则经验估计器在任何噪声水平下都更好。",
	},
	"story.generalisation.figure": {"Data spread evenly over the gaps: left the two estimators, right their test errors, which cross at one noise level.", "数据均匀分布于空隙：左为两个估计器，右为其测试误差，它们在某个噪声水平相交。"},

	"story.subspace": {"Many dimensions: data in a subspace", "高维：子空间中的数据"},
	"story.subspace.1": {
		"If all clean points lie on a line or in a plane of a large space and the noise fills balls, the denoiser first projects the noisy point there and then acts within. For points on one line that is the staircase again: a function of one coordinate, of {rank} one.",
		"若所有干净点都在大空间的一条直线或一个平面上，且噪声充满球，则去噪器先把含噪点投影到那里，再在其中作用。对一条直线上的点，这又是那个阶梯：只依赖一个坐标，{rank}为一。",
	},
	"story.subspace.figure": {"Points on a line in the plane: all creases stand at right angles to it.", "平面中一条直线上的点：所有折痕都与它垂直。"},

	"story.rays": {"Rays: one staircase each", "射线：各有一个阶梯"},
	"story.rays.1": {
		"Let the data lie on rays from one of the training points, with no angle between them below ninety degrees. Then the denoiser is the sum of one staircase along each ray, and none knows of the others.",
		"设数据位于从某个训练点出发的射线上，射线之间的夹角都不小于九十度。则去噪器是各射线上阶梯之和，彼此互不相干。",
	},
	"story.rays.2": {
		"At smaller angles, or without a training point at the origin, that sum is no longer the cheapest: in one case it costs 12.86 where 9.93 suffices. The page then refuses the formula.",
		"夹角更小，或原点没有训练点时，该和不再代价最小：有一例中它的代价为 12.86，而 9.93 就够了。此时本页拒绝使用公式。",
	},
	"story.rays.figure": {"Three rays with obtuse angles: each pair of creases belongs to one ray.", "三条夹角为钝角的射线：每对折痕属于一条射线。"},

	"story.edges": {"Edges: a triangle with an obtuse angle", "边：有钝角的三角形"},
	"story.edges.1": {
		"A {simplex} with an obtuse or right vertex is a case of rays: one ramp along each edge that leaves that vertex, and nothing along the opposite side. The function is aligned with edges.",
		"有钝角或直角顶点的{simplex}是射线的特例：从该顶点出发的每条边上各有一个斜坡，对边上什么也没有。函数与边对齐。",
	},
	"story.edges.figure": {"The sum taken apart: two ramps of rank one, and their profiles.", "把和式拆开：两个秩一的斜坡及其剖面。"},

	"story.faces": {"Faces: the equilateral triangle", "面：等边三角形"},
	"story.faces.1": {
		"For an equilateral triangle the same principle gives another picture: three ramps, each rising at right angles to a side, towards the opposite corner. The function is aligned with faces. The formula is exact as long as the balls are no larger than the inscribed circle.",
		"对等边三角形，同一原则给出另一幅图：三个斜坡，各自垂直于一条边、朝对角升起。函数与面对齐。只要球不大于内切圆，公式就是精确的。",
	},
	"story.faces.2": {
		"With larger balls it still fits, up to one and a half times that radius, but is no longer the cheapest.",
		"球更大时，直到该半径的一倍半，它仍能拟合，但不再代价最小。",
	},
	"story.faces.figure": {"Three ramps across the sides; the pairs of creases run parallel to the sides.", "三个垂直于边的斜坡；成对的折痕与各边平行。"},

	"story.acute": {"Acute triangles: a conjecture, and where it ends", "锐角三角形：一个猜想及其界限"},
	"story.acute.1": {
		"For acute triangles the paper conjectured the same form, with a weighted geometric median in place of the centre. Certificates bear it out in every isosceles triangle tried, for balls somewhat smaller than the inscribed circle.",
		"对锐角三角形，论文猜想有同样的形式，只是中心换成加权几何中位数 (weighted geometric median)。在所试的每个等腰三角形中，只要球略小于内切圆，证书都支持它。",
	},
	"story.acute.2": {
		"For triangles with three different sides and the median inside it is false, by a hair: where the noise is small, the true optimum costs less by a ten-millionth. That is far too little to see, and exactly what a {gap} can show.",
		"对三边互异且中位数在其内的三角形，它不成立，但只差毫厘：噪声小时，真正的最优代价仅低千万分之一。这远小于肉眼可见，却正是{gap}所能显示的。",
	},
	"story.acute.figure": {"A scalene acute triangle: the formula is an upper bound, close to optimal.", "不等边锐角三角形：公式是接近最优的上界。"},

	"story.trained": {"Do real networks find it?", "真实网络能找到它吗？"},
	"story.trained.1": {
		"Train a finite network on noisy samples with weight decay, and its units move until their {creases} stand where the theorem puts them: within a few degrees, at a cost within a percent of the optimum. Without weight decay they wander; with too much of it they collapse. Nothing is proved about a single run, so each is measured against the certified optimum of its own samples.",
		"用含噪样本和权重衰减训练有限宽网络，其单元会移动，直到{creases}落在定理所说的位置：角度相差几度以内，代价与最优相差百分之一以内。没有权重衰减，折痕四处游荡；过大则网络坍缩。单次训练什么也证明不了，因此每次都与其自身样本的带证书最优值比较。",
	},
	"story.trained.figure": {"A network after training, beside its loss, its cost relative to the optimum, and its alignment. In the explorer it starts from random units: press Play.", "训练后的网络，旁为其损失、相对最优的代价与对齐程度。在探索器中它从随机单元开始：请按播放。"},

	"story.images": {"Images: many dimensions for real", "图像：真正的高维"},
	"story.images.1": {
		"Handwritten digits of three classes make an acute triangle in 784 dimensions: the largest angle of such a triple is between 62 and 77 degrees in nine cases out of ten. So the story there is faces, and networks trained in the full dimension align with them within a tenth of a degree. Small patches of a photograph around a flat patch make rays: the story there is edges.",
		"三类手写数字在 784 维中构成锐角三角形：十例中有九例，其最大角在 62 与 77 度之间。所以那里的故事是面，在全维度中训练的网络与面对齐到十分之一度以内。照片的小块围绕一个平坦块构成射线：那里的故事是边。",
	},
	"story.images.2": {
		"On points between ten training digits such a denoiser beats the projection on their hull by 3 to 4.5 decibels, and the empirical estimator by more. On new digits it has no useful lead, and on whole photographs it is no match for a plain blur.",
		"在十个训练数字之间的点上，这样的去噪器比到其仿射包的投影好 3 到 4.5 分贝，比经验估计器好得更多。在新的数字上它没有实用的优势，在整张照片上它不如简单的模糊。",
	},
	"story.images.figure": {"From a drawn 1 to a drawn 4, with noise on every pixel. The empirical estimator jumps from one digit to the other. The projection on the plane of the three digits stands beside the rest: most of their lead comes from knowing that plane.", "从手绘的 1 到手绘的 4，每个像素都有噪声。经验估计器从一个数字跳到另一个。旁边是到三个数字所在平面的投影：其他估计器的优势大多来自知道这个平面。"},
	"story.images.open":   {"Open on the page of images", "在图像页面打开"},

	"story.images.page": {"Watch it with real digits and photographs", "用真实的数字与照片观看"},

	"story.flow": {"Flows: what gets generated", "流：生成出什么"},
	"story.flow.1": {
		"A diffusion model follows its denoiser from noise back to data. With minimum-norm denoisers of orthogonal data the path can be followed exactly, and it does not always end at a training point: it may end at a sum of training points, on an edge between them, or inside. So such a model memorises, and now and then invents.",
		"扩散模型沿着其去噪器从噪声回到数据。对正交数据的最小范数去噪器，路径可以精确求得，而且并不总是终止于训练点：也可能终止于训练点之和、它们之间的边上，或内部。因此这样的模型会记忆，偶尔也会创造。",
	},
	"story.flow.figure": {"The probability flow of a right triangle: where its trajectories end, beside those of the empirical estimator.", "直角三角形的概率流：其轨迹终止于何处，旁为经验估计器的情形。"},

	"story.beyond": {"Beyond the paper: proved on the screen", "论文之外：当场证明"},
	"story.beyond.1": {
		"Most configurations obey no known formula. For these a convex solver runs in the page and shows two numbers: the cost of a function that fits, and a bound that no function can beat. When the two agree to a millionth the picture is proved, whatever was dragged.",
		"大多数构形没有已知公式。对它们，页面中运行一个凸优化求解器，给出两个数：一个能拟合的函数的代价，以及任何函数都无法突破的下界。当两者相差不到百万分之一时，无论怎样拖动，图都得到证明。",
	},
	"story.beyond.2": {
		"The optimum of a part of the data is a lower bound for the whole. So if the function of a part happens to be right on the rest, it is optimal for all: rectangles, boxes and grids follow.",
		"部分数据的最优值是整体的下界。因此若某部分的函数恰好在其余数据上也正确，它对全部数据都最优：矩形、长方体与网格由此得到。",
	},
	"story.beyond.figure": {"A general quadrilateral: no formula is known, the certified optimum is drawn.", "一般四边形：没有已知公式，画出的是带证书的最优解。"},
})

// The glossary. A term stands in the story as it stands here.
var _ = add(map[string]Text{
	"term.denoiser":      {"denoiser", "去噪器 (denoiser)"},
	"term.denoiser.help": {"A function that estimates a clean point from a noisy one.", "由含噪点估计干净点的函数。"},
	"term.skip":          {"linear skip connection", "线性跳跃连接 (linear skip connection)"},
	"term.skip.help":     {"An affine map V y + c added to the output of the units. It costs nothing here.", "加在各单元输出上的仿射映射 V y + c。在此不计代价。"},
	"term.decay":         {"weight decay", "权重衰减 (weight decay)"},
	"term.decay.help":    {"A penalty on the sum of all squared weights during training.", "训练时对全部权重平方和的惩罚。"},
	"term.cost":          {"representation cost", "表示代价 (representation cost)"},
	"term.cost.help":     {"R(f): the least half sum of squared weights of a network that is f. It equals the sum, over all creases, of how sharply f bends there.", "R(f)：表示 f 的网络中权重平方和之半的最小值。它等于所有折痕处 f 弯折程度之和。"},
	"term.emmse":         {"empirical MMSE estimator", "经验 MMSE 估计器 (empirical MMSE)"},
	"term.emmse.help":    {"The posterior mean of the clean point when the training points, all equally likely, are the prior and the noise is Gaussian.", "以等概率的训练点为先验、噪声为高斯时，干净点的后验均值。"},
	"term.fixed":         {"fixed point", "不动点 (fixed point)"},
	"term.fixed.help":    {"A point y with f(y) = y. It is unstable when points nearby are driven away from it.", "满足 f(y) = y 的点 y。若附近的点被推离它，则不稳定。"},
	"term.rank":          {"rank", "秩 (rank)"},
	"term.rank.help":     {"The number of directions in which the output varies with the input.", "输出随输入变化的方向的个数。"},
	"term.simplex":       {"simplex", "单纯形 (simplex)"},
	"term.simplex.help":  {"Points in general position, one more than the dimensions they span: a triangle, a tetrahedron and so on.", "处于一般位置的点，个数比所张成的维数多一：三角形、四面体等。"},
	"term.gap":           {"duality gap", "对偶间隙 (duality gap)"},
	"term.gap.help":      {"The cost of the function found, minus a bound that no function can go below.", "所得函数的代价减去任何函数都无法低于的下界。"},
	"term.creases":       {"creases", "折痕 (creases)"},
	"term.creases.help":  {"The lines or hyperplanes on which f bends: where a ReLU unit switches on.", "f 弯折所在的直线或超平面：ReLU 单元开启之处。"},
})

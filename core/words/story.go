//go:build !js

package words

// The story of the front page.
var _ = add(map[string]Text{
	"sure.context":     {"context", "背景"},
	"sure.proved":      {"proved", "已证明"},
	"sure.measured":    {"measured", "实测"},
	"sure.conjectured": {"conjectured", "猜想"},
	"sure.refuted":     {"conjectured, refuted here", "原为猜想，此处否定"},
	"sure.certified":   {"certified", "带证书"},

	"story.why": {"Why look at denoisers?", "为什么研究去噪器？"},
	"story.why.text": {
		"A denoiser is a function that takes a noisy point back to a clean one. Networks trained to denoise reconstruct images and generate them, yet what function they have become is hardly known. Here the question has an exact answer: take the shallowest network, one hidden layer of ReLU units with a linear skip connection, let it fit all its training data, and among all that fit let its weights be as small as possible. What does that function look like?",
		"去噪器 (denoiser) 是把含噪点带回干净点的函数。训练出来的去噪网络能重建图像、生成图像，但它们究竟成了什么函数却鲜为人知。这里问题有精确答案：取最浅的网络——一层 ReLU 隐藏单元加线性跳跃连接——让它拟合全部训练数据，并在所有拟合的网络中让权重尽可能小。这个函数是什么样子？",
	},
	"story.why.figure": {"Where the denoiser takes the lines of a square grid: it folds the plane towards the training points.", "去噪器把方格网的线带到何处：它把平面折向训练点。"},

	"story.line": {"One dimension: a staircase", "一维：阶梯"},
	"story.line.text": {
		"On the line the answer is a closed form. Wherever noisy samples of a clean point were seen the function is constant and equal to that point; in between it is a straight line; outside it stays constant. Its cost, the least squared norm of the weights, is the sum of all its changes of slope. The empirical MMSE estimator, the best one for noise added to the training points alone, is a smooth curve instead.",
		"在直线上答案有闭式解。凡见过某干净点的含噪样本之处，函数取常值，等于该点；其间为直线；之外保持常值。它的代价（权重的最小平方范数）等于全部斜率变化之和。经验 MMSE 估计器 (empirical MMSE)——只对训练点加噪声时的最优估计器——则是光滑曲线。",
	},
	"story.line.figure": {"Five points on the line: the minimum-norm denoiser is piecewise linear, the empirical MMSE estimator is not.", "直线上的五个点：最小范数去噪器分段线性，经验 MMSE 估计器则不是。"},

	"story.contraction": {"Contraction: denoise again and again", "收缩：反复去噪"},
	"story.contraction.text": {
		"Every slope between two noise intervals is greater than one, so between neighbouring clean points there is one unstable fixed point. On either side of it the denoiser brings a point strictly closer to the clean one: iterating it converges to training data. This holds on the line whenever the clean points lie inside their noisy ranges; in the plane it can fail near right angles, where a phantom corner attracts.",
		"两个噪声区间之间的斜率都大于一，因此相邻干净点之间恰有一个不稳定不动点。在它的任一侧，去噪器都使点严格靠近干净点：反复迭代收敛到训练数据。在直线上，只要干净点在其含噪范围之内便成立；在平面上，接近直角时可能失效：那里有一个起吸引作用的“幻影角” (phantom corner)。",
	},
	"story.contraction.figure": {"A noisy point, denoised again and again, walks to the clean point of its basin.", "一个含噪点经反复去噪，走向其吸引域中的干净点。"},

	"story.generalisation": {"Generalisation: better than the empirical optimum", "泛化：胜过经验最优"},
	"story.generalisation.text": {
		"New data do not fall on the training points. As the noise goes to zero the empirical MMSE estimator snaps every input to its nearest training point; the minimum-norm denoiser interpolates. So for small noise it has the smaller test error, strictly, as soon as the true distribution puts any mass between the training points. If the truth were the training points themselves, the empirical estimator would win at every noise level.",
		"新数据不会恰好落在训练点上。当噪声趋于零时，经验 MMSE 估计器把每个输入都吸到最近的训练点；最小范数去噪器则作插值。因此只要真实分布在训练点之间有质量，小噪声下它的测试误差严格更小。倘若真实分布就是训练点本身，则经验估计器在任何噪声水平下都更好。",
	},
	"story.generalisation.figure": {"Between training points the minimum-norm denoiser interpolates where the empirical estimator jumps.", "在训练点之间，经验估计器跳跃，而最小范数去噪器插值。"},

	"story.subspace": {"Many dimensions: data in a subspace", "高维：子空间中的数据"},
	"story.subspace.text": {
		"If all clean points lie on a line or in a plane of a large space and the noise fills balls, the denoiser first projects the noisy point there and then acts within. For points on one line that is the staircase again, laid along the line: a single rank-one function of one coordinate.",
		"若所有干净点都在大空间的一条直线或一个平面上，且噪声充满球，则去噪器先把含噪点投影到那里，再在其中作用。对一条直线上的点，就是沿该直线铺开的同一个阶梯：只依赖一个坐标的秩一函数。",
	},
	"story.subspace.figure": {"Points on a line in the plane: all creases stand at right angles to it.", "平面中一条直线上的点：所有折痕都与它垂直。"},

	"story.rays": {"Rays: one staircase each", "射线：各有一个阶梯"},
	"story.rays.text": {
		"Let the data lie on rays from one of the training points, with angles of at least a right angle between them. Then the denoiser is the sum of one staircase along each ray, and none knows of the others. At smaller angles this is no longer the best function, and the page refuses the formula rather than show a wrong one.",
		"设数据位于从某个训练点出发的射线上，射线之间夹角不小于直角。则去噪器是各射线上阶梯之和，彼此互不相干。夹角更小时这不再是最优函数，本页会拒绝使用公式，而不会给出错误结果。",
	},
	"story.rays.figure": {"Three rays with obtuse angles: each pair of creases belongs to one ray.", "三条夹角为钝角的射线：每对折痕属于一条射线。"},

	"story.edges": {"Edges: a triangle with an obtuse angle", "边：有钝角的三角形"},
	"story.edges.text": {
		"A simplex with an obtuse or right vertex is a case of rays: one ramp along each edge that leaves that vertex, and nothing along the opposite side. The function is aligned with edges: each ramp moves points along an edge and changes only along that edge.",
		"有钝角或直角顶点的单纯形是射线的特例：从该顶点出发的每条边上各有一个斜坡，对边上什么也没有。函数与边对齐：每个斜坡只沿某条边移动点，也只沿该边变化。",
	},
	"story.edges.figure": {"The sum taken apart: two rank-one ramps and their profiles.", "把和式拆开：两个秩一斜坡及其剖面。"},

	"story.faces": {"Faces: the equilateral triangle", "面：等边三角形"},
	"story.faces.text": {
		"For an equilateral triangle the same principle gives another picture: three ramps, each rising at right angles to a side, towards the opposite corner. The function is aligned with faces. The closed form is exact as long as the balls are no larger than the inscribed circle.",
		"对等边三角形，同一原则给出另一幅图：三个斜坡，各自垂直于一条边、朝对角升起。函数与面对齐。只要球不大于内切圆，闭式解就是精确的。",
	},
	"story.faces.figure": {"Three ramps across the sides; the pairs of creases run parallel to the sides.", "三个垂直于边的斜坡；成对的折痕与各边平行。"},

	"story.acute": {"Acute triangles: a conjecture, and where it ends", "锐角三角形：一个猜想及其界限"},
	"story.acute.text": {
		"For acute triangles the paper conjectured the same form, with the centre replaced by a weighted geometric median. Certificates computed here bear it out in every isosceles triangle tried. For triangles with three different sides it is strictly false, by a hair: the true optimum can cost a ten-millionth less. That is far too little to see, and exactly what a duality gap can show.",
		"对锐角三角形，论文猜想有同样的形式，只是中心换成加权几何中位数 (weighted geometric median)。此处计算的证书在所试的每个等腰三角形中都支持它。对三边互异的三角形，它严格不成立，但只差毫厘：真正的最优代价可低千万分之一。这远小于肉眼可见，却正是对偶间隙 (duality gap) 所能显示的。",
	},
	"story.acute.figure": {"A scalene acute triangle: the formula is an upper bound, close to optimal.", "不等边锐角三角形：公式是接近最优的上界。"},

	"story.trained": {"Do real networks find it?", "真实网络能找到它吗？"},
	"story.trained.text": {
		"Train a finite network on noisy samples with weight decay, and its units move until their creases stand where the theorem puts them. Without weight decay they wander; with too much of it they collapse. Nothing is proved about a single run, so each is measured against the certified optimum of its own samples.",
		"用含噪样本和权重衰减 (weight decay) 训练有限宽网络，其单元会移动，直到折痕落在定理所说的位置。没有权重衰减，折痕四处游荡；过大则网络坍缩。单次训练什么也证明不了，因此每次都与其自身样本的带证书最优值比较。",
	},
	"story.trained.figure": {"Noisy samples and the creases that a trained network is measured against.", "含噪样本，以及训练所得网络要与之比较的折痕。"},

	"story.images": {"Images", "图像"},
	"story.images.text": {
		"Handwritten digits of three classes make an acute triangle in 784 dimensions, so the story there is faces; small patches of a photograph around a flat patch make rays, so the story there is edges. Networks trained in full dimension align with either. On points between training images such a denoiser beats the empirical estimator by several decibels; on whole photographs it is no match for a plain blur, and the page says so.",
		"三类手写数字在 784 维中构成锐角三角形，所以那里的故事是面；照片的小块围绕一个平坦块构成射线，所以那里的故事是边。在全维度中训练的网络与二者对齐。在训练图像之间的点上，这样的去噪器比经验估计器好几个分贝；在整张照片上它不如简单的模糊，本页如实说明。",
	},
	"story.images.figure": {"How far the denoiser of an acute triangle moves each point: dark is far.", "锐角三角形的去噪器把每个点移动多远：颜色越深越远。"},

	"story.beyond": {"Beyond the paper: proved on the screen", "论文之外：当场证明"},
	"story.beyond.text": {
		"Most configurations obey no known formula. For these a convex solver runs in the page and shows two numbers: the cost of a function that fits, and a bound that no function can beat. When they agree to a millionth the picture is certified, whatever you drag.",
		"大多数构形没有已知公式。对它们，页面中运行一个凸优化求解器，给出两个数：一个能拟合的函数的代价，以及任何函数都无法突破的下界。当两者相差不到百万分之一时，无论您怎样拖动，图都带有证书。",
	},
	"story.beyond.figure": {"A general quadrilateral: no formula is known, the certified optimum is drawn.", "一般四边形：没有已知公式，画出的是带证书的最优解。"},
})

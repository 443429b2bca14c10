package words

// What is said about test errors.
var _ = add(map[string]Text{
	"risk.uniform":     {"a uniform part from {a} to {b}: its ends must be numbers under 1e100 in size, the first less than the second", "从 {a} 到 {b} 的均匀分布：两端必须是绝对值小于 1e100 的数，且前者小于后者"},
	"risk.mix.count":   {"a mixture of {w} weights, {mu} means and {sd} standard deviations: give as many of each", "混合分布有 {w} 个权重、{mu} 个均值和 {sd} 个标准差：三者个数必须相同"},
	"risk.mix.part":    {"part {i} of the prior has mean {mu} and standard deviation {sd}: they must be numbers under 1e100 in size, the second zero or more", "先验 (prior) 的第 {i} 部分均值为 {mu}、标准差为 {sd}：它们必须是绝对值小于 1e100 的数，且标准差非负"},
	"risk.mix.dim":     {"the mean of part {i} of the prior has {got} coordinates where {want} are wanted", "先验 (prior) 第 {i} 部分的均值有 {got} 个坐标，应为 {want} 个"},
	"risk.mix.point":   {"part {i} of the prior, of standard deviation {sd}: its numbers must be under 1e100 in size, the deviation zero or more", "先验 (prior) 第 {i} 部分（标准差 {sd}）：各数的绝对值必须小于 1e100，且标准差非负"},
	"risk.trials":      {"{n} trials give no error bar: ask for at least 2", "{n} 次试验无法给出误差棒：请至少取 2 次"},
	"risk.steps.count": {"a histogram of {edges} edges and {w} weights: it needs one edge more than weights", "直方图有 {edges} 条边界和 {w} 个权重：边界应比权重多一个"},
	"risk.weight":      {"part {i} of the prior has the weight {w}: it must be a number, zero or more", "先验 (prior) 的第 {i} 部分权重为 {w}：必须是非负数"},
	"risk.noweight":    {"the prior has no part of positive weight: give at least one", "先验 (prior) 没有权重为正的部分：请至少给出一个"},
	"risk.sigma":       {"sigma = {sigma} must be a number from 0 to 1e100", "sigma = {sigma} 必须是 0 到 1e100 之间的数"},
	"risk.nosigma":     {"there is no sigma to compute an error at: give at least one", "没有给出 sigma：请至少给出一个"},
	"risk.sigmas":      {"sigma number {i}: {why}", "第 {i} 个 sigma：{why}"},
	"risk.none":        {"no error here: {why}", "此处没有误差：{why}"},

	"risk.ends":        {"no error of the minimum-norm denoiser at sigma = {sigma}: {why}", "sigma = {sigma} 处没有最小范数去噪器的误差：{why}"},
	"risk.spec.kind":   {"a prior of kind {kind} is not known: say uniform, gauss, mix, steps or points", "未知的先验 (prior) 类型 {kind}：请用 uniform、gauss、mix、steps 或 points"},
	"risk.spec.nokind": {"the prior has no kind: say uniform, gauss, mix, steps or points", "先验 (prior) 没有给出 kind：请用 uniform、gauss、mix、steps 或 points"},
	"risk.points":      {"{n} training points are too many: give at most {most}", "{n} 个训练点太多：请至多给出 {most} 个"},
	"risk.parts":       {"a prior of {n} parts is too much: give at most {most}", "先验 (prior) 有 {n} 个部分，太多了：请至多给出 {most} 个"},
	"risk.work":        {"{got} noise levels take too long with {n} training points and a prior of {parts} parts: give at most {most}", "{n} 个训练点、{parts} 个部分的先验 (prior)，再加 {got} 个噪声水平，计算过久：噪声水平请至多给出 {most} 个"},
	"risk.spec.gauss":  {"a Gaussian prior needs one mean mu and one standard deviation sd", "高斯先验 (prior) 需要一个均值 mu 和一个标准差 sd"},
	"risk.numbers":     {"number {i} of a list reads {got}: it must be a finite number", "列表中的第 {i} 个数写作 {got}：必须是有限的数"},
	"risk.dim":         {"point {i} has {d} coordinates: errors are computed exactly on the line, so give each point one", "第 {i} 个点有 {d} 个坐标：误差只在一维中精确计算，请每个点只给一个坐标"},
	"risk.clean":       {"point {i} must be a number under 1e100 in size", "第 {i} 个点必须是绝对值小于 1e100 的数"},
	"risk.radius":      {"give either a radius rho for every sigma or a factor k, for the radius k sigma", "请给出对所有 sigma 相同的半径 rho，或给出系数 k（半径为 k sigma），二者取一"},
	"risk.k":           {"the factor k = {k} must be a positive number under 1e100", "系数 k = {k} 必须是小于 1e100 的正数"},

	"risk.lownoise.gaps": {
		"as sigma goes to 0 the minimum-norm denoiser's error tends to {f}, less than the {e} of the empirical MMSE estimator: the prior puts probability {mass} in the gaps between the clusters",
		"当 sigma 趋于 0 时，最小范数去噪器的误差趋于 {f}，小于经验 MMSE 估计 (empirical MMSE) 的 {e}：先验在簇间空隙中的概率为 {mass}"},
	"risk.lownoise.none": {
		"as sigma goes to 0 both errors tend to {f}: the prior puts nothing in the gaps between the clusters, and then the empirical MMSE estimator may win",
		"当 sigma 趋于 0 时两者的误差都趋于 {f}：先验在簇间空隙中没有概率，此时经验 MMSE 估计 (empirical MMSE) 可能更好"},
})

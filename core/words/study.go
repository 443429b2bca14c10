package words

// The studies: what is looked into besides the denoiser itself.
var _ = add(map[string]Text{
	"group.study":      {"Study", "研究"},
	"param.study":      {"Study", "研究"},
	"param.study.help": {"what is looked into besides the denoiser itself", "除去噪器本身之外所考察的内容"},

	"option.study.none":         {"Denoiser", "去噪器"},
	"option.study.none.help":    {"the denoiser alone", "只看去噪器"},
	"option.study.ridges":       {"Decomposition", "分解"},
	"option.study.ridges.help":  {"the sum taken apart: each rank-one interpolation with its profile", "把和式拆开：每个秩一插值及其剖面"},
	"option.study.compare":      {"Compare", "比较"},
	"option.study.compare.help": {"the denoiser beside the empirical MMSE estimator", "去噪器与经验 MMSE 估计器并排"},

	"option.study.search":         {"Find a counterexample", "寻找反例"},
	"option.study.search.help":    {"random acute triangles and radii, each certified: where does the conjectured formula cost most above the optimum?", "随机锐角三角形与半径，逐个带证书：猜想公式在何处比最优代价高得最多？"},
	"do/worst":                    {"Show the worst found", "显示最坏的一个"},
	"do/worst.help":               {"the triangle and radius found so far at which the formula is furthest from optimal", "目前找到的、公式离最优最远的三角形与半径"},
	"fact.search.tried":           {"Triangles tried", "已试三角形"},
	"fact.search.tried.help":      {"random acute triangles with three different sides, each with a random radius", "三边互异的随机锐角三角形，半径随机"},
	"fact.search.worst":           {"Greatest excess", "最大超出"},
	"fact.search.worst.help":      {"how much more the formula costs than the certified optimum, relative, at the worst triangle found", "在找到的最坏三角形处，公式代价比带证书的最优值高出的相对量"},
	"fact.search.at":              {"There", "该处"},
	"fact.search.at.help":         {"the apex over the side from (-1, 0) to (1, 0), and the radius", "以 (-1, 0) 到 (1, 0) 为边时的顶点，以及半径"},
	"search.at":                   {"apex ({x}, {y}), rho = {rho}", "顶点 ({x}, {y})，rho = {rho}"},
	"search.running":              {"{tried} of {most} triangles", "{tried} / {most} 个三角形"},
	"plot.search.x":               {"rho / least altitude", "rho / 最小高"},
	"plot.search.y":               {"excess of the formula", "公式的超出"},
	"preset.pushed-rays":          {"Three rays, pushed", "三条射线，被推离"},
	"preset.pushed-rays.about":    {"Push the points sideways off their rays with the slider: no theorem holds any more, and the certified solver takes over. A table keeps how much of the cost stays aligned.", "用滑块把点横向推离射线：定理不再适用，由带证书的求解器接手。表中记录仍然对齐的代价份额。"},
	"preset.counterexample":       {"Find a counterexample", "寻找反例"},
	"preset.counterexample.about": {"The paper conjectures a formula for acute triangles. Press play: random triangles are certified one by one, and the worst is kept.", "论文为锐角三角形猜想了一个公式。按播放：随机三角形逐个验证，最坏的一个被保留。"},
	"param.terms":                 {"Terms of the sum", "和式的项"},
	"param.terms.help":            {"each rank-one interpolation, switched on or off alone", "每个秩一插值可单独开关"},
	"param.pin":                   {"Compared with", "比较对象"},
	"param.pin.help":              {"other points, drawn as a ghost beside these", "另一组点，以虚影画在旁边"},
	"param.pinrho":                {"Radius of the compared data", "比较数据的半径"},
	"param.pinrho.help":           {"radius of the noise about the compared points", "比较点的噪声半径"},
	"link.pinfit":                 {"the compared points have {got} coordinates where the data have {dim}: they were left out", "比较点有 {got} 个坐标，而数据有 {dim} 个：已略去"},

	"view.beside.emmse": {"empirical MMSE, sigma = {sigma}", "经验 MMSE，sigma = {sigma}"},
	"view.beside.pin":   {"held state", "保留的状态"},
	"view.hint.drag":    {"drag me", "拖动我"},
	"plot.curvature.y":  {"slope jumps; their sizes sum to R = {cost}", "斜率跳跃；大小之和为 R = {cost}"},

	"plot.profile.x": {"v·y", "v·y"},
	"plot.profile.y": {"φ(v·y)", "φ(v·y)"},
})

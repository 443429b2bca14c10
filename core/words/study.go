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

	"param.terms":       {"Terms of the sum", "和式的项"},
	"param.terms.help":  {"each rank-one interpolation, switched on or off alone", "每个秩一插值可单独开关"},
	"param.pin":         {"Compared with", "比较对象"},
	"param.pin.help":    {"other points, drawn as a ghost beside these", "另一组点，以虚影画在旁边"},
	"param.pinrho":      {"Radius of the compared data", "比较数据的半径"},
	"param.pinrho.help": {"radius of the noise about the compared points", "比较点的噪声半径"},
	"link.pinfit":       {"the compared points have {got} coordinates where the data have {dim}: they were left out", "比较点有 {got} 个坐标，而数据有 {dim} 个：已略去"},

	"view.beside.emmse": {"empirical MMSE, sigma = {sigma}", "经验 MMSE，sigma = {sigma}"},
	"view.beside.pin":   {"held state", "保留的状态"},
	"view.hint.drag":    {"drag me", "拖动我"},
	"plot.curvature.y":  {"slope jumps; their sizes sum to R = {cost}", "斜率跳跃；大小之和为 R = {cost}"},

	"plot.profile.x": {"v·y", "v·y"},
	"plot.profile.y": {"φ(v·y)", "φ(v·y)"},
})

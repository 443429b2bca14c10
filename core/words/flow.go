package words

// What is said about flows.
var _ = add(map[string]Text{
	"flow.time": {"the time T = {T} of a probability flow must be a positive number: it runs from sigma = sqrt T down to 0", "概率流 (probability flow) 的时间 T = {T} 必须为正：它从 sigma = sqrt T 运行到 0"},
	"flow.k":    {"the factor k = {k} must be a positive number: the balls have radius k sigma", "系数 k = {k} 必须为正：球的半径为 k sigma"},
	"flow.wide": {"no denoiser for the radius k sqrt T = {rho}: {why}", "流开始时半径为 k sqrt T = {rho}，没有对应的去噪器：{why}"},
	"flow.thin": {"there is a denoiser for the radius {rho} but for none below it, so the flow has nowhere to go", "半径 {rho} 有对应的去噪器，但更小的半径都没有，流无法继续"},

	"flow.kind":      {"a flow of kind {kind} is not known: say score or probability", "未知的流类型 {kind}：请用 score 或 probability"},
	"flow.nokind":    {"the flow has no kind: say score or probability", "没有给出流的类型 kind：请用 score 或 probability"},
	"flow.work":      {"{got} starts take too long with {n} training points: ask for at most {most}", "{n} 个训练点与 {got} 个起点计算过久：请至多取 {most} 个起点"},
	"flow.notime":    {"a probability flow needs the time T at which it begins, with sigma = sqrt T", "概率流 (probability flow) 需要起始时间 T，此时 sigma = sqrt T"},
	"flow.sigma":     {"the score flow of the empirical MMSE estimator needs a positive sigma", "经验 MMSE 估计 (empirical MMSE) 的得分流 (score flow) 需要正的 sigma"},
	"flow.estimator": {"an estimator named {name} is not known: say minnorm or emmse", "未知的估计器 {name}：请用 minnorm 或 emmse"},
	"flow.radius":    {"give either a fixed radius rho or, for a probability flow, a factor k for the radius k sigma", "请给出固定半径 rho，或对概率流给出系数 k（半径为 k sigma），二者取一"},
	"flow.scorek":    {"the score flow has a fixed denoiser: give its radius rho instead of k", "得分流 (score flow) 的去噪器是固定的：请给出半径 rho 而不是 k"},
	"flow.twostarts": {"give either starts or their number n, not both", "请给出起点 starts 或其个数 n，不要同时给出"},
	"flow.count":     {"{n} starts are asked for: give a list of them, or a number n from 1 to {most}", "要求 {n} 个起点：请给出起点列表，或 1 到 {most} 之间的个数 n"},
	"flow.startdim":  {"start {i} has {got} coordinates where the points have {want}", "第 {i} 个起点有 {got} 个坐标，应为 {want} 个"},
	"flow.rows":      {"expected a list of points", "此处应为点的列表"},
	"flow.row":       {"point {i} of a list reads {got}: it must be a finite number or a list of them", "列表中的第 {i} 个点写作 {got}：必须是有限的数或其列表"},
})

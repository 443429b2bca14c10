package words

// What is said about flows.
var _ = add(map[string]Text{
	"flow.time": {"the time T = {T} of a probability flow must be a positive number: it runs from sigma = sqrt T down to 0", "概率流 (probability flow) 的时间 T = {T} 必须为正：它从 sigma = sqrt T 运行到 0"},
	"flow.k":    {"the factor k = {k} must be a positive number: the balls have radius k sigma", "系数 k = {k} 必须为正：球的半径为 k sigma"},
	"flow.wide": {"there is no denoiser for the radius k sqrt T = {rho} at which the flow begins: {why}", "流开始时半径为 k sqrt T = {rho}，没有对应的去噪器：{why}"},
	"flow.thin": {"there is a denoiser for the radius {rho} but for none below it, so the flow has nowhere to go", "半径 {rho} 有对应的去噪器，但更小的半径都没有，流无法继续"},
})

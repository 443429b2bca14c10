package words

// What is said about the training data itself.
var _ = add(map[string]Text{
	"data.empty":       {"there is no training point: give at least one clean point", "没有训练点：请至少给出一个干净点 (clean point)"},
	"data.dim":         {"point {i} has {got} coordinates where the first has {want}: give all points the same number", "第 {i} 个点有 {got} 个坐标，而第一个点有 {want} 个：所有点的坐标数必须相同"},
	"data.nodim":       {"point {i} has no coordinate: give it at least one", "第 {i} 个点没有坐标：请至少给出一个"},
	"data.finite":      {"point {i} has a coordinate that is not a finite number: replace it", "第 {i} 个点含有非有限的坐标：请更换"},
	"data.rho":         {"the radius rho = {rho} must be a finite number, zero or more", "半径 rho = {rho} 必须是有限的非负数"},
	"data.noisycount":  {"there are noisy samples for {got} points where there are {want} clean points: give one list a point", "含噪样本 (noisy sample) 共有 {got} 组，而干净点有 {want} 个：每个点应有一组"},
	"data.noisyempty":  {"point {i} has no noisy sample: give it at least one", "第 {i} 个点没有含噪样本：请至少给出一个"},
	"data.noisydim":    {"a noisy sample of point {i} has {got} coordinates where the points have {want}", "第 {i} 个点的一个含噪样本有 {got} 个坐标，应为 {want} 个"},
	"data.noisyfinite": {"a noisy sample of point {i} has a coordinate that is not a finite number: replace it", "第 {i} 个点的一个含噪样本含有非有限的坐标：请更换"},
	"data.conflict":    {"points {i} and {j} ask for different values at one and the same noisy sample: no function can do both; move or remove one", "第 {i} 与第 {j} 个点在同一个含噪样本处要求不同的值：没有函数能同时满足，请移动或删除其中一个"},
})

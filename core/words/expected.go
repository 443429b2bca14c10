//go:build !engine

package words

// What the exact expected-loss training says.
var _ = add(map[string]Text{
	"expected.sigma":     {"the noise level sigma = {sigma} must be a finite number above zero", "噪声水平 sigma = {sigma} 必须是有限的正数"},
	"expected.width":     {"a network of {width} units cannot be trained here: choose 1 to {max}", "无法在此训练 {width} 个单元的网络：请选择 1 到 {max} 个"},
	"expected.counts":    {"starts, iterations, memory and the steps of kappa must each be at least 1 in number", "起点数、迭代数、记忆长度与 kappa 的步数都必须至少为 1"},
	"expected.kappa":     {"the weight decay kappa = {kappa} must be a finite number, zero or more", "权重衰减 (weight decay) kappa = {kappa} 必须是有限的非负数"},
	"expected.points":    {"training needs between 2 and {max} images, not {n}", "训练需要 2 到 {max} 幅图像，而不是 {n} 幅"},
	"expected.identical": {"images {i} and {j} are identical: choose different ones", "第 {i} 与第 {j} 幅图像完全相同：请选择不同的图像"},
})

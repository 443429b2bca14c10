package words

// What is said about training.
var _ = add(map[string]Text{
	"train.width":     {"the network has width {k}: give it 1 to {max} units", "网络宽度 (width) 为 {k}：请取 1 到 {max} 个神经元"},
	"train.dim":       {"the points have {d} coordinates: networks are trained in at most {max}", "点有 {d} 个坐标：训练最多支持 {max} 维"},
	"train.lambda":    {"the weight decay lambda = {lambda} must be a finite number, zero or more", "权重衰减 (weight decay) lambda = {lambda} 必须是有限的非负数"},
	"train.scale":     {"the points are too far apart or too close together to compute with: bring their distances to between 1/{max} and {max}", "点之间的距离过大或过小，无法计算：请使其介于 1/{max} 与 {max} 之间"},
	"train.decay":     {"the weight decay lambda = {lambda} is too large to compute with: use at most {max}", "权重衰减 (weight decay) lambda = {lambda} 过大，无法计算：请不超过 {max}"},
	"train.rate":      {"the learning rate {rate} must be a finite number above zero, or zero for the usual one", "学习率 (learning rate) {rate} 必须是有限的正数，或取零以使用默认值"},
	"train.steps":     {"training for {steps} steps: give a number from 1 to {max}, or 0 for the usual one", "训练步数为 {steps}：请取 1 到 {max}，或取 0 使用默认值"},
	"train.sigma":     {"the noise level sigma = {sigma} must be a finite number, zero or more", "噪声水平 sigma = {sigma} 必须是有限的非负数"},
	"train.option":    {"an optimiser, noise, start or schedule of that number is not known", "未知的优化器、噪声、初始化或学习率方案编号"},
	"train.samples":   {"there are {m} noisy samples a point: give at least 1", "每个点有 {m} 个含噪样本 (noisy sample)：至少需要 1 个"},
	"train.many":      {"training would use {n} noisy samples: use at most {max} in all", "训练将使用 {n} 个含噪样本 (noisy sample)：总数请不超过 {max}"},
	"train.work":      {"{n} noisy samples in {d} coordinates for {k} units are too many for one step: use at most {max} samples, or fewer units", "{n} 个含噪样本、{d} 个坐标、{k} 个神经元，一步的计算量过大：请至多用 {max} 个样本，或减少神经元"},
	"train.online":    {"L-BFGS needs fixed samples: train online with Adam or gradient descent, or use L-BFGS offline", "L-BFGS 需要固定的样本：在线 (online) 训练请用 Adam 或梯度下降，或改为离线 (offline) 训练"},
	"train.given":     {"the noisy samples are given, so none can be drawn afresh: train offline, or give a radius instead", "含噪样本已给定，无法重新抽取：请离线 (offline) 训练，或改为给出半径"},
	"train.diverged":  {"training diverged at step {step}; the last good state is kept. A learning rate of {less} instead of {rate} may help", "训练在第 {step} 步发散 (diverged)，已保留最后的良好状态。可尝试将学习率由 {rate} 降为 {less}"},
	"train.overflow":  {"training stopped at step {step}, where the loss is no longer finite; the last good state is kept. Start from other weights, or use fewer units", "训练在第 {step} 步停止：损失不再是有限数，已保留最后的良好状态。请更换初始权重或减少神经元"},
	"train.finished":  {"trained for {step} steps", "已训练 {step} 步"},
	"train.converged": {"converged after {step} steps: no step lowers the loss any further", "经 {step} 步收敛 (converged)：损失无法再降低"},
})

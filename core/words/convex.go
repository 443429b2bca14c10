package words

// What the certified solver says.
var _ = add(map[string]Text{
	"convex.count":     {"there are {samples} samples and {targets} targets: give one target a sample", "样本有 {samples} 个而目标值有 {targets} 个：每个样本应有一个目标值"},
	"convex.balls":     {"the balls about points {i} and {j} meet (their centres are {distance} apart and 2 rho = {twice}): no function has both values there; move the points apart or make rho smaller", "第 {i} 与第 {j} 个点的球相交（球心相距 {distance}，而 2 rho = {twice}）：没有函数能在那里同时取两个值，请移开这些点或减小 rho"},
	"convex.tiny":      {"the radius rho = {rho} cannot be told from 0 beside the distances between the points: use 0, or at least {least}", "半径 rho = {rho} 相对于点间距离与 0 无法区分：请使用 0，或至少 {least}"},
	"convex.dimension": {"the samples span {p} dimensions; the certified solver handles at most {max}: train a network instead", "样本张成 {p} 维；可验证求解器 (certified solver) 最多处理 {max} 维：请改用训练网络"},
	"convex.nobound":   {"the samples span {p} dimensions, where no exact lower bound can be computed: only the cost and the residual are certified", "样本张成 {p} 维，无法计算精确的下界：仅验证了代价与残差"},
	"convex.meet":      {"the noisy samples of points {i} and {j} overlap: no closed form holds, and the function has to be steep between them", "第 {i} 与第 {j} 个点的含噪样本相互重叠：没有闭式解成立，函数在其间必然很陡"},
	"convex.residual":  {"the function misses the data by up to {residual} of their size: its cost is no upper bound for functions that fit exactly", "该函数偏离数据，最大为数据尺度的 {residual} 倍：其代价不是精确插值函数的上界"},
	"convex.stall":     {"the solver stopped improving at a relative gap of {gap}: the bounds hold, but they do not meet", "求解器停滞在相对间隙 (gap) {gap}：上下界成立，但未能重合"},
	"convex.closed":    {"no straight crease passes between these balls, so no finite network is exactly right on them; the function shown is right at points of them only", "没有直线折痕能从这些球之间穿过，因此没有有限网络能在其上完全正确；所示函数仅在球上的若干点处正确"},
	"convex.space":     {"for balls in space only bounds are known: the function is the best of those whose creases follow edges and faces, and the lower bound comes from points of the balls", "对于空间中的球只知道上下界：该函数是折痕沿边与面的函数中最好的，而下界来自球上的点"},
	"convex.work":      {"stopped at the limit of work with a relative gap of {gap}: the bounds hold, but they do not meet", "达到计算量上限而停止，相对间隙 (gap) 为 {gap}：上下界成立，但未能重合"},
	"convex.nothing":   {"no function that fits the data was found within the limit of work: fewer points or a smaller rho are easier", "在计算量上限内未找到符合数据的函数：减少点数或减小 rho 会更容易"},
	"convex.rows":      {"only {rows} of {samples} samples could be weighed at once: the bounds hold, but they may stay apart", "一次只能处理 {samples} 个样本中的 {rows} 个：上下界成立，但可能不重合"},
	"convex.outside":   {"sample {i} of the dual lies outside its ball by {distance}: its multiplier is ignored", "对偶解的第 {i} 个样本位于其球外，距离 {distance}：忽略其乘子"},
	"convex.rounding":  {"the coordinates are so large beside the distances between the points that rounding alone moves the function by {residual} of their size", "坐标相对于点间距离过大，仅舍入误差就使函数偏移数据尺度的 {residual} 倍"},
})

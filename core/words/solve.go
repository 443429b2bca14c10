package words

// What is said about who solved and how sure it is.
var _ = add(map[string]Text{
	"badge.gap":                {"gap {gap}", "间隙 {gap}"},
	"fact.proof.lower":         {"Lower bound", "下界"},
	"fact.proof.lower.help":    {"no network that fits the data costs less; computed from a dual solution, whatever the solver did", "拟合数据的任何网络代价都不会更低；由对偶解算出，与求解过程无关"},
	"fact.proof.upper":         {"Upper bound", "上界"},
	"fact.proof.upper.help":    {"the cost of the certified solver's function, which fits the data", "带证书求解器所得函数的代价，该函数拟合数据"},
	"fact.proof.gap":           {"Duality gap", "对偶间隙 (duality gap)"},
	"fact.proof.gap.help":      {"the distance of the two bounds, relative to the cost", "两个界之差，相对于代价"},
	"fact.proof.limit":         {"Bound for limits", "极限的下界"},
	"fact.proof.limit.help":    {"not even a limit of ever wider networks costs less; from points of the balls", "即使越来越宽的网络的极限，代价也不会更低；由球上的点得出"},
	"fact.proof.residual":      {"Residual", "残差"},
	"fact.proof.residual.help": {"how far the function is from the data at most, relative to their size", "函数偏离数据的最大程度，相对于数据的尺度"},
	"fact.proof.excess":        {"The formula", "公式"},
	"fact.proof.excess.help":   {"how much more the closed form costs than is proved necessary", "闭式解的代价比已证明的必要值高出多少"},
	"fact.proof.excess.value":  {"costs {excess} more than optimal here", "此处代价比最优高 {excess}"},
	"solve.certified.cite":     {"certified here: convex solver with a dual bound", "此处验证：带对偶界的凸优化求解器"},
	"solve.certified.why":      {"A dual bound proves that no network fits these data at a cost lower by more than {gap} of it.", "对偶界证明：拟合这些数据的任何网络，其代价至多比它低 {gap}（相对值）。"},
	"solve.certified.formula":  {"The formula is conjectured; here a dual bound proves that it costs at most {excess} (relative) more than necessary.", "该公式是猜想；在此例中，对偶界证明其代价至多比必要值高 {excess}（相对值）。"},
	"solve.certified.open":     {"The function fits the data; so far the dual bound leaves a relative gap of {gap}.", "该函数拟合数据；目前对偶界留下的相对间隙为 {gap}。"},
})

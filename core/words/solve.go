package words

// What is said about who solved and how sure it is.
var _ = add(map[string]Text{
	"solve.certified.cite":    {"certified here: convex solver with a dual bound", "此处验证：带对偶界的凸优化求解器"},
	"solve.certified.why":     {"A dual bound proves that no network fits these data at a cost lower by more than {gap} of it.", "对偶界证明：拟合这些数据的任何网络，其代价至多比它低 {gap}（相对值）。"},
	"solve.certified.formula": {"The formula is conjectured; here a dual bound proves that it costs at most {excess} (relative) more than necessary.", "该公式是猜想；在此例中，对偶界证明其代价至多比必要值高 {excess}（相对值）。"},
	"solve.certified.open":    {"The function fits the data; so far the dual bound leaves a relative gap of {gap}.", "该函数拟合数据；目前对偶界留下的相对间隙为 {gap}。"},
})

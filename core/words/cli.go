//go:build !js

package words

// What the command line says.
var _ = add(map[string]Text{
	"cli.large":     {"the file has more than {most} MB: give a smaller one", "文件超过 {most} MB：请给出更小的文件"},
	"cli.json":      {"the input is not JSON (at byte {at}: {why}): give one object with clean and rho, or clean and noisy", "输入不是 JSON（第 {at} 字节：{why}）：请给出一个含 clean 与 rho（或 clean 与 noisy）的对象"},
	"cli.type":      {"\"{field}\" holds {got}, which does not fit there: points are lists of finite numbers", "“{field}”中的 {got} 不合适：点应为有限数的列表"},
	"cli.unknown":   {"\"{key}\" is not known and was ignored", "不认识“{key}”，已忽略"},
	"cli.norho":     {"neither rho nor noisy is given: give the radius of the balls, or a list of noisy samples for every clean point", "既没有 rho 也没有 noisy：请给出球的半径，或每个干净点的含噪样本列表"},
	"cli.rhounused": {"rho is not used, since noisy samples are given", "已给出含噪样本，故不使用 rho"},
	"cli.sigma":     {"sigma = {sigma} must be a finite number, zero or more", "sigma = {sigma} 必须是有限的非负数"},
	"cli.nosigma":   {"the empirical MMSE estimator needs sigma: give the noise level", "经验 MMSE 估计器需要 sigma：请给出噪声水平"},
	"cli.query":     {"query {i} has {got} coordinates where the points have {want}", "第 {i} 个查询点有 {got} 个坐标，而各点有 {want} 个"},
	"cli.overflow":  {"the answer is too large to compute with: keep coordinates, rho and queries under 1e150", "结果过大，无法计算：坐标、rho 与查询点应小于 1e150"},
	"cli.longlink":  {"the link would be longer than {most} characters: keep the data in a file", "链接会超过 {most} 个字符：请把数据保存在文件中"},
	"cli.snapped":   {"the coordinates were rounded to five digits, which is what a link holds of so many points", "坐标已舍入到五位数字：这么多点的链接只能保存这些"},
	"cli.format":    {"{name} should end in .svg, .png, .csv or .txt", "{name} 应以 .svg、.png、.csv 或 .txt 结尾"},
})

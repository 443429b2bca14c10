//go:build !js

package words

// What the command line says.
var _ = add(map[string]Text{
	"cli.large":  {"the file has more than {most} MB: give a smaller one", "文件超过 {most} MB：请给出更小的文件"},
	"cli.json":   {"the input is not JSON (at byte {at}: {why}): give one object, such as {example}", "输入不是 JSON（第 {at} 字节：{why}）：请给出一个对象，例如 {example}"},
	"cli.object": {"the input is {got} where one object is wanted, such as {example}", "输入是{got}，应为一个对象，例如 {example}"},
	"cli.key":    {"\"{key}\" is {got}: it should be {want}", "“{key}”是{got}：应为{want}"},
	"cli.within": {"\"{key}\": {why}", "“{key}”：{why}"},
	"cli.point":  {"\"{key}\": point {i} is {got}: it should be a list of finite numbers, or one number on the line", "“{key}”：第 {i} 个点是{got}：应为有限数的列表，在一维中为一个数"},
	"cli.many":   {"{got} points are too many: every one is compared with every other, so give at most {most} of them", "{got} 个点太多：每个点都要与其余各点比较，请至多给出 {most} 个"},
	"cli.none":   {"no closed form is known: {reasons}; nor by: {names}", "没有已知的闭式解：{reasons}；下列情形也不适用：{names}"},
	"cli.digits": {"-digits {got} names {n} images: an experiment needs 2 to {most}, such as 1,4,7", "-digits {got} 指定了 {n} 幅图像：一个实验需要 2 到 {most} 幅，例如 1,4,7"},

	"cli.found.nothing": {"empty", "空的"},
	"cli.found.list":    {"the list {value}", "列表 {value}"},
	"cli.found.object":  {"the object {value}", "对象 {value}"},
	"cli.found.value":   {"{value}", " {value} "},

	"cli.want.number":  {"a finite number, such as 0.1", "有限的数，例如 0.1"},
	"cli.want.whole":   {"a whole number from 0 up, such as 100", "非负整数，例如 100"},
	"cli.want.text":    {"a name in quotation marks", "引号中的名称"},
	"cli.want.truth":   {"true or false", "true 或 false"},
	"cli.want.object":  {"an object", "对象"},
	"cli.want.numbers": {"a list of finite numbers, such as [0.1, 1]", "有限数的列表，例如 [0.1, 1]"},
	"cli.want.points":  {"a list of points, such as [[0,0],[1,0]]", "点的列表，例如 [[0,0],[1,0]]"},
	"cli.want.samples": {"a list of points for every clean point, such as [[[0,0.1]],[[1,0.1]]]", "每个干净点对应一个点的列表，例如 [[[0,0.1]],[[1,0.1]]]"},

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

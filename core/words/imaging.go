//go:build !engine

package words

// What is said about images and the files they come in.
var _ = add(map[string]Text{
	"geometry.faces":            {"a simplex, by its faces", "单纯形，按其面 (faces)"},
	"minnorm.faceformula.span":  {"the face formula needs a simplex: {n} points must span {want} dimensions, these span {d}", "面公式需要单纯形：{n} 个点必须张成 {want} 维，而这些点张成 {d} 维"},
	"minnorm.faceformula.why":   {"no theorem: the face formula interpolates, but training finds slightly cheaper functions", "没有定理：面公式可以插值，但训练能找到代价略低的函数"},
	"imaging.idx.short":         {"the file has {got} bytes, too few for the {want} bytes of an IDX header: it is truncated", "文件只有 {got} 字节，不足 IDX 文件头的 {want} 字节：文件被截断"},
	"imaging.idx.isimages":      {"this IDX file holds images where labels are expected: give the label file (idx1)", "这个 IDX 文件是图像，而此处需要标签：请提供标签文件 (idx1)"},
	"imaging.idx.islabels":      {"this IDX file holds labels where images are expected: give the image file (idx3)", "这个 IDX 文件是标签，而此处需要图像：请提供图像文件 (idx3)"},
	"imaging.idx.magic":         {"not an {kind} file of bytes: it begins with {got} where {want} would be right", "不是字节型 {kind} 文件：开头是 {got}，应为 {want}"},
	"imaging.idx.large":         {"the file is larger than {max} MB: give a smaller one", "文件超过 {max} MB：请提供较小的文件"},
	"imaging.idx.empty":         {"the IDX file holds no image, or images of size zero", "IDX 文件不含图像，或图像大小为零"},
	"imaging.idx.truncated":     {"the IDX file is truncated: {got} bytes follow the header that promises {want}", "IDX 文件被截断：文件头声明 {want} 字节，实际只有 {got} 字节"},
	"imaging.idx.trailing":      {"the IDX file is too long: {got} bytes follow the header that promises {want}", "IDX 文件过长：文件头声明 {want} 字节，实际有 {got} 字节"},
	"imaging.idx.gzip":          {"the gzip file is damaged: fetch it again", "gzip 文件已损坏：请重新获取"},
	"imaging.idx.gziptruncated": {"the gzip file is truncated: fetch it again", "gzip 文件被截断：请重新获取"},
	"imaging.idx.counts":        {"there are {labels} labels for {images} images: give the label file that belongs to the images", "有 {images} 幅图像却有 {labels} 个标签：请提供与图像对应的标签文件"},
	"imaging.pixels":            {"images of {rows} x {cols} pixels are too large: at most {max} pixels", "{rows} x {cols} 像素的图像太大：最多 {max} 像素"},
	"imaging.pick.nolabels":     {"the labels of the images are not known: give the label file, or choose images by number", "图像的标签未知：请提供标签文件，或按编号选择图像"},
	"imaging.pick.class":        {"there is no image left of class {class}, asked for in place {i}: choose another class", "类别 {class}（第 {i} 个）没有可选的图像：请选择其他类别"},

	"imaging.count":    {"an experiment needs 2 to {max} images, not {n}", "一个实验需要 2 到 {max} 幅图像，而不是 {n} 幅"},
	"imaging.size":     {"image {i} has {got} pixels where {want} would be right: all must be of one size", "第 {i} 幅图像有 {got} 个像素，应为 {want} 个：所有图像的大小必须相同"},
	"imaging.range":    {"image {i} has a pixel of value {value}: pixels must lie between 0 and 1", "第 {i} 幅图像含有值为 {value} 的像素：像素值必须在 0 与 1 之间"},
	"imaging.ratio":    {"the noise ratio {ratio} must lie between {min} and {max}", "噪声比 {ratio} 必须在 {min} 与 {max} 之间"},
	"imaging.recipe":   {"there is no recipe {recipe}: choose exact or online", "没有名为 {recipe} 的训练方案：请选择 exact 或 online"},
	"imaging.index":    {"image {i}: there is no image {index} among {n}, they are numbered 0 to {last}", "第 {i} 个：{n} 幅图像中没有编号 {index}，编号从 0 到 {last}"},
	"imaging.digits":   {"\"{got}\" is not a class: give whole numbers between commas, such as 1,4,7", "“{got}”不是类别：请给出以逗号分隔的整数，例如 1,4,7"},
	"imaging.bynumber": {"no labels are given: the digits are taken as numbers of images, counted from 0", "未提供标签：数字被视为从 0 开始的图像编号"},

	"imaging.photo.empty":   {"the picture has {rows} x {cols} pixels: it is empty", "图片大小为 {rows} x {cols} 像素：它是空的"},
	"imaging.photo.large":   {"the picture has {rows} x {cols} pixels: at most {max} in all can be read", "图片大小为 {rows} x {cols} 像素：总共最多可读取 {max} 个像素"},
	"imaging.photo.bytes":   {"the picture has {got} bytes where {want} would be right", "图片有 {got} 字节，应为 {want} 字节"},
	"imaging.patches.size":  {"patches must be at least 2, of at most {max} pixels each, not {n} of {size} x {size}", "图块至少需要 2 个，每个最多 {max} 像素，而不是 {n} 个 {size} x {size} 的图块"},
	"imaging.patches.small": {"a picture of {rows} x {cols} pixels holds no patch of {size} x {size}: give a larger one", "{rows} x {cols} 像素的图片容不下 {size} x {size} 的图块：请提供更大的图片"},
	"imaging.patches.none":  {"the picture has no {n} patches of {size} x {size} that a flat one sees under obtuse angles: try another seed, fewer patches, or a picture with more in it", "图片中找不到 {n} 个 {size} x {size} 的图块使平坦图块处的角为钝角：请更换种子、减少图块数，或换一张内容更丰富的图片"},

	"imaging.picture.none":      {"the file is empty", "文件是空的"},
	"imaging.picture.large":     {"the file is larger than {max} MB: give a smaller picture", "文件超过 {max} MB：请提供较小的图片"},
	"imaging.picture.kind":      {"the file is not a picture that can be read here: give a PNG, JPEG or WebP file", "该文件不是可读取的图片：请提供 PNG、JPEG 或 WebP 文件"},
	"imaging.picture.gif":       {"GIF pictures are not read: give a PNG, JPEG or WebP file", "不支持 GIF 图片：请提供 PNG、JPEG 或 WebP 文件"},
	"imaging.picture.idx":       {"this is an IDX or gzip file, not a picture: give it as images with labels", "这是 IDX 或 gzip 文件，而不是图片：请将其作为带标签的图像集提供"},
	"imaging.picture.truncated": {"the picture is truncated or damaged: fetch it again", "图片被截断或已损坏：请重新获取"},
	"imaging.picture.animated":  {"the picture is animated: give a still one", "该图片是动画：请提供静态图片"},
	"imaging.picture.deep":      {"the picture has more than 8 bits a channel: save it with 8", "图片每通道超过 8 位：请另存为 8 位"},
	"imaging.picture.cmyk":      {"the picture is in CMYK colours: save it as RGB or grey", "图片为 CMYK 颜色：请另存为 RGB 或灰度"},

	"imaging.faces.title": {"Three digits: faces", "三个数字：面 (faces)"},
	"imaging.faces.caption": {
		"Three digits of different classes make an acute triangle, so the units should be normal to its faces, not along its edges. The network is trained in all pixel dimensions with noise on every pixel; it starts near the edges and finds the faces. This shows alignment on these three images. It does not show that held-out digits are denoised well: they are not, and on the training images themselves nothing beats the empirical MMSE estimator.",
		"三个不同类别的数字构成锐角三角形，因此神经元应垂直于面，而不是沿着边。网络在全部像素维度上训练，每个像素都有噪声；它从边附近出发，最终找到面。这只说明在这三幅图像上的对齐 (alignment)，并不说明能很好地去噪未见过的数字：实际上不能；而在训练图像上，没有估计器优于经验 MMSE。"},
	"imaging.edges.title": {"Patches of a photograph: edges", "照片图块：边 (edges)"},
	"imaging.edges.caption": {
		"A flat patch sees the other patches of the photograph under obtuse angles: the case of rays, where a theorem holds and units follow the edges from the flat patch. This says nothing about whole photographs: there, at moderate noise, all estimators shown here lose to a Gaussian blur.",
		"平坦图块看照片中其他图块的角都是钝角：这是射线 (rays) 的情形，定理成立，神经元沿着从平坦图块出发的边。这与整张照片无关：在中等噪声下，这里的所有估计器都不如高斯模糊。"},
	"imaging.two.title": {"Two images: a line", "两幅图像：直线"},
	"imaging.two.caption": {
		"Between two images the denoiser is a ramp along the edge, constant across it. In the line through both, alignment would hold by construction, so the angle is measured in all pixel dimensions, where the units start.",
		"两幅图像之间的去噪器是沿边的一个斜坡，在垂直方向上为常数。若只在两点所在的直线上看，对齐必然成立，因此角度在全部像素维度中测量，神经元也从那里出发。"},
	"imaging.ten.title": {"Ten digits: no theorem", "十个数字：没有定理"},
	"imaging.ten.caption": {
		"For more than three digits no theorem is known. The units are still nearer to faces than to edges and than to random directions, but training finds cheaper functions than the face formula. On points between the images the network beats the empirical MMSE estimator and the projection on the hull; on held-out digits there is no useful win.",
		"三个以上的数字没有已知定理。神经元仍比边或随机方向更接近面，但训练能找到比面公式代价更低的函数。在图像之间的点上，网络优于经验 MMSE 估计器和到仿射包的投影；在未见过的数字上没有实际优势。"},
	"imaging.between.title": {"Between images", "图像之间"},
	"imaging.between.caption": {
		"What each estimator makes of the points between images. The empirical MMSE estimator jumps from one image to the other; the min-norm denoiser and the network pass through every mixture, and so keep what lies between. The projection on the hull stands beside them: it shows what knowing the hull alone is worth.",
		"每种估计器对图像之间的点的输出。经验 MMSE 估计器从一幅图像跳到另一幅；最小范数去噪器和网络经过每一种混合，因而保留中间的内容。旁边的仿射包投影说明仅仅知道该仿射包的价值。"},

	"imaging.estimator.clean":      {"clean", "干净图像"},
	"imaging.estimator.noisy":      {"noisy", "含噪图像"},
	"imaging.estimator.emmse":      {"empirical MMSE", "经验 MMSE"},
	"imaging.estimator.projection": {"projection on the hull", "仿射包投影"},
	"imaging.estimator.wiener":     {"Wiener filter", "维纳滤波 (Wiener)"},
	"imaging.estimator.minnorm":    {"min-norm closed form", "最小范数闭式解"},
	"imaging.estimator.trained":    {"trained network", "训练的网络"},
})

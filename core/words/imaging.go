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
})

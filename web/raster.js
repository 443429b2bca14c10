// Pixels of an SVG.

/** Side of the largest picture, in pixels: more than that browsers refuse. */
const most = 8192;

/** Draws SVG with a width and a height at scale pixels for one of its own; resolves with a PNG as a data address. */
export async function raster(svg, scale = 1) {
  const image = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    image.src = address;
    await image.decode();
    const least = Math.min(scale, most / image.width, most / image.height);
    const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(image.width * least), height: Math.round(image.height * least) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL("image/png");
  } catch {
    throw new Error("this page may not draw pictures of its own: ask for SVG");
  } finally {
    URL.revokeObjectURL(address);
  }
}

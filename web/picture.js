// Reading the head of a Picture buffer; its body is for the painter alone.
// The layout stands in engine.d.ts.

const magic = 0x43524531;
const headAt = 16;
const utf8 = new TextDecoder();

/**
 * The head of a picture: {serial, w, h, title, desc, panels, labels, handles},
 * or null when the buffer is none.
 */
export function headOf(bytes) {
  if (bytes.byteLength < headAt) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== magic) return null;
  const head = JSON.parse(utf8.decode(bytes.subarray(headAt, headAt + view.getUint32(8, true))));
  return { panels: [], labels: [], handles: [], ...head, serial: view.getUint32(4, true) };
}

/** The coordinates of a panel that are drawn at a pixel: {x, y}. */
export const pointAt = (panel, x, y) => ({ x: (x - panel.x0) / panel.sx, y: (panel.y0 - y) / panel.sy });

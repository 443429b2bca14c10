// Small line charts and the chart of angles, as SVG in the colours of the page.

const space = "http://www.w3.org/2000/svg";

export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const margin = { left: 44, right: 12, top: 10, bottom: 36 };

/** A place for a chart: its size in pixels, and the scales of its axes. */
function frame(node, { x, y, height = 190, label }) {
  const w = Math.max(200, node.clientWidth);
  const box = { l: margin.left, r: w - margin.right, t: margin.top, b: height - margin.bottom };
  const scale = (axis, from, to) => {
    const f = axis.log ? Math.log10 : Number;
    const [a, b] = [f(axis.min), f(axis.max)];
    return (v) => from + ((f(Math.min(axis.max, Math.max(axis.min, v))) - a) / (b - a || 1)) * (to - from);
  };
  const px = scale(x, box.l, box.r);
  const py = scale(y, box.b, box.t);
  const root = svg("svg", { viewBox: `0 0 ${w} ${height}`, width: w, height, role: "img", "aria-label": label, class: "chart" });
  for (const t of y.ticks ?? []) {
    root.append(
      svg("line", { class: "grid", x1: box.l, x2: box.r, y1: py(t), y2: py(t) }),
      svg("text", { class: "tick", x: box.l - 7, y: py(t) + 4, "text-anchor": "end" }, y.text ? y.text(t) : String(t)),
    );
  }
  for (const t of x.ticks ?? []) {
    root.append(svg("text", { class: "tick", x: px(t), y: box.b + 16, "text-anchor": "middle" }, x.text ? x.text(t) : String(t)));
  }
  root.append(
    svg("line", { class: "axis", x1: box.l, x2: box.r, y1: box.b, y2: box.b }),
    svg("text", { class: "axis-name", x: box.r, y: height - 4, "text-anchor": "end" }, x.name ?? ""),
  );
  return { root, px, py, box };
}

/**
 * Draws lines: series [{points: [[x, y] or null], role, dash}], over axes
 * {min, max, ticks, log, text, name}; mark is a place on the x axis, level one on y.
 */
export function lines(node, { series, x, y, height, label, mark, level }) {
  const { root, px, py, box } = frame(node, { x, y, height, label });
  if (level !== undefined) root.append(svg("line", { class: "level", x1: box.l, x2: box.r, y1: py(level), y2: py(level) }));
  if (mark !== undefined) root.append(svg("line", { class: "mark", x1: px(mark), x2: px(mark), y1: box.t, y2: box.b }));
  for (const s of series) {
    let d = "";
    let pen = "M";
    for (const p of s.points) {
      if (!p) {
        pen = "M";
        continue;
      }
      d += `${pen}${px(p[0]).toFixed(1)} ${py(p[1]).toFixed(1)}`;
      pen = "L";
    }
    root.append(svg("path", { class: `series ${s.role}`, d, "stroke-dasharray": s.dash }));
    const end = s.points.findLast((p) => p);
    if (end && s.dot) root.append(svg("circle", { class: `dot ${s.role}`, cx: px(end[0]), cy: py(end[1]), r: 3.5 }));
  }
  node.replaceChildren(root);
}

/**
 * Draws the angles of units, [[to what is predicted, to the other or -1, share]],
 * over the spread of random directions: shares of bins from 0 to 90 degrees.
 */
export function angles(node, { units, bins, means, label }) {
  const height = 216;
  const { root, px, box } = frame(node, {
    x: { min: 0, max: 90, ticks: [0, 15, 30, 45, 60, 75, 90], text: (t) => `${t}°` },
    y: { min: 0, max: 1 },
    height,
    label,
  });
  const most = Math.max(...bins, 1e-9);
  const base = box.b;
  const tall = (box.b - box.t) * 0.36;
  let d = `M${px(0)} ${base}`;
  bins.forEach((v, i) => {
    const at = base - (v / most) * tall;
    d += `L${px((90 * i) / bins.length).toFixed(1)} ${at.toFixed(1)}L${px((90 * (i + 1)) / bins.length).toFixed(1)} ${at.toFixed(1)}`;
  });
  root.append(svg("path", { class: "spread", d: `${d}L${px(90)} ${base}Z` }));
  // Two bands above the spread: what is predicted on top, the other below it.
  const band = (row) => box.t + 26 + row * (box.b - box.t - tall - 8) * 0.5;
  const jitter = (i) => (((i * 0.618034) % 1) - 0.5) * 20;
  units.forEach(([to, other, share], i) => {
    const r = 2 + 9 * Math.sqrt(share);
    if (other >= 0) root.append(svg("circle", { class: "unit other", cx: px(other), cy: band(1) + jitter(i), r }));
    root.append(svg("circle", { class: "unit predicted", cx: px(to), cy: band(0) + jitter(i), r }));
  });
  for (const [role, value, row] of means) {
    if (value === null || value === undefined) continue;
    const y = row === 2 ? base - tall - 3 : band(row);
    const x = px(value);
    root.append(
      svg("line", { class: `mean ${role}`, x1: x, x2: x, y1: row === 2 ? y : y - 15, y2: row === 2 ? base : y + 15 }),
      svg("text", { class: `mean ${role}`, x, y: row === 2 ? y - 4 : y - 19, "text-anchor": value < 6 ? "start" : value > 84 ? "end" : "middle" }, `${degrees(value)}°`),
    );
  }
  node.replaceChildren(root);
}

/** An angle to read. */
export const degrees = (v) => (v < 0.005 ? "0.00" : v < 10 ? v.toFixed(2) : v.toFixed(1));

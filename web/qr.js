// A QR code (ISO/IEC 18004) of a text: bytes, error correction of level L, the
// smallest version that holds it. Loaded when it is asked for.

/** Of versions 1 to 40 at level L: check bytes a block, and blocks. */
const checks = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, ...Array(14).fill(30)];
const blocks = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25];

/** Modules on a side of version v, and of the free border. */
const side = (v) => 4 * v + 17;
const border = 4;

/** Places of the middles of alignment patterns along one side. */
function alignment(v) {
  if (v === 1) return [];
  const n = Math.floor(v / 7) + 2;
  const step = v === 32 ? 26 : 2 * Math.ceil((4 * v + 4) / (2 * n - 2));
  return [6, ...Array.from({ length: n - 1 }, (_, i) => side(v) - 7 - (n - 2 - i) * step)];
}

/** Whole bytes that the modules of version v hold, check bytes included. */
function room(v) {
  const n = v > 1 ? Math.floor(v / 7) + 2 : 0;
  return Math.floor(((16 * v + 128) * v + 64 - (n ? (25 * n - 10) * n - 55 : 0) - (v > 6 ? 36 : 0)) / 8);
}

const dataRoom = (v) => room(v) - checks[v - 1] * blocks[v - 1];

/** The product in GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1. */
function times(a, b) {
  let out = 0;
  for (let i = 7; i >= 0; i--) out = (out << 1) ^ ((out >> 7) * 0x11d) ^ (((b >> i) & 1) * a);
  return out;
}

/** The n check bytes of a block (Reed and Solomon): the remainder by (x - 1)(x - 2)...(x - 2^(n-1)). */
function remainder(data, n) {
  const divisor = Array(n - 1).fill(0).concat(1);
  for (let i = 0, root = 1; i < n; i++, root = times(root, 2)) {
    for (let j = 0; j < n; j++) divisor[j] = times(divisor[j], root) ^ (divisor[j + 1] ?? 0);
  }
  const out = Array(n).fill(0);
  for (const byte of data) {
    const factor = byte ^ out.shift();
    out.push(0);
    divisor.forEach((d, i) => (out[i] ^= times(d, factor)));
  }
  return out;
}

/** The bytes of version v: text with its length, filled up, in blocks that are woven. */
function bytesOf(text, v) {
  const bits = [];
  const put = (value, n) => {
    for (let i = n - 1; i >= 0; i--) bits.push((value >> i) & 1);
  };
  put(4, 4); // bytes
  put(text.length, v < 10 ? 8 : 16);
  text.forEach((byte) => put(byte, 8));
  const all = dataRoom(v);
  put(0, Math.min(4, 8 * all - bits.length));
  put(0, -bits.length & 7);
  for (let fill = 0xec; bits.length < 8 * all; fill ^= 0xec ^ 0x11) put(fill, 8);
  const data = Array.from({ length: all }, (_, i) => bits.slice(8 * i, 8 * i + 8).reduce((n, bit) => 2 * n + bit, 0));

  const count = blocks[v - 1];
  const check = checks[v - 1];
  const short = Math.floor(all / count); // the last blocks have one byte more
  const woven = [];
  const tails = [];
  const parts = Array.from({ length: count }, (_, i) => data.splice(0, short + (i >= count - (all % count) ? 1 : 0)));
  for (let i = 0; i <= short; i++) for (const part of parts) if (i < part.length) woven.push(part[i]);
  for (const part of parts) tails.push(remainder(part, check));
  for (let i = 0; i < check; i++) for (const tail of tails) woven.push(tail[i]);
  return woven;
}

/** Which modules each of the eight masks turns over. */
const masks = [
  (x, y) => (x + y) % 2,
  (x, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

/** A number with its remainder by a polynomial of degree n below it. */
function coded(value, polynomial, n) {
  let rest = value;
  for (let i = 0; i < n; i++) rest = (rest << 1) ^ ((rest >> (n - 1)) * polynomial);
  return (value << n) | rest;
}

/** The rows of the code of a text, of 0 and 1; null when it is too long. */
export function code(words) {
  const text = [...new TextEncoder().encode(words)];
  let v = 1;
  while (v <= 40 && text.length + (v < 10 ? 2 : 3) > dataRoom(v)) v++;
  if (v > 40) return null;
  const n = side(v);
  const grid = Array.from({ length: n }, () => Array(n).fill(0));
  const fixed = Array.from({ length: n }, () => Array(n).fill(false));
  const set = (x, y, on) => {
    if (!(x in grid) || !(y in grid)) return;
    grid[y][x] = Number(on);
    fixed[y][x] = true;
  };
  const bit = (value, i) => (value >> i) & 1;

  for (let i = 0; i < n; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  for (const [cx, cy] of [[3, 3], [n - 4, 3], [3, n - 4]]) {
    for (let x = -4; x <= 4; x++) for (let y = -4; y <= 4; y++) set(cx + x, cy + y, ![2, 4].includes(Math.max(Math.abs(x), Math.abs(y))));
  }
  const at = alignment(v);
  for (const cx of at) {
    for (const cy of at) {
      if ([cx, cy].filter((c) => c === 6).length + [cx, cy].filter((c) => c === n - 7).length === 2 && !(cx === n - 7 && cy === n - 7)) continue;
      for (let x = -2; x <= 2; x++) for (let y = -2; y <= 2; y++) set(cx + x, cy + y, Math.max(Math.abs(x), Math.abs(y)) !== 1);
    }
  }
  if (v > 6) {
    const version = coded(v, 0x1f25, 12);
    for (let i = 0; i < 18; i++) {
      set(n - 11 + (i % 3), Math.floor(i / 3), bit(version, i));
      set(Math.floor(i / 3), n - 11 + (i % 3), bit(version, i));
    }
  }
  const format = (mask) => {
    const bits = coded(8 | mask, 0x537, 10) ^ 0x5412;
    for (let i = 0; i < 15; i++) {
      set(i < 8 ? 8 : i < 9 ? 7 : 14 - i, i < 6 ? i : i < 8 ? i + 1 : 8, bit(bits, i));
      set(i < 8 ? n - 1 - i : 8, i < 8 ? 8 : n - 15 + i, bit(bits, i));
    }
    set(8, n - 8, 1);
  };
  format(0);

  // The bits wind upwards and downwards in columns of two, from the right.
  const bytes = bytesOf(text, v);
  let k = 0;
  for (let right = n - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let i = 0; i < n; i++) {
      for (const x of [right, right - 1]) {
        const y = (right + 1) & 2 ? i : n - 1 - i;
        if (fixed[y][x]) continue;
        grid[y][x] = bit(bytes[k >> 3] ?? 0, 7 - (k & 7));
        k++;
      }
    }
  }

  const turn = (mask) => grid.forEach((row, y) => row.forEach((on, x) => fixed[y][x] || (row[x] = on ^ !masks[mask](x, y))));
  let best = 0;
  let least = Infinity;
  masks.forEach((_, mask) => {
    turn(mask);
    format(mask);
    const now = penalty(grid);
    if (now < least) [best, least] = [mask, now];
    turn(mask);
  });
  turn(best);
  format(best);
  return grid;
}

/** How hard a code is to read: long runs, blocks of one colour, what looks like a corner, and imbalance. */
function penalty(grid) {
  let sum = 0;
  const lines = [...grid, ...grid.map((_, x) => grid.map((row) => row[x]))].map((line) => line.join(""));
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2;
    sum += 40 * (line.match(/(?=10111010000|00001011101)/g) ?? []).length;
  }
  grid.slice(1).forEach((row, y) => row.slice(1).forEach((on, x) => (sum += on === row[x] && on === grid[y][x] && on === grid[y][x + 1] ? 3 : 0)));
  const dark = grid.flat().filter(Boolean).length / grid.length ** 2;
  return sum + 10 * Math.floor(Math.abs(dark - 0.5) / 0.05);
}

/** The same as SVG, dark on light in every theme; "" when the text is too long. */
export function qr(words, title) {
  const grid = code(words);
  if (!grid) return "";
  const all = grid.length + 2 * border;
  const runs = grid.flatMap((row, y) => [...row.join("").matchAll(/1+/g)].map((m) => `M${m.index + border} ${y + border}h${m[0].length}v1h-${m[0].length}z`));
  const width = Math.max(280, 4 * all); // pixels, so that a camera can tell the modules apart
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" viewBox="0 0 ${all} ${all}" shape-rendering="crispEdges" role="img"><title>${title}</title>` +
    `<path fill="#fff" d="M0 0h${all}v${all}h-${all}z"/><path fill="#000" d="${runs.join("")}"/></svg>`
  );
}

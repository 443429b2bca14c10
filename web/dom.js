// Small helpers for the document: making elements, changing them only where
// they differ, and keeping a list of children in step with a list of things.

/** The element of an id, or null. */
export const byId = (id) => document.getElementById(id);

/** Makes an element with attributes (functions become listeners) and children. */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else put(node, name, value);
  }
  node.append(...children);
  return node;
}

/** Sets an attribute where it differs; null and false remove it, true is empty. */
export function put(node, name, value) {
  if (value === null || value === undefined || value === false) {
    if (node.hasAttribute(name)) node.removeAttribute(name);
    return;
  }
  const text = value === true ? "" : String(value);
  if (node.getAttribute(name) !== text) node.setAttribute(name, text);
}

/** Sets the text of an element where it differs. */
export function write(node, text = "") {
  if (node.textContent !== text) node.textContent = text;
}

/** Lets the announcer say words. The same twice are two messages: the space makes them differ. */
export function say(words) {
  const node = byId("say");
  node.textContent = node.textContent === words ? words + "\u00a0" : words;
}

/** Shows or hides an element. */
export function show(node, on) {
  if (node && node.hidden === Boolean(on)) node.hidden = !on;
}

/**
 * Makes the children of parent follow items: one child per key, made once,
 * updated each time, moved only when out of order (moving an element would
 * take the focus from it).
 */
export function follow(parent, items, key, create, update) {
  const old = (parent.followed ??= new Map());
  const now = new Map();
  let place = parent.firstChild;
  items.forEach((item, i) => {
    const k = key(item, i);
    let node = old.get(k);
    if (node) old.delete(k);
    else node = create(item, i);
    now.set(k, node);
    while (place && old.size && isOld(old, place)) {
      const gone = place;
      place = place.nextSibling;
      gone.remove();
    }
    if (node === place) place = place.nextSibling;
    else parent.insertBefore(node, place);
    update(node, item, i);
  });
  for (const node of old.values()) node.remove();
  parent.followed = now;
}

function isOld(old, node) {
  for (const other of old.values()) if (other === node) return true;
  return false;
}

/** Reads markup made by the engine (SVG or MathML) into a node of this document. */
export function parse(markup, type) {
  const tree = new DOMParser().parseFromString(markup, type);
  const node = type === "text/html" ? tree.body.firstElementChild : tree.documentElement;
  return node && node.nodeName !== "parsererror" ? document.adoptNode(node) : null;
}

const icons = {
  play: "M8 5.5v13l11-6.5z",
  pause: "M8 5.5v13M16 5.5v13",
  step: "M6 5.5v13l9-6.5zM18 5.5v13",
  restart: "M18 5.5v13l-9-6.5zM6 5.5v13",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  left: "M14.5 6 8.5 12l6 6",
  right: "M9.5 6l6 6-6 6",
  down: "M6 9.5l6 6 6-6",
};

/** Makes a line icon. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", icons[name]);
  svg.append(path);
  return svg;
}

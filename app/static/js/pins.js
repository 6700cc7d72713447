// Pins on the map are the same pictures as in the lists: the page holds a <template> for each kind
// and state (app/web/pictures.py), and this clones it. No name of a visitor gets near innerHTML.

export const PIN_SIZE = [46, 46];
export const PIN_ANCHOR = [23, 43];

const SVG = "http://www.w3.org/2000/svg";
const PLACE_RADIUS = 34;

function copyOf(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

function circle(className, y, radius) {
  const element = document.createElementNS(SVG, "circle");
  element.setAttribute("class", className);
  element.setAttribute("cy", y);
  element.setAttribute("r", radius);
  return element;
}

// The picture of one pin. `visibility` "team" or "public" adds its badge; `place` "street" or "buurt"
// draws the ring that says "somewhere here", and a whole buurt has no tip.
export function pinElement(kind, state, { visibility = "", chosen = false, place = "exact" } = {}) {
  const pin = copyOf(`pin-${kind}-${state}`);
  if (place !== "exact") pin.prepend(circle("pin__place", 0, PLACE_RADIUS));
  if (place === "buurt") pin.classList.add("pin--nowhere");
  if (chosen) {
    pin.classList.add("pin--chosen");
    pin.prepend(circle("pin__here", 1.5, 24.5));
  }
  if (visibility === "team" || visibility === "public") {
    pin.append(...copyOf(`pin-badge-${visibility}`).childNodes);
  }
  return pin;
}

function box(className, text) {
  const element = document.createElement("div");
  element.className = className;
  element.textContent = text;
  return element;
}

// The name under a chosen pin.
export function pinLabel(name) {
  return box("pin-label", name);
}

// How many records one pin stands for.
export function pinCount(count) {
  return box("pin-count", count.toLocaleString("nl-NL"));
}

// Pins that lie on top of each other, as one disc.
export function clusterElement(count) {
  return box("cluster", count.toLocaleString("nl-NL"));
}

// The number of an area at low zoom.
export function countPill(count) {
  return box("count-pill", count.toLocaleString("nl-NL"));
}

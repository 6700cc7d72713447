// The areas that the map counts, as a list: by name, never by number.

import { dutch, rate, scaleList } from "./legend.js";

const SVG = "http://www.w3.org/2000/svg";
const WORDS = { gemeente: ["gemeente", "gemeenten"], wijk: ["wijk", "wijken"], buurt: ["buurt", "buurten"] };

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function drawn(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function bar(share) {
  return drawn(
    "svg",
    { class: "bar", viewBox: "0 0 92 8", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" },
    drawn("rect", { class: "bar__rest", width: 92, height: 8, rx: 2 }),
    drawn("rect", { class: "bar__value", width: Math.round(92 * share), height: 8, rx: 2 }),
  );
}

function head(areas, total, scale, level) {
  const count = `${dutch(total)} ${total === 1 ? "buurtkracht" : "buurtkrachten"}`;
  const said = element("p", "", element("strong", "", count), ` in ${dutch(areas.length)} ${WORDS[level][areas.length === 1 ? 0 : 1]}`);
  const made = element("div", "results-head", said);
  if (scale.isRate) made.append(element("p", "caption", "per 1.000 bewoners"));
  return made;
}

function row(area, count, most, scale) {
  const link = element("a", "row-link", area.name);
  link.href = `?${area.level}=${area.code}`;
  const living = area.inhabitants === null ? "" : `${dutch(area.inhabitants)} bewoners`;
  const name = element("div", "", element("p", "", link), element("p", "caption", living));
  const share = scale.isRate ? rate(count, area.inhabitants ?? 0) : null;
  const last = element("span", "number", share === null ? "" : dutch(share, 1));
  if (scale.isRate && share === null) last.append(element("span", "visually-hidden", "te weinig bewoners"), "–");
  const made = element("li", "area-row", name, bar(most ? count / most : 0), element("strong", "number", dutch(count)), last);
  made.dataset.code = area.code;
  return made;
}

// The elements of the list: how many there are, what the colours mean (on the phone), and a row for each area.
export function areaList(areas, counts, scale, level) {
  const sorted = [...areas].sort((a, b) => a.name.localeCompare(b.name, "nl"));
  const numbers = sorted.map((area) => counts[area.code] ?? 0);
  const most = Math.max(0, ...numbers);
  const total = numbers.reduce((sum, number) => sum + number, 0);
  const rows = sorted.map((area, index) => row(area, numbers[index], most, scale));
  const colours = scaleList(scale);
  colours.classList.add("scale--row");
  return [head(areas, total, scale, level), colours, element("ul", "rows", ...rows)];
}

// From numbers to five classes with limits that can be said in words, and the legend that says them.

const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
const CLASSES = 5;
const TOO_FEW = 500;
const HIGH = 0.9;

export function dutch(number, digits = 0) {
  return number.toLocaleString("nl-NL", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

// How many per 1.000 inhabitants; null where so few people live that it says nothing.
export function rate(count, inhabitants) {
  return inhabitants >= TOO_FEW ? (1000 * count) / inhabitants : null;
}

// The scale of a picture: per 1.000 inhabitants, or counts where no inhabitants are known or the
// boundaries are only drawn. The limits are round, and the highest class begins near the top tenth.
export class Scale {
  constructor(areas, counts, vintage) {
    const known = areas.filter((area) => area.inhabitants !== null);
    this.isRate = vintage?.kind === "official" && known.length > 0;
    this.counts = counts;
    const values = areas.map((area) => this.value(area)).filter((value) => value !== null);
    const high = values.sort((a, b) => a - b)[Math.floor(values.length * HIGH)] ?? 0;
    const steps = this.isRate ? STEPS : STEPS.filter((step) => step >= 1);
    this.step = steps.find((step) => step * (CLASSES - 1) >= high) ?? steps.at(-1);
  }

  value(area) {
    const count = this.counts[area.code] ?? 0;
    return this.isRate ? rate(count, area.inhabitants ?? 0) : count;
  }

  // 1 to 5, or "none" where no rate can be given.
  classOf(area) {
    const value = this.value(area);
    return value === null ? "none" : Math.min(CLASSES, 1 + Math.floor(value / this.step));
  }

  get title() {
    return this.isRate ? "Per 1.000 bewoners" : "Aantal buurtkrachten";
  }

  // The five classes in words, from few to many.
  get words() {
    const limit = (times) => dutch(times * this.step, this.step < 1 ? 1 : 0);
    if (!this.isRate && this.step === 1) return ["geen", "1", "2", "3", "4 of meer"];
    return [
      `minder dan ${limit(1)}`,
      ...[1, 2, 3].map((times) => `${limit(times)} tot ${limit(times + 1)}`),
      `${limit(4)} of meer`,
    ];
  }
}

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

// The list of colours with their words.
export function scaleList(scale) {
  const items = scale.words.map((words, index) => element("li", "", element("span", `swatch swatch--${index + 1}`), words));
  if (scale.isRate) items.push(element("li", "", element("span", "swatch swatch--none"), "te weinig bewoners"));
  return element("ul", "scale", ...items);
}

// The legend of the areas: what the colours mean, of which year the boundaries are, and of which day the counts.
export function fillLegend(legend, scale, vintage) {
  const day = new Date().toLocaleDateString("nl-NL", { day: "numeric", month: "long" });
  const boundaries = vintage.kind === "official" ? `Buurten ${vintage.year}` : "Schematische buurten";
  legend.replaceChildren(
    element("p", "strong", scale.title),
    scaleList(scale),
    element("p", "map-legend__date", `${boundaries}, stand ${day}.`),
  );
}

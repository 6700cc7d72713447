// At low zoom the map shows areas: buurten in classes of colour, with the count of each gemeente, wijk
// or buurt in a pill. At high zoom only their borders and names are left, under the pins.

import { countPill } from "../pins.js";
import { fillLegend, Scale } from "./legend.js";
import { putNames } from "./names.js";
import { pushApart } from "./pills.js";

export const PINS_FROM = 14;
const BUURTEN_FROM = 12.5;
const WIJKEN_FROM = 9.5;
const KINDS = ["1", "2", "3", "4", "5", "none", "plain"];

// The level whose areas are counted and listed at a zoom; "" where pins show.
export function levelAt(zoom) {
  if (zoom >= PINS_FROM) return "";
  if (zoom >= BUURTEN_FROM) return "buurt";
  return zoom >= WIJKEN_FROM ? "wijk" : "gemeente";
}

export class Areas {
  constructor(map, layers, addresses, { latest, chosen, pins }) {
    Object.assign(this, { map, layers, addresses, latest, chosen, pins });
    this.documents = {};
    this.paths = new Map();
    this.counts = {};
    this.pills = L.layerGroup().addTo(map);
    this.names = L.layerGroup().addTo(map);
    map.createPane("names").style.zIndex = 450;
    map.getPane("names").style.pointerEvents = "none";
    this.tip = L.tooltip({ direction: "top", offset: [0, -6], className: "area-tip" });
    this.legend = document.getElementById("legend-areas");
  }

  // The outlines of a level, asked for once; the browser keeps them between pages.
  outlines(level) {
    this.documents[level] ??= fetch(`${this.addresses.areas}?level=${level}`).then((response) => {
      if (!response.ok) throw new Error(String(response.status));
      return response.json();
    });
    this.documents[level].catch(() => delete this.documents[level]);
    return this.documents[level];
  }

  async areasOf(level) {
    return (await this.outlines(level)).features.map((feature) => feature.properties);
  }

  // Draw the borders; the rest waits for counts.
  async draw() {
    const [buurten, wijken] = await Promise.all([this.outlines("buurt"), this.outlines("wijk")]);
    this.vintage = buurten.vintage;
    if (!this.vintage || this.paths.size) return;
    this.layers.buurt.options.style = () => ({ className: "area area--plain", fillOpacity: 1 });
    this.layers.buurt.options.onEachFeature = (feature, path) => this.prepare(feature.properties, path);
    this.layers.buurt.addData(buurten);
    this.layers.wijk.options.style = () => ({ className: "area-border", fill: false, interactive: false });
    this.layers.wijk.addData(wijken);
    this.map.attributionControl.addAttribution(this.vintage.attribution);
  }

  prepare(area, path) {
    this.paths.set(area.code, path);
    path.on("click", () => levelAt(this.map.getZoom()) && this.chosen(this.partOf(area)));
    path.on("mouseover mousemove", (event) => this.tell(area, event.latlng));
    path.on("mouseout", () => this.tip.remove());
  }

  // The code of the area that a buurt belongs to at this zoom: a click takes the whole wijk when wijken are counted.
  partOf(area) {
    const level = levelAt(this.map.getZoom());
    return level === "buurt" ? area.code : level === "wijk" ? area.parent : this.wijkParent(area.parent);
  }

  wijkParent(code) {
    return this.layers.wijk.getLayers().find((path) => path.feature.properties.code === code)?.feature.properties.parent;
  }

  tell(area, place) {
    if (!levelAt(this.map.getZoom())) return;
    const words = document.createElement("span");
    const count = this.counts[area.code] ?? 0;
    words.textContent = `${area.name}: ${count.toLocaleString("nl-NL")}`;
    this.tip.setContent(words).setLatLng(place);
    if (!this.map.hasLayer(this.tip)) this.tip.addTo(this.map);
  }

  // The counts of all buurten under a filter, and of wijken and gemeente as their sums.
  async count(filter, retry) {
    const answer = await this.latest.get(`${this.addresses.counts}?level=buurt${filter.size ? `&${filter}` : ""}`, { retry });
    if (!answer) return false;
    const counts = { ...answer.counts };
    for (const level of ["buurt", "wijk"]) {
      for (const area of await this.areasOf(level)) {
        if (counts[area.code]) counts[area.parent] = (counts[area.parent] ?? 0) + counts[area.code];
      }
    }
    this.counts = counts;
    return true;
  }

  // Colours, pills and legend for the zoom of this moment; null when the map moved on meanwhile.
  async show() {
    const level = levelAt(this.map.getZoom());
    const buurten = await this.areasOf("buurt");
    const areas = level && level !== "buurt" ? await this.areasOf(level) : buurten;
    if (level !== levelAt(this.map.getZoom())) return null;
    const scale = new Scale(buurten, this.counts, this.vintage);
    this.legend.hidden = !level;
    this.tip.remove();
    this.pills.clearLayers();
    for (const area of buurten) this.colour(area.code, level ? String(scale.classOf(area)) : "plain");
    if (level) {
      this.names.clearLayers();
      fillLegend(this.legend, scale, this.vintage);
      this.addPills(areas);
    } else this.nameBuurten();
    return scale;
  }

  colour(code, kind) {
    const path = this.paths.get(code);
    path.options.className = `area area--${kind}`;
    const drawn = path.getElement();
    drawn?.classList.remove(...KINDS.map((name) => `area--${name}`));
    drawn?.classList.add(`area--${kind}`);
  }

  // The names of the buurten around the pins that are there now.
  async nameBuurten() {
    if (!this.paths.size) return;
    const buurten = await this.areasOf("buurt");
    if (!levelAt(this.map.getZoom())) putNames(this.map, this.names, buurten, this.pins());
  }

  addPills(areas) {
    const counted = areas.filter((area) => this.counts[area.code]);
    for (const { area, place } of pushApart(this.map, counted, (one) => this.counts[one.code])) {
      const icon = L.divIcon({ html: countPill(this.counts[area.code]), className: "", iconSize: [0, 0] });
      const pill = L.marker(place, { icon, keyboard: false });
      pill.on("click", () => this.chosen(area.code)).addTo(this.pills);
    }
  }

  // Mark an area, or none, as the one that a row of the list is about.
  mark(code) {
    for (const [own, path] of this.paths) {
      const { parent } = path.feature.properties;
      path.getElement()?.classList.toggle("area--chosen", Boolean(code) && (own === code || parent === code));
    }
  }

  // The box of an area, whatever its level.
  async boxOf(code) {
    const level = { BU: "buurt", WK: "wijk", GM: "gemeente" }[code.slice(0, 2)];
    const found = (await this.outlines(level)).features.find((feature) => feature.properties.code === code);
    return found && L.geoJSON(found).getBounds();
  }
}

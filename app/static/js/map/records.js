// The pins: fetched for a box that is larger than the screen, asked for again only when the view leaves
// it, and changed one by one, so that nothing on the screen blinks.

import { clusterElement, PIN_ANCHOR, PIN_SIZE, pinElement, pinLabel } from "../pins.js";
import { PINS_FROM } from "../areas/areas.js";
import { boxText } from "./viewport.js";

const AROUND = 0.5;
const COLUMNS = ["id", "lon", "lat", "kind", "freshness", "precision", "visibility", "name"];

// The rows of an answer that came as columns.
export function rowsOf(columns) {
  return columns.id.map((_, index) => Object.fromEntries(COLUMNS.map((name) => [name, columns[name][index]])));
}

// The list is for the keyboard and for screen readers: a pin is no tab stop, and says nothing.
export class Records {
  constructor(map, group, { address, latest, glyphs, chosen, hovered, changed }) {
    Object.assign(this, { map, group, address, latest, glyphs, chosen, hovered, changed });
    this.markers = new Map();
    this.box = null;
    this.pick = null;
    group.options.iconCreateFunction = (cluster) => {
      cluster.options.keyboard = false;
      const html = clusterElement(cluster.getChildCount());
      return L.divIcon({ html, className: "pin-marker", iconSize: [44, 44] });
    };
    map.getPane("markerPane").setAttribute("aria-hidden", "true");
  }

  // Show what belongs to the view under a filter; `again` when the filter is another one.
  async refresh(filter, { again = false } = {}) {
    if (this.map.getZoom() < PINS_FROM) return this.empty();
    const view = this.map.getBounds();
    if (!again && this.box?.contains(view)) return;
    const box = view.pad(AROUND);
    const asked = new URLSearchParams(filter);
    asked.set("bbox", boxText(box));
    const retry = () => this.refresh(filter, { again: true });
    const answer = await this.latest.get(`${this.address}?${asked}`, { retry });
    if (!answer || this.map.getZoom() < PINS_FROM) return;
    this.box = answer.more ? null : box;
    this.put(rowsOf(answer));
  }

  empty() {
    this.box = null;
    this.put([]);
  }

  // Change the pins that are there into the pins that must be.
  put(rows) {
    const wanted = new Map(rows.map((row) => [row.id, row]));
    const gone = [];
    for (const [id, held] of this.markers) {
      if (JSON.stringify(wanted.get(id)) === held.said) wanted.delete(id);
      else {
        gone.push(held.marker);
        this.markers.delete(id);
      }
    }
    this.group.removeLayers(gone);
    const made = [...wanted.values()].map((row) => this.keep(row));
    this.group.addLayers(made.filter((marker) => marker.row.id !== this.pick?.row.id));
    this.changed();
  }

  // Where the pins stand; the chosen one also takes the room of its name.
  places() {
    const places = [...this.markers.values()].map(({ marker }) => marker.getLatLng());
    if (!this.pick) return places;
    const at = this.map.latLngToLayerPoint(this.pick.getLatLng());
    return [...places, ...[-80, -40, 0, 40, 80].map((x) => this.map.layerPointToLatLng(at.add([x, 30])))];
  }

  keep(row) {
    const marker = this.make(row);
    this.markers.set(row.id, { marker, said: JSON.stringify(row) });
    return marker;
  }

  make(row, chosen = false) {
    const picture = pinElement(row.kind, this.glyphs[row.freshness], {
      visibility: row.visibility === "team" ? "team" : "",
      chosen,
      place: row.precision,
    });
    const html = document.createElement("div");
    html.append(picture);
    if (chosen) html.append(pinLabel(row.name));
    const icon = L.divIcon({ html, className: "pin-marker", iconSize: PIN_SIZE, iconAnchor: PIN_ANCHOR });
    const marker = L.marker([row.lat, row.lon], { icon, keyboard: false, title: chosen ? "" : row.name, zIndexOffset: chosen ? 10_000 : 0 });
    marker.row = row;
    marker.on("click", () => this.chosen(row.id));
    marker.on("mouseover", () => this.hovered(row.id));
    marker.on("mouseout", () => this.hovered(null));
    return marker;
  }

  // Lift one pin out of the crowd: larger, with its name, and never inside a disc. `row` is null for none.
  choose(row) {
    this.pick?.remove();
    const before = this.pick && this.markers.get(this.pick.row.id)?.marker;
    this.pick = null;
    if (before) this.group.addLayer(before);
    if (!row || row.lon === null) return;
    const own = this.markers.get(row.id)?.marker;
    if (own) this.group.removeLayer(own);
    this.pick = this.make(row, true).addTo(this.map);
    this.changed();
  }

  // Point out the pin of a row, or the disc that holds it.
  hover(id) {
    this.pointed?.classList.remove("pin-marker--hover");
    const marker = this.markers.get(id)?.marker;
    const visible = marker && this.group.hasLayer(marker) ? this.group.getVisibleParent(marker) : null;
    this.pointed = visible?.getElement() ?? null;
    this.pointed?.classList.add("pin-marker--hover");
  }
}

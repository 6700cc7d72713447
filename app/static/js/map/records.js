// The pins: fetched for a box that is larger than the screen, asked for again only when the view leaves
// it, and changed one by one, so that nothing on the screen blinks.

import { clusterElement, PIN_ANCHOR, PIN_SIZE, pinCount, pinElement, pinLabel } from "../pins.js";
import { PINS_FROM } from "../areas/areas.js";
import { placesOf } from "./together.js";
import { boxText } from "./viewport.js";

const AROUND = 0.5;
const COLUMNS = ["id", "lon", "lat", "kind", "freshness", "precision", "visibility", "name", "meets_at"];

// The rows of an answer that came as columns.
export function rowsOf(columns) {
  return columns.id.map((_, index) => Object.fromEntries(COLUMNS.map((name) => [name, columns[name][index]])));
}

// The list is for the keyboard and for screen readers: a pin is no tab stop, and says nothing.
export class Records {
  constructor(map, group, { address, latest, glyphs, chosen, together, hovered, changed }) {
    Object.assign(this, { map, group, address, latest, glyphs, chosen, together, hovered, changed });
    this.places = new Map();
    this.placeOf = new Map();
    this.box = null;
    this.pick = null;
    group.options.iconCreateFunction = (cluster) => {
      cluster.options.keyboard = false;
      const html = clusterElement(cluster.getAllChildMarkers().reduce((count, marker) => count + marker.rows.length, 0));
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
    const wanted = placesOf(rows);
    this.placeOf = new Map([...wanted].flatMap(([key, there]) => there.map(({ id }) => [id, key])));
    const gone = [];
    for (const [key, held] of this.places) {
      if (JSON.stringify(wanted.get(key)) === held.said) wanted.delete(key);
      else {
        gone.push(held.marker);
        this.places.delete(key);
      }
    }
    this.group.removeLayers(gone);
    const made = [...wanted].map(([key, there]) => this.keep(key, there));
    this.group.addLayers(made.filter((marker) => marker !== this.hidden()));
    this.changed();
  }

  markerOf(id) {
    return this.places.get(this.placeOf.get(id))?.marker;
  }

  // The pin that makes room for the chosen one: its own, when nothing else stands there.
  hidden() {
    const own = this.pick && this.markerOf(this.pick.rows[0].id);
    return own?.rows.length === 1 ? own : null;
  }

  // Where the pins stand; the chosen one also takes the room of its name.
  spots() {
    const spots = [...this.places.values()].map(({ marker }) => marker.getLatLng());
    if (!this.pick) return spots;
    const at = this.map.latLngToLayerPoint(this.pick.getLatLng());
    return [...spots, ...[-80, -40, 0, 40, 80].map((x) => this.map.layerPointToLatLng(at.add([x, 30])))];
  }

  keep(key, there) {
    const marker = this.make(there);
    this.places.set(key, { marker, said: JSON.stringify(there) });
    return marker;
  }

  // The pin of one place: of what stands there, or of the first of several with how many they are.
  make(rows, chosen = false) {
    const [row] = rows;
    const picture = pinElement(row.kind, this.glyphs[row.freshness], {
      visibility: row.visibility === "team" ? "team" : "",
      chosen,
      place: row.precision,
    });
    const html = document.createElement("div");
    html.append(picture);
    if (chosen) html.append(pinLabel(row.name));
    if (rows.length > 1) html.append(pinCount(rows.length));
    const icon = L.divIcon({ html, className: "pin-marker", iconSize: PIN_SIZE, iconAnchor: PIN_ANCHOR });
    const title = rows.length > 1 ? `${rows.length} op deze plek` : row.name;
    const marker = L.marker([row.lat, row.lon], { icon, keyboard: false, title: chosen ? "" : title, zIndexOffset: chosen ? 10_000 : 0 });
    marker.rows = rows;
    marker.on("click", () => (rows.length > 1 ? this.together(rows) : this.chosen(row.id)));
    marker.on("mouseover", () => this.hovered(row.id));
    marker.on("mouseout", () => this.hovered(null));
    return marker;
  }

  // Lift one pin out of the crowd: larger, with its name, and never inside a disc. `row` is null for none.
  choose(row) {
    this.pick?.remove();
    const before = this.hidden();
    this.pick = null;
    if (before) this.group.addLayer(before);
    if (!row || row.lon === null) return;
    this.pick = this.make([row], true).addTo(this.map);
    const own = this.hidden();
    if (own) this.group.removeLayer(own);
    this.changed();
  }

  // Point out the pin of a row, or the disc that holds it.
  hover(id) {
    this.pointed?.classList.remove("pin-marker--hover");
    const marker = this.markerOf(id);
    const visible = marker && this.group.hasLayer(marker) ? this.group.getVisibleParent(marker) : null;
    this.pointed = visible?.getElement() ?? null;
    this.pointed?.classList.add("pin-marker--hover");
  }
}

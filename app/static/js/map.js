// Gives the city's map its life. folium declared it: the view, the layers, the clusters, the controls.
// Each part stands in a module of its own; here they meet.

import { Areas, levelAt, PINS_FROM } from "./areas/areas.js";
import { Adding } from "./map/adding.js";
import { Choosing } from "./map/choosing.js";
import { bringUp, nameControls } from "./map/controls.js";
import { Latest, Notices } from "./map/fetching.js";
import { Filters } from "./map/filters.js";
import { Panel } from "./map/panel.js";
import { Records } from "./map/records.js";
import { remember } from "./map/state.js";
import { addBase } from "./map/tiles.js";
import { fit, viewText, visibleBox } from "./map/viewport.js";

const CLOSEST_START = 15;

class MapPage {
  constructor(map, layers, given) {
    Object.assign(this, { map, given, sort: given.sort, still: false });
    const { addresses } = given;
    this.notices = new Notices(document.getElementById("map-hint"));
    const latest = () => new Latest(this.notices);
    const hovered = (id) => this.hover(id);
    this.areas = new Areas(map, layers, addresses, {
      latest: latest(), chosen: (code) => this.goTo(code), pins: () => this.records.spots(),
    });
    this.records = new Records(map, layers.pins, {
      address: addresses.pins, latest: latest(), glyphs: given.glyphs, hovered,
      chosen: (id) => this.choosing.choose(id), together: (rows) => this.choosing.chooseTogether(rows),
      changed: () => this.areas.nameBuurten(),
    });
    this.panel = new Panel(map, {
      addresses, latest: latest(), hovered,
      chosen: (what) => (typeof what === "number" ? this.choosing.choose(what) : this.goTo(what)),
      sorted: (sort) => this.sortBy(sort), showWijk: (code) => this.goTo(code, { minZoom: 0 }),
    });
    this.choosing = new Choosing(map, this.records, {
      address: addresses.card, together: addresses.together, latest: latest(), frame: document.getElementById("card"), panel: this.panel, moving: (move) => this.keepList(move),
      followed: () => remember({ filter: this.filters.parameters, view: viewText(map), sort: this.sort }),
    });
    this.filters = new Filters(document.querySelector("[data-filters]"), (filter) => this.filtered(filter));
    bringUp(map, "map", "Toon de hele gemeente", () => fit(map, given.whole)).parentElement.classList.add("map-whole");
    if (addresses.record) this.adding = new Adding(map, addresses.record, this.notices);
    nameControls(map, layers.locate, this.notices);
    map.on("click", (event) => this.adding?.takes(event.latlng));
  }

  // Look at the right place first, so that no tile and no pin is asked for in vain.
  async begin(base) {
    const { map, given } = this;
    map.getContainer().setAttribute("role", "application");
    map.getContainer().setAttribute("aria-label", "Kaart. De lijst zegt hetzelfde. Schuif met de pijltjes, zoom met plus en min.");
    this.lookAtStart(given);
    addBase(map, base);
    this.choosing.begin(given.pin);
    map.on("moveend", () => this.moved());
    // On paper the frame has another size: keep what is in the middle there.
    matchMedia("print").addEventListener("change", () => map.invalidateSize({ animate: false }));
    document.addEventListener("sheet:stop", () => setTimeout(() => this.moved(), 250));
    await Promise.all([this.drawAreas(), this.refresh({ again: true })]);
  }

  lookAtStart({ view, box, pin }) {
    if (view) this.map.setView([view[0], view[1]], view[2], { animate: false });
    else if (pin && pin.lon !== null) this.map.setView([pin.lat, pin.lon], 16, { animate: false });
    else fit(this.map, box, { maxZoom: CLOSEST_START });
  }

  async drawAreas() {
    try {
      await this.areas.draw();
      this.notices.set("error areas", "");
      if (this.areas.vintage) await this.showAreas();
    } catch {
      this.notices.set("error areas", "De grenzen laden lukt niet.", { label: "Probeer opnieuw", run: () => this.drawAreas() });
    }
  }

  get level() {
    return levelAt(this.map.getZoom());
  }

  // Everything that depends on filter or view.
  async refresh({ again = false } = {}) {
    const filter = this.filters.parameters;
    this.notices.set("hint", this.level ? `Zoom in of kies een ${this.level} om te zien wat er is` : "");
    document.getElementById("legend-pins").hidden = Boolean(this.level);
    const jobs = [this.records.refresh(filter, { again })];
    if (!this.level && !this.still) jobs.push(this.panel.showRecords(filter, this.sort));
    if (again) this.counted = null;
    if (this.level) jobs.push(this.countAreas(filter));
    await Promise.all(jobs);
  }

  // Once per filter, and not before the map shows areas.
  async countAreas(filter) {
    this.counted ??= this.areas.count(filter, () => this.refresh({ again: true }));
    if (await this.counted) await this.showAreas();
  }

  async showAreas() {
    const { level } = this;
    if (!this.areas.paths.size) return;
    const scale = await this.areas.show();
    if (!scale || !level || level !== this.level) return;
    const view = visibleBox(this.map);
    const listed = (await this.areas.areasOf(level)).filter((area) => level !== "buurt" || view.contains([area.lat, area.lon]));
    this.panel.showAreas(listed, this.areas.counts, scale, level);
    this.panel.showPlaceless(this.filters.parameters);
  }

  moved() {
    remember({ view: viewText(this.map) });
    const crossed = this.shown !== this.level;
    this.shown = this.level;
    this.refresh();
    if (!this.level) crossed ? this.showAreas() : this.areas.nameBuurten();
    this.still = false;
  }

  filtered(filter) {
    remember({ filter });
    this.refresh({ again: true });
  }

  sortBy(sort) {
    this.sort = sort;
    remember({ sort });
    this.panel.showRecords(this.filters.parameters, sort);
  }

  // A move that a choice asked for leaves the list as it is: the reader is in the middle of it.
  keepList(move) {
    this.still = !this.level;
    if (!move()) this.still = false;
  }

  // Look at an area; a buurt from so near that its pins show.
  async goTo(code, { minZoom } = {}) {
    if (!code) return fit(this.map, this.given.whole);
    const box = await this.areas.boxOf(code);
    if (box) fit(this.map, box, { minZoom: minZoom ?? (code.startsWith("BU") ? PINS_FROM : 0) });
  }

  hover(what) {
    if (typeof what === "string") return this.areas.mark(what);
    this.areas.mark(null);
    this.records.hover(what);
    this.panel.hover(what);
  }
}

export default function start(map, layers) {
  const given = JSON.parse(document.getElementById("map-start").textContent);
  new MapPage(map, layers, given).begin(layers.base);
}

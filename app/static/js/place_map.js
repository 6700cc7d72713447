// The map beside the capture form: shows the place that the form says, and takes one that is pointed at.
// On the phone, and on the page to change a record, it fills the screen while somebody points, and is not
// there otherwise.

import { Neighbours } from "./capture/neighbours.js";
import { addBase } from "./map/tiles.js";
import { PIN_ANCHOR, PIN_SIZE, pinElement, pinLabel } from "./pins.js";

const phone = window.matchMedia("(width < 720px)");
const CLOSE = 17;

class PlaceMap {
  constructor(map, layers) {
    Object.assign(this, { map, layers });
    this.frame = document.querySelector("[data-capture-map]");
    this.comesUp = phone.matches || this.frame.classList.contains("capture__map--over");
    this.place = document.querySelector("[data-place]");
    this.form = this.place.closest("form");
    this.base = layers.base;
    this.marker = null;
    this.said = { way: "", point: null, code: "" };
    this.choosing = null;
    this.neighbours = new Neighbours(map);
    document.addEventListener("place:changed", (event) => this.changed(event.detail));
    document.addEventListener("place:point", () => this.ask());
    this.form.addEventListener("change", (event) => event.target.name === "kind" && this.draw());
    map.on("click", (event) => this.choosing || this.move(event.latlng));
    document.addEventListener("buurten:asked", (event) => this.chooseBuurten(event.detail));
    document.addEventListener("buurten:changed", (event) => this.choosing && this.mark(event.detail));
    this.frame.querySelector("[data-map-back]").addEventListener("click", () => this.close());
    this.frame.querySelector("[data-map-done]").addEventListener("click", () => this.done());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.frame.hasAttribute("data-open") && this.close());
    this.place.dispatchEvent(new CustomEvent("place:asked"));
    if (!this.comesUp) this.begin();
  }

  // The ground and the borders, when the map is seen for the first time.
  async begin() {
    this.begun ??= this.load();
    await this.begun;
  }

  async load() {
    this.map.invalidateSize({ animate: false });
    this.look();
    addBase(this.map, this.base);
    try {
      const response = await fetch(`${this.frame.dataset.areasUrl}?level=buurt`);
      const areas = await response.json();
      this.layers.buurt.options.style = () => ({ className: "area area--plain", fillOpacity: 1 });
      this.layers.buurt.addData(areas);
      if (areas.vintage) this.map.attributionControl.addAttribution(areas.vintage.attribution);
    } catch {
      // The place can be pointed at without borders as well.
    }
    this.look();
  }

  changed(said) {
    this.said = said;
    if (said.point) this.spot = L.latLng(said.point.lat, said.point.lon);
    else this.spot = null;
    this.look();
  }

  buurt() {
    return this.layers.buurt.getLayers().find((path) => path.feature.properties.code === this.said.code);
  }

  // Look at what the form says: the point, or the buurt as a whole.
  look() {
    for (const path of this.layers.buurt.getLayers()) {
      const chosen = this.said.way === "area" && path.feature.properties.code === this.said.code;
      path.getElement()?.classList.toggle("area--chosen", chosen);
      if (chosen) path.bringToFront();
    }
    const buurt = this.buurt();
    if (this.spot) this.map.setView(this.spot, Math.max(this.map.getZoom(), CLOSE), { animate: false });
    else if (buurt) this.map.fitBounds(buurt.getBounds(), { padding: [24, 24], animate: false });
    this.draw();
  }

  // Somebody wants to point: on the phone the map comes up, with the pin in its middle.
  async ask() {
    if (this.comesUp) {
      this.frame.toggleAttribute("data-open", true);
      document.body.classList.add("has-open-map");
    }
    await this.begin();
    this.spot ??= this.placeUntilNow() ?? this.map.getCenter();
    this.map.setView(this.spot, Math.max(this.map.getZoom(), 16), { animate: false });
    this.draw();
    this.map.getContainer().focus({ preventScroll: true });
    if (!this.comesUp) this.point();
  }

  // Somebody wants to tap buurten instead: the map says which, the boxes of the form hold them.
  async chooseBuurten({ codes, button }) {
    this.choosing = button;
    this.hint("areas");
    this.frame.toggleAttribute("data-open", true);
    document.body.classList.add("has-open-map");
    await this.begin();
    this.marker?.remove();
    for (const path of this.layers.buurt.getLayers()) {
      const { code, name } = path.feature.properties;
      path.off("click").on("click", () => this.choosing && document.dispatchEvent(new CustomEvent("buurten:tapped", { detail: code })));
      path.getElement()?.setAttribute("aria-label", name);
    }
    this.mark(codes);
    const chosen = this.layers.buurt.getLayers().filter((path) => codes.includes(path.feature.properties.code));
    if (chosen.length) this.map.fitBounds(L.featureGroup(chosen).getBounds(), { padding: [48, 48], maxZoom: 14, animate: false });
    this.map.getContainer().focus({ preventScroll: true });
  }

  mark(codes) {
    for (const path of this.layers.buurt.getLayers()) {
      const chosen = codes.includes(path.feature.properties.code);
      path.getElement()?.classList.toggle("area--chosen", chosen);
      if (chosen) path.bringToFront();
    }
  }

  hint(name) {
    for (const line of this.frame.querySelectorAll("[data-hint]")) line.hidden = line.dataset.hint !== name;
  }

  placeUntilNow() {
    const { lon, lat } = this.frame.dataset;
    return lon ? L.latLng(Number(lat), Number(lon)) : null;
  }

  move(place) {
    this.spot = place;
    this.draw();
    if (!this.comesUp) this.point();
  }

  point() {
    this.place.dispatchEvent(new CustomEvent("place:pointed", { detail: { lon: this.spot.lng, lat: this.spot.lat } }));
  }

  done() {
    const pointed = !this.choosing;
    this.close();
    if (pointed) this.point();
  }

  close() {
    this.frame.removeAttribute("data-open");
    document.body.classList.remove("has-open-map");
    (this.choosing ?? this.place.querySelector("[data-place-change]")).focus();
    if (this.choosing) this.look();
    this.choosing = null;
    this.hint("point");
  }

  draw() {
    this.marker?.remove();
    this.marker = null;
    this.neighbours.from(this.spot);
    if (!this.spot) return;
    const html = document.createElement("div");
    html.append(this.picture(), pinLabel("hier"));
    const icon = L.divIcon({ html, className: "pin-marker", iconSize: PIN_SIZE, iconAnchor: PIN_ANCHOR });
    this.marker = L.marker(this.spot, { icon, draggable: true, keyboard: false, title: "Versleep de pin" }).addTo(this.map);
    this.marker.on("dragend", () => this.move(this.marker.getLatLng()));
  }

  // The pin of the kind that was chosen, or a plain one.
  picture() {
    const kind = this.form.querySelector("[name=kind]:checked")?.value;
    return kind ? pinElement(kind, "fresh", { chosen: true }) : plainPin();
  }
}

function plainPin() {
  const made = document.createElement("div");
  made.className = "plain-pin";
  made.append(document.getElementById("icon-place").content.firstElementChild.cloneNode(true));
  return made;
}

export default function start(map, layers) {
  map.getContainer().setAttribute("role", "application");
  map.getContainer().setAttribute("aria-label", "Kaart om de plek aan te wijzen. Een buurt of adres kiezen kan ook in het formulier.");
  new PlaceMap(map, layers);
}

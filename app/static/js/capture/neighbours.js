// On the map beside the form: what stands there already with nearly the same name, and how far it is.

import { PIN_ANCHOR, PIN_SIZE, pinElement, pinLabel } from "../pins.js";

export class Neighbours {
  constructor(map) {
    this.map = map;
    this.group = L.layerGroup().addTo(map);
    this.found = [];
    this.spot = null;
    document.addEventListener("similar:shown", (event) => {
      this.found = event.detail;
      this.draw();
      this.look();
    });
  }

  // `spot`: where the form says that the new one is, or null.
  from(spot) {
    this.spot = spot;
    this.draw();
  }

  draw() {
    this.group.clearLayers();
    for (const { lon, lat, kind, name, metres } of this.found) {
      const there = L.latLng(Number(lat), Number(lon));
      const html = document.createElement("div");
      html.append(pinElement(kind, "fresh"), pinLabel(name));
      this.add(there, { html, className: "pin-marker pin-marker--neighbour", iconSize: PIN_SIZE, iconAnchor: PIN_ANCHOR });
      if (this.spot && metres) this.measure(there, `${metres} m`);
    }
  }

  // Bring what is apart into view.
  look() {
    if (!this.spot || !this.found.length) return;
    const all = L.latLngBounds(this.found.map(({ lon, lat }) => [Number(lat), Number(lon)])).extend(this.spot);
    this.map.fitBounds(all, { padding: [90, 90], maxZoom: 18, animate: false });
  }

  measure(there, words) {
    L.polyline([this.spot, there], { className: "apart", interactive: false }).addTo(this.group);
    const html = Object.assign(document.createElement("span"), { className: "apart-label", textContent: words });
    this.add(L.latLngBounds(this.spot, there).getCenter(), { html, className: "apart-marker", iconSize: [0, 0] });
  }

  add(place, icon) {
    L.marker(place, { icon: L.divIcon(icon), interactive: false, keyboard: false }).addTo(this.group);
  }
}

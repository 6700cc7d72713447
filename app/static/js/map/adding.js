// Putting something on the map by pointing: with the button and a tap, or with a long press (a right click).

import { bringUp } from "./controls.js";

export class Adding {
  constructor(map, address, notices) {
    Object.assign(this, { map, address, notices });
    this.on = false;
    this.button = bringUp(map, "map-pin-plus", "Zet hier iets op de kaart", () => this.turn(!this.on));
    map.on("contextmenu", (event) => this.offer(event.latlng));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.on && this.cancel(event), true);
  }

  // In this mode the next tap on the map is the place.
  turn(on) {
    this.on = on;
    this.button.setAttribute("aria-pressed", String(on));
    this.map.getContainer().classList.toggle("map--adding", on);
    this.notices.set("mode", on ? "Tik op de plek waar het is." : "", on ? { label: "Stoppen", run: () => this.turn(false) } : null);
  }

  cancel(event) {
    event.preventDefault();
    this.turn(false);
    this.button.focus();
  }

  // Whether a tap was meant as a place; then it leads to the form.
  takes(place) {
    if (this.on) location.assign(this.addressOf(place));
    return this.on;
  }

  addressOf({ lat, lng }) {
    return `${this.address}?lon=${lng.toFixed(6)}&lat=${lat.toFixed(6)}`;
  }

  offer(place) {
    const link = document.createElement("a");
    link.className = "nl-button nl-button--primary";
    link.href = this.addressOf(place);
    link.textContent = "Zet hier iets op de kaart";
    L.popup({ closeButton: false, className: "map-offer" }).setLatLng(place).setContent(link).openOn(this.map);
  }
}

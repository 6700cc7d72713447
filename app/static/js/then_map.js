// How it was on a day. The pins come with the page and never change; the list says the same without a map.

import { addBuurten } from "./outlines.js";
import { addBase } from "./map/tiles.js";
import { clusterElement, PIN_ANCHOR, PIN_SIZE, pinElement } from "./pins.js";

function markerOf(pin, { glyphs, address }) {
  const html = pinElement(pin.kind, glyphs[pin.freshness], { place: pin.precision });
  const icon = L.divIcon({ html, className: "pin-marker", iconSize: PIN_SIZE, iconAnchor: PIN_ANCHOR });
  const marker = L.marker([pin.lat, pin.lon], { icon, keyboard: false });
  marker.bindTooltip(() => {
    const name = document.createElement("span");
    name.textContent = pin.name;
    return name;
  });
  marker.on("click", () => location.assign(address.replace("/0?", `/${pin.id}?`)));
  return marker;
}

export default function start(map, layers) {
  const frame = map.getContainer().closest("[data-then]");
  const given = JSON.parse(frame.dataset.then);
  layers.pins.options.iconCreateFunction = (cluster) => {
    cluster.options.keyboard = false;
    return L.divIcon({ html: clusterElement(cluster.getChildCount()), className: "pin-marker", iconSize: [44, 44] });
  };
  map.getPane("markerPane").setAttribute("aria-hidden", "true");
  layers.pins.addLayers(given.pins.map((pin) => markerOf(pin, given)));
  const box = L.latLngBounds(given.pins.map((pin) => [pin.lat, pin.lon]));
  if (box.isValid()) map.fitBounds(box.pad(0.05), { maxZoom: 16, animate: false });
  addBase(map, layers.base);
  addBuurten(map, layers.buurt, frame).catch(() => {});
}

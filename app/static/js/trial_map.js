// A list that is tried: each row where it would stand, with a letter for what would become of it.

import { addBuurten } from "./outlines.js";
import { addBase } from "./map/tiles.js";
import { clusterElement } from "./pins.js";

function markerOf(pin, letters) {
  const disc = document.createElement("div");
  disc.className = `number-pin number-pin--${pin.kind}`;
  disc.textContent = letters[pin.outcome];
  const icon = L.divIcon({ html: disc, className: "pin-marker", iconSize: [36, 36], iconAnchor: [18, 18] });
  const marker = L.marker([pin.lat, pin.lon], { icon, keyboard: false });
  marker.bindTooltip(() => {
    const name = document.createElement("span");
    name.textContent = pin.name;
    return name;
  });
  return marker;
}

export default function start(map, layers) {
  const frame = map.getContainer().closest("[data-trial]");
  const { pins, letters } = JSON.parse(frame.dataset.trial);
  layers.pins.options.iconCreateFunction = (cluster) => {
    cluster.options.keyboard = false;
    return L.divIcon({ html: clusterElement(cluster.getChildCount()), className: "pin-marker", iconSize: [44, 44] });
  };
  map.getPane("markerPane").setAttribute("aria-hidden", "true");
  layers.pins.addLayers(pins.map((pin) => markerOf(pin, letters)));
  // One row that lies abroad would make the others a dot.
  const inside = pins.filter((pin) => pin.outcome !== "out");
  const box = L.latLngBounds((inside.length ? inside : pins).map((pin) => [pin.lat, pin.lon]));
  if (box.isValid()) map.fitBounds(box.pad(0.05), { maxZoom: 16, animate: false });
  addBase(map, layers.base);
  addBuurten(map, layers.buurt, frame).catch(() => {});
}

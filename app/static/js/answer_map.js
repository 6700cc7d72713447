// The map beside an answer: its hits with their numbers. What is chosen on one side is chosen on the other.

import { addBuurten } from "./outlines.js";
import { addBase } from "./map/tiles.js";

function numbered(pin, chosen) {
  const disc = document.createElement("div");
  disc.className = `number-pin number-pin--${pin.kind}${chosen ? " number-pin--chosen" : ""}`;
  disc.textContent = pin.number;
  return L.divIcon({ html: disc, className: "pin-marker", iconSize: [36, 36], iconAnchor: [18, 18] });
}

export default function start(map, layers) {
  const frame = map.getContainer().closest("[data-answer]");
  const { pins } = JSON.parse(frame.dataset.answer);
  const markers = new Map();
  map.getPane("markerPane").setAttribute("aria-hidden", "true");

  function choose(id) {
    for (const [other, { marker, pin }] of markers) {
      marker.setIcon(numbered(pin, other === id));
      marker.setZIndexOffset(other === id ? 1000 : 0);
    }
    for (const row of document.querySelectorAll("[data-hit]")) {
      row.classList.toggle("finder-hit--chosen", Number(row.dataset.hit) === id);
    }
  }

  for (const pin of [...pins].reverse()) {
    const marker = L.marker([pin.lat, pin.lon], { icon: numbered(pin, false), keyboard: false }).addTo(map);
    markers.set(pin.id, { marker, pin });
    marker.on("click", () => {
      choose(pin.id);
      document.querySelector(`[data-hit="${pin.id}"]`).scrollIntoView({ block: "nearest" });
    });
  }
  for (const row of document.querySelectorAll("[data-hit]")) {
    const show = () => choose(Number(row.dataset.hit));
    row.addEventListener("focusin", show);
    row.addEventListener("pointerenter", show);
  }
  const box = L.latLngBounds(pins.map((pin) => [pin.lat, pin.lon]));
  if (box.isValid()) map.fitBounds(box.pad(0.15), { maxZoom: 15, animate: false });
  if (pins.length) choose(pins[0].id);
  addBase(map, layers.base);
  addBuurten(map, layers.buurt, frame).catch(() => {});
}

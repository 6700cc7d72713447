// A small map on the page of a record: where it is shown, and the borders around it. Nothing in it moves.

import { addBuurten } from "./outlines.js";
import { addBase } from "./map/tiles.js";
import { PIN_ANCHOR, PIN_SIZE, pinElement } from "./pins.js";

const ZOOM = { exact: 16, street: 15, buurt: 14 };

async function addOwn(map, layer, frame, code) {
  await addBuurten(map, layer, frame, (area) => (area.code === code ? "area--chosen" : ""));
  const own = code && layer.getLayers().find((path) => path.feature.properties.code === code);
  if (own) map.fitBounds(own.getBounds(), { padding: [16, 16], animate: false });
}

export default function start(map, layers) {
  const frame = map.getContainer().closest("[data-mini]");
  const { pin, buurt, glyphs } = JSON.parse(frame.dataset.mini);
  if (pin) {
    map.setView([pin.lat, pin.lon], ZOOM[pin.precision] ?? 15, { animate: false });
    const html = pinElement(pin.kind, glyphs[pin.freshness], { place: pin.precision });
    const icon = L.divIcon({ html, className: "pin-marker", iconSize: PIN_SIZE, iconAnchor: PIN_ANCHOR });
    L.marker([pin.lat, pin.lon], { icon, keyboard: false, interactive: false }).addTo(map);
  }
  addBase(map, layers.base);
  addOwn(map, layers.buurt, frame, buurt).catch(() => {});
}

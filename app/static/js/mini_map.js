// A small map on the page of a record: where it is shown, and the borders around it. Nothing in it moves.

import { addBase } from "./map/tiles.js";
import { PIN_ANCHOR, PIN_SIZE, pinElement } from "./pins.js";

const ZOOM = { exact: 16, street: 15, buurt: 14 };

async function addBuurten(map, layer, frame, code) {
  const response = await fetch(`${frame.dataset.areasUrl}?level=buurt`);
  if (!response.ok || response.redirected) return;
  const areas = await response.json();
  layer.options.style = (feature) => ({
    className: feature.properties.code === code ? "area area--plain area--chosen" : "area area--plain",
    fillOpacity: 1,
    interactive: true,
  });
  layer.addData(areas);
  if (areas.vintage) map.attributionControl.addAttribution(areas.vintage.attribution);
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
  addBuurten(map, layers.buurt, frame, buurt).catch(() => {});
}

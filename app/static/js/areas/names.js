// The names of buurten under the pins: each moves up or down when a pin stands on it, and stays away
// when there is no room at all.

const SHIFTS = [0, 30, -34, 52, -58];
const HEIGHT = 18;
const LETTER = 7.4;

function boxOf(at, name, shift) {
  const half = (name.length * LETTER) / 2;
  return L.bounds([at.x - half, at.y + shift - HEIGHT / 2], [at.x + half, at.y + shift + HEIGHT / 2]);
}

// What a pin covers: its body stands above the place.
function pinBox({ x, y }) {
  return L.bounds([x - 19, y - 40], [x + 19, y + 3]);
}

// Put the names into a layer. `areas` have name, lon and lat; `pins` are places as Leaflet has them.
export function putNames(map, layer, areas, pins) {
  layer.clearLayers();
  const seen = map.getBounds().pad(0.2);
  const taken = pins.filter((place) => seen.contains(place)).map((place) => pinBox(map.latLngToLayerPoint(place)));
  for (const area of areas) {
    if (!seen.contains([area.lat, area.lon])) continue;
    const at = map.latLngToLayerPoint([area.lat, area.lon]);
    const shift = SHIFTS.find((one) => !taken.some((box) => box.intersects(boxOf(at, area.name, one))));
    if (shift === undefined) continue;
    taken.push(boxOf(at, area.name, shift));
    const words = document.createElement("span");
    words.textContent = area.name;
    const icon = L.divIcon({ html: words, className: "area-label", iconSize: null });
    L.marker(map.layerPointToLatLng([at.x, at.y + shift]), { icon, pane: "names", interactive: false, keyboard: false }).addTo(layer);
  }
}

// What of the map can be seen: on the phone the filters lie over its top and the sheet over its bottom,
// on a desk the card over its right side.

const phone = window.matchMedia("(width < 720px)");
const MARGIN = 24;

// How many pixels of each side are covered.
export function covered(map) {
  const frame = map.getContainer().getBoundingClientRect();
  const card = document.getElementById("card");
  if (!phone.matches) {
    const over = card.hasChildNodes() ? frame.right - card.getBoundingClientRect().left : 0;
    return { top: 0, right: over, bottom: 0, left: 0 };
  }
  const filters = document.querySelector("[data-filters]").getBoundingClientRect();
  const sheet = document.querySelector("[data-sheet]").getBoundingClientRect();
  const bottom = Math.max(0, frame.bottom - sheet.top);
  return { top: Math.max(0, filters.bottom - frame.top), right: 0, bottom: Math.min(bottom, frame.height * 0.6), left: 0 };
}

// The box of the map that nothing lies over; the card doesn't count, it goes away again.
export function visibleBox(map) {
  const size = map.getSize();
  const { top, bottom } = covered(map);
  return L.latLngBounds(
    map.containerPointToLatLng([0, size.y - bottom]),
    map.containerPointToLatLng([size.x, top]),
  );
}

// Look at a box, whole, in the part that can be seen.
export function fit(map, bounds, { maxZoom = 17, minZoom = 0 } = {}) {
  const { top, right, bottom, left } = covered(map);
  const around = L.point(left + right + 2 * MARGIN, top + bottom + 2 * MARGIN);
  const zoom = Math.max(minZoom, Math.min(maxZoom, map.getBoundsZoom(bounds, false, around)));
  const shift = L.point((right - left) / 2, (bottom - top) / 2);
  const centre = map.project(L.latLngBounds(bounds).getCenter(), zoom).add(shift);
  map.setView(map.unproject(centre, zoom), zoom);
}

// Bring a place into sight, if it isn't; true when the map has to move.
export function bring(map, place, { zoom = map.getZoom() } = {}) {
  const { top, right, bottom } = covered(map);
  const size = map.getSize();
  const at = map.latLngToContainerPoint(place);
  const room = L.bounds([40, top + 60], [size.x - right - 40, size.y - bottom - 40]);
  if (zoom === map.getZoom() && room.contains(at)) return false;
  const shift = L.point(right / 2, (bottom - top) / 2);
  map.setView(map.unproject(map.project(place, zoom).add(shift), zoom), zoom);
  return true;
}

// The box as the address wants it: west, south, east, north.
export function boxText(bounds) {
  const { _southWest: low, _northEast: high } = L.latLngBounds(bounds);
  return [low.lng, low.lat, high.lng, high.lat].map((number) => number.toFixed(5)).join(",");
}

// The view as the address wants it: latitude, longitude, zoom.
export function viewText(map) {
  const { lat, lng } = map.getCenter();
  return `${lat.toFixed(5)},${lng.toFixed(5)},${map.getZoom()}`;
}

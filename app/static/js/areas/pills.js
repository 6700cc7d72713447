// Count pills that would touch are pushed apart, each as little as possible.

const HEIGHT = 26;
const ROUNDS = 24;

function widthOf(count) {
  return 26 + 8 * String(count).length;
}

// Where the pill of each area goes: [{area, place}], `place` as latitude and longitude.
export function pushApart(map, areas, countOf) {
  const pills = areas.map((area) => {
    const { x, y } = map.latLngToLayerPoint([area.lat, area.lon]);
    return { area, x, y, half: widthOf(countOf(area)) / 2 };
  });
  for (let round = 0; round < ROUNDS && separateAll(pills); round += 1);
  return pills.map(({ area, x, y }) => ({ area, place: map.layerPointToLatLng([x, y]) }));
}

// One round over all pairs; true when any had to move.
function separateAll(pills) {
  let moved = false;
  for (let i = 0; i < pills.length; i += 1) {
    for (let j = i + 1; j < pills.length; j += 1) moved = separate(pills[i], pills[j]) || moved;
  }
  return moved;
}

// Move two along the side where they overlap least.
function separate(one, other) {
  const wide = one.half + other.half - Math.abs(one.x - other.x);
  const high = HEIGHT - Math.abs(one.y - other.y);
  if (wide <= 0 || high <= 0) return false;
  const axis = high < wide ? "y" : "x";
  const step = (Math.min(wide, high) / 2 + 0.5) * (one[axis] <= other[axis] ? -1 : 1);
  one[axis] += step;
  other[axis] -= step;
  return true;
}

// What stands at one and the same place is one pin with a count: no zoom would ever take it apart.
// A guest stands with its host, also for who sees the host's place truer than the guest's.

// The rows of each place, by a key of that place; the host of a place comes first.
export function placesOf(rows) {
  const known = new Map(rows.map((row) => [row.id, row]));
  const places = new Map();
  for (const row of rows) {
    const host = known.get(row.meets_at) ?? row;
    const key = `${host.lon},${host.lat}`;
    if (!places.has(key)) places.set(key, []);
    places.get(key).push(row);
  }
  for (const there of places.values()) if (there.length > 1) hostFirst(there);
  return places;
}

// Whose pin it is: that of whom most others meet at, else of a place or organisation, else of the first.
function hostFirst(there) {
  const guests = new Map();
  for (const { meets_at: host } of there) if (host) guests.set(host, (guests.get(host) ?? 0) + 1);
  const weight = ({ id, kind }) => [guests.get(id) ?? 0, ["organisation", "place"].indexOf(kind)];
  there.sort((one, other) => {
    const [guestsOfOne, kindOfOne] = weight(one);
    const [guestsOfOther, kindOfOther] = weight(other);
    return guestsOfOther - guestsOfOne || kindOfOther - kindOfOne || one.id - other.id;
  });
}

// The address of the page is its state: the filter, where the map looks, what is chosen, how the list
// is sorted. Whoever opens the same address sees the same map.

const OURS = ["view", "pick", "sort", "bbox"];

function parameters() {
  return new URLSearchParams(location.search);
}

// The filter alone, as it stands in the address.
export function filterInAddress() {
  const filter = parameters();
  for (const name of OURS) filter.delete(name);
  return filter;
}

// The id of the chosen record, or null.
export function pickInAddress() {
  return Number(parameters().get("pick")) || null;
}

// What the address says now, for whoever changes a part of it.
function current() {
  const given = parameters();
  return { filter: filterInAddress(), view: given.get("view"), pick: given.get("pick"), sort: given.get("sort") };
}

// Commas and colons are fine in a query; only URLSearchParams thinks otherwise.
export function query(filter, others) {
  const all = new URLSearchParams(filter);
  for (const [name, value] of Object.entries(others)) if (value) all.set(name, value);
  return all.toString().replaceAll("%2C", ",");
}

// Write a change into the address. `push` makes a step that the back button takes back.
export function remember(changes, { push = false } = {}) {
  const { filter, ...others } = { ...current(), ...changes };
  const search = query(filter, others);
  const address = location.pathname + (search ? `?${search}` : "");
  if (push) history.pushState({ card: true }, "", address);
  else history.replaceState(history.state, "", address);
}

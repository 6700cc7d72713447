// The list, the network and the week follow their choices at once, as the map does; without this script the form is sent.

import { Filters } from "./map/filters.js";

const KEPT = ["sort", "week", "rond"];
const results = document.getElementById("results");
const found = document.getElementById("found");
let asking = null;

// Fetch what these choices show. When that fails the browser goes there itself, and says why.
async function show(chosen) {
  asking?.abort();
  asking = new AbortController();
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (KEPT.includes(name)) chosen.set(name, value);
  }
  const address = `${location.pathname}?${chosen}`;
  try {
    chosen.set("part", "results");
    const response = await fetch(`${location.pathname}?${chosen}`, { signal: asking.signal });
    if (!response.ok || response.redirected) throw new Error(String(response.status));
    results.innerHTML = await response.text();
    window.htmx?.process(results);
    history.replaceState(history.state, "", address);
    results.dispatchEvent(new Event("results:shown"));
    found.textContent = results.querySelector("[role=status]").textContent;
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

new Filters(document.querySelector("[data-filters]"), show);

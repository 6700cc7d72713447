// The network: table, picture and card are one choice. Without this script the table does it alone.

import { drawGraph } from "./network/graph.js";

const results = document.getElementById("results");
const mapFrame = document.querySelector("[data-network-map]");
let graph = null;
let onMap = false;
let asking = null;

// The address of this network with another one chosen.
function addressOf(id) {
  const address = new URL(location.href);
  address.searchParams.set("zonder", id);
  address.searchParams.delete("part");
  address.hash = "";
  return address;
}

// Choose one: everywhere at once, and in the address too.
async function choose(id) {
  const address = addressOf(id);
  mark(id);
  shown()?.choose(id);
  history.replaceState(history.state, "", address);
  asking?.abort();
  asking = new AbortController();
  const part = new URL(address);
  part.searchParams.set("part", "stopping");
  try {
    const response = await fetch(part, { signal: asking.signal });
    if (!response.ok || response.redirected) throw new Error(String(response.status));
    const card = document.getElementById("stopping");
    card.innerHTML = await response.text();
    card.scrollIntoView({ block: "nearest" });
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

function mark(id) {
  for (const row of results.querySelectorAll("tr[data-id]")) {
    const chosen = row.dataset.id === String(id);
    row.classList.toggle("is-chosen", chosen);
    const link = row.querySelector("[data-choose]");
    if (chosen) link?.setAttribute("aria-current", "true");
    else link?.removeAttribute("aria-current");
    if (chosen) showRow(row);
  }
}

// Within the table's own window; the page itself stays where it is.
function showRow(row) {
  const region = row.closest(".table-region");
  if (region.scrollHeight <= region.clientHeight) return;
  const head = region.querySelector("thead").offsetHeight;
  const above = row.offsetTop - head - region.scrollTop;
  const below = row.offsetTop + row.offsetHeight - region.scrollTop - region.clientHeight;
  if (above < 0) region.scrollTop += above;
  else if (below > 0) region.scrollTop += below;
}

function point(id) {
  for (const row of results.querySelectorAll("tr[data-id]")) row.classList.toggle("is-pointed", row.dataset.id === String(id));
}

// The picture that is in sight: the map or the graph.
function shown() {
  return onMap ? mapFrame.network : graph;
}

// A new network came into the page, or the other picture of it is asked for.
function start() {
  graph?.destroy();
  graph = null;
  const data = results.querySelector("[data-network]");
  if (!data) return;
  for (const part of results.querySelectorAll("[data-with-script]")) part.hidden = false;
  const frame = results.querySelector("[data-graph]");
  frame.hidden = onMap;
  mapFrame.hidden = !onMap;
  frame.after(mapFrame);
  results.querySelector("[data-on-map]").textContent = onMap ? "Als plaatje" : "Op de kaart";
  if (onMap) mapFrame.network.show(JSON.parse(data.textContent), { choose, point });
  else graph = drawGraph(frame, JSON.parse(data.textContent), { choose, point });
  const chosen = results.querySelector("tr.is-chosen")?.dataset.id;
  if (chosen) shown().choose(chosen);
}

results.addEventListener("click", (event) => {
  const zoom = event.target.closest("[data-zoom]");
  if (zoom) shown()?.zoom(Number(zoom.dataset.zoom));
  if (event.target.closest("[data-on-map]")) {
    onMap = !onMap;
    start();
  }
  const link = event.target.closest("[data-choose]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choose(link.dataset.choose);
});

for (const name of ["mouseover", "focusin"]) {
  results.addEventListener(name, (event) => shown()?.point(event.target.closest("tr[data-id]")?.dataset.id));
}

// After the table was painted: drawing many takes a moment.
const soon = () => requestAnimationFrame(() => setTimeout(start));
results.addEventListener("results:shown", soon);
soon();

// The list beside the map: the records in view, or the areas, as the map shows them.

import { areaList } from "../areas/list.js";
import { query } from "./state.js";
import { boxText, visibleBox } from "./viewport.js";

export class Panel {
  constructor(map, { addresses, latest, chosen, hovered, sorted, showWijk }) {
    Object.assign(this, { map, addresses, latest, chosen, hovered, sorted, showWijk });
    this.element = document.querySelector("[data-sheet]");
    this.results = document.getElementById("results");
    this.said = document.getElementById("said");
    this.pick = null;
    this.results.addEventListener("click", (event) => this.clicked(event));
    for (const [name, enters] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
      this.results.addEventListener(name, (event) => this.pointed(event, enters));
    }
  }

  // The records in the part of the map that can be seen, as the server writes them.
  async showRecords(filter, sort) {
    const box = boxText(visibleBox(this.map));
    const retry = () => this.showRecords(filter, sort);
    const html = await this.latest.get(`${this.addresses.results}?${query(filter, { bbox: box, sort, pick: this.pick })}`, { as: "text", retry });
    if (html === null) return;
    const held = this.results.contains(document.activeElement) ? document.activeElement.closest("[data-id]")?.dataset.id : null;
    this.results.innerHTML = html;
    window.htmx?.process(this.results);
    this.tell();
    this.mark(this.pick);
    if (held) this.focusRow(held);
  }

  // The areas with their counts, by name.
  showAreas(areas, counts, scale, level) {
    this.latest.controller?.abort();
    this.results.replaceChildren(...areaList(areas, counts, scale, level));
    this.tell();
  }

  // Said to who doesn't see it: a line that stays, because one that comes anew is not read.
  tell() {
    const words = this.results.querySelector(".results-head p").textContent.replaceAll(/\s+/g, " ").trim();
    if (this.said.textContent !== words) this.said.textContent = words;
  }

  // Under the areas: what lies in none of them.
  async showPlaceless(filter) {
    const html = await this.latest.get(`${this.addresses.placeless}?${filter}`, { as: "text" });
    if (html !== null) this.results.insertAdjacentHTML("beforeend", html);
  }

  row(id) {
    return this.results.querySelector(`[data-id="${id}"]`);
  }

  // Mark the row of the chosen record.
  mark(id) {
    this.pick = id;
    for (const row of this.results.querySelectorAll(".result-row")) {
      const chosen = row.dataset.id === String(id);
      row.classList.toggle("result-row--chosen", chosen);
      if (chosen) row.querySelector("a").setAttribute("aria-current", "true");
      else row.querySelector("a").removeAttribute("aria-current");
    }
  }

  // Point out the row of a pin that the mouse is on.
  hover(id) {
    for (const row of this.results.querySelectorAll(".result-row--hover")) row.classList.remove("result-row--hover");
    this.row(id)?.classList.add("result-row--hover");
  }

  focusRow(id) {
    this.row(id)?.querySelector("a").focus({ preventScroll: true });
  }

  // On the phone the card lies at the top of the sheet.
  showCard() {
    if (this.element.dataset.stop !== "half") this.element.sheet?.to("half");
    this.element.scrollTop = 0;
  }

  clicked(event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = link.closest("[data-id]")?.dataset.id;
    const code = link.closest("[data-code]")?.dataset.code;
    if (id || code) this.chosen(id ? Number(id) : code);
    else if (link.dataset.sort) this.sorted(link.dataset.sort);
    else if ("showWijk" in link.dataset) this.showWijk(this.results.querySelector("[data-wijk]")?.dataset.wijk);
    else return;
    event.preventDefault();
  }

  pointed(event, enters) {
    const row = event.target.closest("[data-id], [data-code]");
    if (row) this.hovered(enters ? (row.dataset.code ?? Number(row.dataset.id)) : null);
  }
}

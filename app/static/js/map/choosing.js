// One record is chosen at a time, in the list, on the map and in the address alike; its card says more.

import { pickInAddress, remember } from "./state.js";
import { bring } from "./viewport.js";

const NEAR_ENOUGH = 16;
const MOST_TOGETHER = 100;

export class Choosing {
  constructor(map, records, { address, together, latest, frame, panel, moving, followed }) {
    Object.assign(this, { map, records, address, together, latest, frame, panel, moving, followed });
    this.id = null;
    frame.addEventListener("click", (event) => this.clicked(event));
    window.addEventListener("popstate", () => this.follow());
    document.addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && this.frame.hasChildNodes() && this.close());
  }

  // The card that came with the page.
  begin(row) {
    if (!row) return;
    this.id = row.id;
    this.records.choose(row);
    this.panel.mark(row.id);
  }

  // Choose a record: its card opens, its pin stands out, its row is marked. `step` false leaves the address alone.
  async choose(id, { step = true } = {}) {
    const html = await this.latest.get(this.address.replace("/0/", `/${id}/`), { as: "text", retry: () => this.choose(id, { step }) });
    if (html === null) return;
    if (step) remember({ pick: id }, { push: this.id === null });
    this.id = id;
    this.frame.innerHTML = html;
    window.htmx?.process(this.frame);
    const row = JSON.parse(this.frame.querySelector("[data-pin]").dataset.pin);
    this.records.choose(row);
    this.panel.mark(id);
    this.panel.showCard();
    if (row.lon !== null) this.moving(() => bring(this.map, [row.lat, row.lon], this.zoomFor()));
    this.focus();
  }

  // Several stand at one place: the card is their list, and each of them can be chosen in it.
  async chooseTogether(rows) {
    const ids = rows.map(({ id }) => id);
    const asked = new URLSearchParams({ ids: ids.slice(0, MOST_TOGETHER).join(","), count: ids.length });
    const html = await this.latest.get(`${this.together}?${asked}`, { as: "text", retry: () => this.chooseTogether(rows) });
    if (html === null) return;
    this.id = null;
    this.records.choose(null);
    this.panel.mark(null);
    remember({ pick: null });
    this.frame.innerHTML = html;
    window.htmx?.process(this.frame);
    this.panel.showCard();
    this.moving(() => bring(this.map, [rows[0].lat, rows[0].lon]));
    this.focus();
  }

  zoomFor() {
    return this.map.getZoom() < 14 ? { zoom: NEAR_ENOUGH } : {};
  }

  focus() {
    const heading = this.frame.querySelector("h2");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  // Close the card; the focus goes back to the row that it was opened from.
  close() {
    if (history.state?.card) return history.back();
    this.forget();
    remember({ pick: null });
  }

  forget() {
    const { id } = this;
    this.id = null;
    this.frame.replaceChildren();
    this.records.choose(null);
    this.panel.mark(null);
    if (id) this.panel.focusRow(id);
  }

  clicked(event) {
    const row = event.target.closest("[data-id] a");
    if (row && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      return this.choose(Number(row.closest("[data-id]").dataset.id));
    }
    if (!event.target.closest(".record-card__close")) return;
    event.preventDefault();
    this.close();
  }

  // After the back or forward button: the card as the address says; filter and view stay as they are.
  follow() {
    const id = pickInAddress();
    this.followed();
    if (id === this.id) return;
    if (id) this.choose(id, { step: false });
    else this.forget();
  }
}

// "Waar is het?" as an answer that is proposed: "De hele buurt Selwerd. Klopt dit?" with a way to change it.

import { suggestAddresses } from "./addresses.js";
import { locate, mayLocate } from "./locating.js";

const NO_LOCATION = "Je telefoon geeft geen plek door. Kies een adres of een buurt.";
const WHY = "Mag Opbouwkaart één keer zien waar je bent? Alleen om de plek in te vullen. We houden niet bij waar je loopt.";
const FAILED = "De plek opzoeken lukt nu niet. Kies een buurt. De rest bewaren we gewoon.";

export class Place {
  constructor(frame) {
    this.frame = frame;
    this.form = frame.closest("form");
    const part = (name) => frame.querySelector(`[data-place-${name}]`);
    Object.assign(this, { answer: part("answer"), words: part("words"), ways: part("ways"), change: part("change") });
    for (const hidden of frame.querySelectorAll("[data-needs-script]")) hidden.hidden = false;
    this.answer.hidden = false;
    this.change.addEventListener("click", () => this.open(this.ways.hidden));
    this.ways.addEventListener("change", (event) => this.chosen(event.target));
    // Who walks through the ways by keyboard has chosen nothing until a space or Enter: nothing may jump away.
    this.ways.addEventListener("keydown", (event) => (this.walking = ![" ", "Enter"].includes(event.key)));
    this.ways.addEventListener("pointerdown", () => (this.walking = false));
    // A radio that is chosen already says nothing when it is pressed again.
    this.ways.addEventListener("click", (event) => event.target.matches("[data-here], [data-pointing]") && this.chosen(event.target));
    frame.addEventListener("place:pointed", (event) => this.pointed(event.detail));
    frame.addEventListener("place:asked", () => this.tell());
    suggestAddresses(this.form, () => this.show());
  }

  // Show what the page proposes; where the phone is, only when it was allowed before.
  async begin() {
    this.show();
    const proposed = this.way === "area" && !this.frame.classList.contains("utrecht-form-field--invalid");
    if (proposed && (await mayLocate())) this.findHere({ asked: false });
  }

  get way() {
    return this.form.querySelector("[name=place]:checked")?.value ?? "";
  }

  get area() {
    return this.form.elements.area;
  }

  get address() {
    return this.form.elements.address;
  }

  get host() {
    return this.form.elements.meets_at;
  }

  open(open) {
    this.ways.hidden = !open;
    this.change.setAttribute("aria-expanded", String(open));
  }

  // Say where it is, as the form holds it; the map hears it as well.
  show() {
    const { way } = this;
    this.showMore();
    const buurt = this.area.selectedOptions[0]?.text.replace(/ \([^)]*\)$/, "");
    if (way === "point" && this.form.elements.lon.value) this.lookUp({ asked: true });
    else if (way === "area" && this.area.value) this.say(`De hele buurt ${buurt}.`, "Klopt dit?");
    else if (way === "address") this.say(`Bij ${this.address.value || "een adres"}.`, "We zoeken het op als je bewaart.");
    else if (way === "host" && this.host.value) this.say(`Komt samen bij ${this.host.selectedOptions[0].text}.`, "Het verhuist mee met die plek.");
    else if (way === "none") this.say("Geen vaste plek.", "Het staat dan alleen in de lijst.");
    else if (way === "keep") this.say(this.ways.querySelector("[value=keep]").closest("label").textContent.trim());
    else this.say("Nog niet gekozen.", "Kies hoe je de plek wilt zeggen.");
    if (this.isReady(way)) this.kept = way;
    const ready = this.isReady(way) && !this.frame.querySelector(".utrecht-form-field-error-message");
    this.open(this.walking || !ready);
    this.tell();
  }

  isReady(way) {
    if (way === "point") return Boolean(this.form.elements.lon.value);
    if (way === "address") return Boolean(this.address.value) && this.address.value === this.address.dataset.chosen;
    if (way === "host") return Boolean(this.host.value);
    return way === "area" ? Boolean(this.area.value) : ["none", "keep"].includes(way);
  }

  say(strong, caption = "") {
    const lines = [["strong", strong], ["caption", caption]].filter(([, text]) => text);
    this.words.replaceChildren(...lines.map(([className, text]) => Object.assign(document.createElement("p"), { className, textContent: text })));
  }

  tell() {
    const { lon, lat } = this.form.elements;
    const point = this.way === "point" && lon.value ? { lon: Number(lon.value), lat: Number(lat.value) } : null;
    this.frame.dispatchEvent(new CustomEvent("place:changed", { detail: { way: this.way, point, code: this.area.value }, bubbles: true }));
  }

  chosen(control) {
    if (control.matches("[data-hosts-url]")) return;
    if (this.walking) return this.show();
    if (control.matches("[data-here]")) return this.findHere({ asked: true });
    if (control.matches("[data-pointing]")) return this.frame.dispatchEvent(new CustomEvent("place:point", { bubbles: true }));
    this.show();
    if (control.value === "host") return this.open(true);
    if ([this.area, this.host].includes(control) || ["none", "keep"].includes(control.value)) this.change.focus();
    else if (control.value === "address") this.form.elements.address.focus();
  }

  // Where the phone is. Unasked, it only counts when it is exact and in a buurt of the own team.
  async findHere({ asked }) {
    if (asked) this.say("Even zoeken waar je bent…", WHY);
    const here = await locate();
    if (here) return this.take(here, { asked });
    if (asked) this.goBack(NO_LOCATION);
  }

  // What was asked for can't be: say why, and leave the form as it was.
  goBack(...said) {
    const before = this.form.querySelector(`[name=place][value="${this.kept ?? "area"}"]:not([data-here])`);
    before.checked = true;
    this.showMore();
    if (said.length) this.say(...said);
    this.open(true);
    this.tell();
  }

  showMore() {
    for (const more of this.ways.querySelectorAll("[data-way]")) more.hidden = !more.dataset.way.split(" ").includes(this.way);
  }

  // A place that was pointed at on the map is exact.
  pointed({ lon, lat }) {
    this.take({ lon, lat, accuracy: 0 }, { asked: true });
  }

  async take({ lon, lat, accuracy }, { asked }) {
    const { elements } = this.form;
    const before = [elements.lon.value, elements.lat.value, elements.accuracy.value];
    [elements.lon.value, elements.lat.value] = [lon.toFixed(6), lat.toFixed(6)];
    elements.accuracy.value = accuracy ? String(Math.round(accuracy)) : "";
    if (await this.lookUp({ asked })) return;
    [elements.lon.value, elements.lat.value, elements.accuracy.value] = before;
    if (asked && this.way === "point") this.goBack();
  }

  // In which buurt the point lies; true when it counts.
  async lookUp({ asked }) {
    const spot = await this.askSpot();
    const kind = spot?.querySelector("[data-spot]")?.dataset.spot;
    const own = Boolean(spot?.querySelector("[data-own]"));
    if (!asked && !(kind === "exact" && own)) return false;
    if (kind === "imprecise") this.useBuurt(spot.querySelector("[data-code]").dataset.code);
    if (kind === "exact") this.form.querySelector("[data-pointing]").checked = true;
    if (kind === "exact" || kind === "imprecise") this.kept = this.way;
    this.words.replaceChildren(...(spot ? spot.childNodes : []));
    if (!spot) this.say(FAILED);
    this.open(kind !== "exact" && kind !== "imprecise");
    this.showMore();
    this.tell();
    return kind === "exact";
  }

  useBuurt(code) {
    this.form.querySelector("[name=place][value=area]").checked = true;
    this.area.value = code;
  }

  async askSpot() {
    const { lon, lat, accuracy } = this.form.elements;
    const asked = new URLSearchParams({ lon: lon.value, lat: lat.value, accuracy: accuracy.value });
    try {
      const response = await fetch(`${this.frame.dataset.spotUrl}?${asked}`);
      if (!response.ok || response.redirected) return null;
      const spot = document.createElement("template");
      spot.innerHTML = await response.text();
      return spot.content;
    } catch {
      return null;
    }
  }
}

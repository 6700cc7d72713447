// The filter form: without a script it is sent, with one its choices apply at once.

const TYPING = 350;
const KINDS = 5;
const KEPT_BY_THE_PAGE = ["sort", "week", "rond"];

export class Filters {
  constructor(form, changed) {
    this.form = form;
    this.changed = changed;
    this.taken = form.querySelector("[data-chosen]");
    this.clear = form.querySelector("[data-clear]");
    this.count = form.querySelector("[data-taken-count]");
    this.views = form.querySelectorAll(".segmented a:not([aria-current])");
    form.addEventListener("change", (event) => event.target.type !== "search" && this.apply());
    form.addEventListener("input", (event) => event.target.type === "search" && this.applySoon());
    form.addEventListener("submit", (event) => this.submitted(event));
    this.taken.addEventListener("click", (event) => this.takenBack(event));
    this.show();
  }

  // What is chosen, as the query parameters of map, list and API. All kinds is no choice, and so is none.
  get parameters() {
    const chosen = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (!KEPT_BY_THE_PAGE.includes(name) && String(value).trim()) chosen.append(name, value);
    }
    const kinds = chosen.getAll("kind").length;
    if (kinds === 0 || kinds === KINDS) chosen.delete("kind");
    return chosen;
  }

  // Put a choice into the form, as after going back in the history.
  set(chosen) {
    for (const control of this.controls()) {
      const held = chosen.getAll(control.name);
      if (control.type === "checkbox") control.checked = held.includes(control.value);
      else control.value = held[0] ?? "";
    }
    this.show();
  }

  controls() {
    return [...this.form.elements].filter((control) => control.name && !KEPT_BY_THE_PAGE.includes(control.name) && control.type !== "submit");
  }

  submitted(event) {
    event.preventDefault();
    clearTimeout(this.typing);
    document.activeElement?.blur();
    const more = document.getElementById("more-filters");
    if (more.hasAttribute("data-open")) this.form.querySelector("[data-toggle]").click();
    this.apply();
  }

  applySoon() {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.apply(), TYPING);
  }

  apply() {
    this.show();
    this.changed(this.parameters);
  }

  // A chip is a link to the choice without it; "Wis alle keuzes" to no choice at all.
  takenBack(event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.set(new URL(link.href).searchParams);
    this.changed(this.parameters);
    (this.taken.querySelector("a:not([hidden])") ?? this.form.querySelector(".chip-menu summary")).focus();
  }

  // Everything that says what is chosen: the kinds, the chips, the menus, the way to the list.
  show() {
    const kinds = [...this.form.querySelectorAll("[name=kind]")];
    if (!kinds.some((kind) => kind.checked)) for (const kind of kinds) kind.checked = true;
    const chosen = this.parameters;
    const held = this.controls().filter((control) => this.isHeld(control));
    this.taken.replaceChildren(...held.map((control) => this.chip(control, chosen)), this.clear);
    this.clear.hidden = !chosen.size;
    this.count.textContent = held.length ? ` (${held.length})` : "";
    for (const menu of this.form.querySelectorAll(".chip-menu")) {
      const any = held.some((control) => menu.contains(control));
      menu.querySelector(".chip").classList.toggle("chip--chosen", any);
    }
    for (const view of this.views) view.search = chosen.toString();
    const keep = this.form.querySelector("[data-keep]");
    keep.hidden = !chosen.size;
    keep.href = `${keep.dataset.keep}?${new URLSearchParams({ keuze: chosen })}`;
  }

  isHeld(control) {
    if (["kind", "q"].includes(control.name) || control.type === "hidden") return false;
    return control.type === "checkbox" ? control.checked : Boolean(control.value);
  }

  chip(control, chosen) {
    const without = new URLSearchParams(chosen);
    without.delete(control.name, control.value);
    const link = document.createElement("a");
    link.className = "chip chip--chosen";
    link.href = `${location.pathname}?${without}`;
    const hidden = document.createElement("span");
    hidden.className = "visually-hidden";
    hidden.textContent = ", haal deze keuze weg";
    const cross = document.getElementById("icon-x").content.firstElementChild.cloneNode(true);
    link.append(wordsOf(control), cross, hidden);
    return link;
  }
}

const DAY = new Intl.DateTimeFormat("nl-NL", { dateStyle: "long", timeZone: "UTC" });

function wordsOf(control) {
  if (control.type === "date") return `${control.dataset.said} ${DAY.format(control.valueAsDate)}`;
  const words = (control.type === "checkbox" ? control.closest("label") : control.selectedOptions[0]).textContent.trim();
  const before = control.closest("[data-said]")?.dataset.said;
  return before ? `${before}: ${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
}

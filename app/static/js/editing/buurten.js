// The buurten for which it is there: look for one by name, or tap them on the map. The boxes stay what counts.

export class Buurten {
  constructor(frame) {
    this.frame = frame;
    this.boxes = [...frame.querySelectorAll("[name=service_area]")];
    this.counted = frame.querySelector("[data-buurten-chosen]");
    frame.querySelector("[data-needs-script]").hidden = false;
    frame.querySelector("[data-buurten-filter]").addEventListener("input", (event) => this.filter(event.target.value));
    // Enter in the filter would save the whole form.
    frame.querySelector("[data-buurten-filter]").addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    frame.querySelector("[data-buurten-map]").addEventListener("click", (event) => this.ask(event.currentTarget));
    frame.addEventListener("change", () => this.tell());
    document.addEventListener("buurten:tapped", (event) => this.toggle(event.detail));
  }

  get codes() {
    return this.boxes.filter((box) => box.checked).map((box) => box.value);
  }

  ask(button) {
    document.dispatchEvent(new CustomEvent("buurten:asked", { detail: { codes: this.codes, button } }));
  }

  toggle(code) {
    const box = this.boxes.find((one) => one.value === code);
    if (!box) return;
    box.checked = !box.checked;
    if (box.checked) box.closest("[data-wijk]").open = true;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }

  tell() {
    this.counted.textContent = `${this.codes.length} gekozen`;
    document.dispatchEvent(new CustomEvent("buurten:changed", { detail: this.codes }));
  }

  filter(text) {
    const sought = plain(text);
    if (sought) this.frame.querySelector("[data-buurten-list]").open = true;
    for (const wijk of this.frame.querySelectorAll("[data-wijk]")) {
      let shown = 0;
      for (const label of wijk.querySelectorAll(".choice")) {
        label.hidden = Boolean(sought) && !plain(label.textContent).includes(sought);
        if (!label.hidden) shown += 1;
      }
      wijk.hidden = !shown;
      if (sought) wijk.open = shown > 0;
    }
  }
}

// Without accents and capitals.
function plain(text) {
  return text.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

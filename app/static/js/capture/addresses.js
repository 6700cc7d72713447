// Addresses while one is typed: a list to choose from under the field, for the mouse, the thumb and the
// arrow keys. What is typed goes to our own server alone, in the body of a request, and stays out of its logs.

const REST = 300;
const SHORTEST = 3;

class Suggestions {
  constructor(field, form, chosen) {
    Object.assign(this, { field, form, chosen, asked: "", timer: 0, at: -1 });
    this.list = Object.assign(document.createElement("ul"), { id: `${field.id}-list`, className: "suggestions", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Adressen");
    this.said = Object.assign(document.createElement("p"), { className: "caption suggestions__said" });
    this.said.setAttribute("role", "status");
    field.after(this.list, this.said);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
    field.addEventListener("input", () => this.typed());
    field.addEventListener("keydown", (event) => this.pressed(event));
    field.addEventListener("blur", () => this.close());
    // Before the field loses the focus: a list that closes first can't be pressed.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
  }

  typed() {
    clearTimeout(this.timer);
    this.close();
    this.timer = setTimeout(() => this.ask(), REST);
  }

  async ask() {
    const typed = this.field.value.trim();
    this.asked = typed;
    if (typed.length < SHORTEST) return this.show({ options: [], said: "" });
    try {
      const body = new URLSearchParams({ typed, csrf_token: this.form.elements.csrf_token.value });
      const response = await fetch(this.field.dataset.suggestUrl, { method: "POST", body });
      if (!response.ok || response.redirected) return;
      const answer = await response.json();
      if (this.asked === typed && document.activeElement === this.field) this.show(answer);
    } catch {
      // Without suggestions the field works as it does without a script.
    }
  }

  show({ options, said }) {
    this.at = -1;
    this.list.replaceChildren(...options.map((option, index) => this.row(option, index)));
    this.open(options.length > 0);
    const count = options.length === 1 ? "1 mogelijkheid" : `${options.length} mogelijkheden`;
    this.said.textContent = options.length ? `${count}. Kies er een, of typ verder.` : said;
  }

  row({ text, caption }, index) {
    const row = Object.assign(document.createElement("li"), { id: `${this.list.id}-${index}`, className: "suggestions__option" });
    row.setAttribute("role", "option");
    Object.assign(row.dataset, { text, caption });
    row.append(Object.assign(document.createElement("span"), { textContent: text }));
    if (caption) row.append(Object.assign(document.createElement("span"), { className: "caption", textContent: caption }));
    return row;
  }

  open(open) {
    this.list.hidden = !open;
    this.field.setAttribute("aria-expanded", String(open));
    if (!open) this.mark(-1);
  }

  close() {
    if (!this.list.hidden) this.said.textContent = "";
    this.open(false);
  }

  mark(at) {
    this.at = at;
    const rows = [...this.list.children];
    for (const [index, row] of rows.entries()) row.setAttribute("aria-selected", String(index === at));
    if (rows[at]) this.field.setAttribute("aria-activedescendant", rows[at].id);
    else this.field.removeAttribute("aria-activedescendant");
    rows[at]?.scrollIntoView({ block: "nearest" });
  }

  pressed(event) {
    const { length } = this.list.children;
    if (this.list.hidden || !length) return;
    if (event.key === "ArrowDown") this.mark((this.at + 1) % length);
    else if (event.key === "ArrowUp") this.mark((this.at <= 0 ? length : this.at) - 1);
    else if (event.key === "Enter" && this.at >= 0) this.choose(this.list.children[this.at]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  choose(row) {
    if (!row) return;
    const { text, caption } = row.dataset;
    this.field.value = text;
    this.close();
    if (caption) return this.askNumber(caption);
    this.field.dataset.chosen = text;
    this.chosen();
  }

  // A postcode alone is a whole buurt; the number comes behind it.
  askNumber(buurt) {
    this.field.value += " ";
    this.said.textContent = `Zet er het huisnummer achter. Zonder nummer zetten we het bij de hele buurt ${buurt}.`;
  }
}

// `chosen` runs after an address was chosen from the list.
export function suggestAddresses(form, chosen) {
  const field = form.elements.address;
  if (field?.dataset.suggestUrl) new Suggestions(field, form, chosen);
}

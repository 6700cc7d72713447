// When something is there: the sentence and the next time follow what is typed, and a row comes without a round trip.
// Without this script the form says the same after it was sent.

const REST = 500;

class RhythmForm {
  constructor(element) {
    this.element = element;
    this.said = element.querySelector("[data-rhythm-said]");
    this.rows = element.querySelector("[data-moments]");
    this.timer = 0;
    this.asking = null;
    element.addEventListener("input", () => this.wait());
    element.addEventListener("change", () => this.wait());
    element.querySelector("[data-another-moment]").addEventListener("click", (event) => this.addRow(event));
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), REST);
  }

  // The fields of this part alone: what else stands in the form is nobody's business here.
  values() {
    const chosen = new URLSearchParams();
    for (const field of this.element.querySelectorAll("input, select")) {
      const off = (field.type === "checkbox" || field.type === "radio") && !field.checked;
      if (field.name && field.value && !off) chosen.append(field.name, field.value);
    }
    return chosen;
  }

  async ask() {
    this.asking?.abort();
    this.asking = new AbortController();
    try {
      const response = await fetch(`${this.element.dataset.saidUrl}?${this.values()}`, { signal: this.asking.signal });
      if (!response.ok || response.redirected) return;
      this.said.innerHTML = await response.text();
    } catch {
      // The sentence is a courtesy: without it the form is just as good.
    }
  }

  // A copy of the last row with the next number, empty; the server knows rows by their number only.
  addRow(event) {
    const rows = this.rows.querySelectorAll("[data-moment]");
    const last = rows[rows.length - 1];
    const row = last.cloneNode(true);
    const before = `moments-${numberOf(last)}-`;
    const after = `moments-${numberOf(last) + 1}-`;
    for (const part of row.querySelectorAll("[id], [name], [for], [aria-describedby]")) {
      for (const name of ["id", "name", "for", "aria-describedby"]) {
        if (part.hasAttribute(name)) part.setAttribute(name, part.getAttribute(name).replaceAll(before, after));
      }
    }
    for (const field of row.querySelectorAll("input, select")) empty(field);
    row.setAttribute("aria-label", `Moment ${rows.length + 1}`);
    this.rows.append(row);
    row.querySelector("select").focus();
    event.preventDefault();
  }
}

function numberOf(row) {
  return Number(row.querySelector("select").name.split("-")[1]);
}

function empty(field) {
  if (field.type === "checkbox") field.checked = false;
  else if (field.type === "hidden") field.remove();
  else if (field.tagName === "SELECT") {
    for (const option of field.querySelectorAll("option[value=kept], option[value=gone]")) option.remove();
    field.selectedIndex = 0;
  } else field.value = "";
}

for (const element of document.querySelectorAll("[data-rhythm]")) new RhythmForm(element);

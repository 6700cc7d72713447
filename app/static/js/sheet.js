// The list under the map on the phone: a sheet with three stops. The grip is a button, so that
// nobody has to drag; dragging works as well. On a wide screen it does nothing.

const STOPS = ["peek", "half", "full"];
const phone = window.matchMedia("(width < 720px)");

class Sheet {
  constructor(panel) {
    this.panel = panel;
    this.grip = panel.querySelector("[data-sheet-grip]");
    this.drag = null;
    this.to(panel.dataset.stop || "half");
    this.grip.addEventListener("click", () => this.next());
    this.grip.addEventListener("pointerdown", (event) => this.start(event));
    this.grip.addEventListener("pointermove", (event) => this.move(event));
    this.grip.addEventListener("pointerup", () => this.end());
    this.grip.addEventListener("pointercancel", () => this.end());
    panel.addEventListener("keydown", (event) => this.key(event));
  }

  get stop() {
    return this.panel.dataset.stop;
  }

  // Go to a stop: "peek", "half" or "full".
  to(stop) {
    if (!STOPS.includes(stop)) throw new RangeError(`No such stop: ${stop}`);
    this.panel.dataset.stop = stop;
    this.grip.setAttribute("aria-expanded", String(stop !== "peek"));
    this.panel.dispatchEvent(new CustomEvent("sheet:stop", { detail: stop, bubbles: true }));
  }

  // The button goes up by a step, and from the top to the bottom.
  next() {
    if (this.dragged) {
      this.dragged = false;
      return;
    }
    this.to(STOPS[(STOPS.indexOf(this.stop) + 1) % STOPS.length]);
  }

  start(event) {
    if (!phone.matches) return;
    this.drag = { y: event.clientY, height: this.panel.offsetHeight };
    this.grip.setPointerCapture(event.pointerId);
  }

  move(event) {
    if (!this.drag) return;
    const height = this.drag.height + this.drag.y - event.clientY;
    if (Math.abs(event.clientY - this.drag.y) > 6) this.dragged = true;
    if (!this.dragged) return;
    this.panel.dataset.dragging = "yes";
    this.panel.style.blockSize = `${Math.max(96, height)}px`;
  }

  // Let go: the nearest of the three stops.
  end() {
    if (!this.drag) return;
    this.drag = null;
    delete this.panel.dataset.dragging;
    if (!this.dragged) return;
    const share = this.panel.offsetHeight / window.innerHeight;
    this.panel.style.blockSize = "";
    this.to(share < 0.28 ? "peek" : share < 0.66 ? "half" : "full");
  }

  // Escape brings it down; at the top the focus stays inside.
  key(event) {
    if (!phone.matches) return;
    if (event.key === "Escape" && this.stop !== "peek") {
      this.to(this.stop === "full" ? "half" : "peek");
      this.grip.focus();
    }
    if (event.key === "Tab" && this.stop === "full") this.keepInside(event);
  }

  keepInside(event) {
    const inside = [...this.panel.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter(
      (element) => element.checkVisibility(),
    );
    const edge = event.shiftKey ? inside.at(0) : inside.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? inside.at(-1) : inside.at(0)).focus();
  }
}

// Give a panel its sheet, once; it is found again as `panel.sheet`.
export function attachSheet(panel) {
  panel.sheet ??= new Sheet(panel);
  return panel.sheet;
}

// The screen in the room of a team: arrow keys turn the sheets, on request they turn by themselves, and what they
// say is asked again now and then. Nothing turns or changes for who wants no movement, or while somebody reads on.

const TURN_AFTER = 20_000;
const ASK_AFTER = 600_000;
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

class Room {
  constructor(element) {
    this.element = element;
    this.links = [...document.querySelectorAll("[data-turn]")];
    this.said = document.querySelector("[data-room-said]");
    this.button = document.querySelector("[data-room-rotate]");
    this.timer = 0;
    document.addEventListener("keydown", (event) => this.key(event));
    for (const link of this.links) link.addEventListener("click", (event) => this.follow(event));
    this.button.addEventListener("click", () => this.rotate(!this.timer));
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    still.addEventListener("change", () => this.offer(still.matches));
    this.offer(still.matches);
    setInterval(() => this.ask().catch(() => {}), ASK_AFTER);
  }

  get place() {
    return this.links.findIndex((link) => link.hasAttribute("aria-current"));
  }

  // Turning by itself is offered only to who has not asked for less movement.
  offer(still) {
    if (still) this.rotate(false);
    this.button.closest("[data-room-own]").hidden = still;
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Escape") this.rotate(false);
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    this.rotate(false);
    this.turn(this.place + STEPS[event.key], { tell: true });
  }

  follow(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.rotate(false);
    this.turn(Number(event.currentTarget.dataset.turn), { tell: true });
  }

  // Show one sheet; after the last comes the first. `tell`: somebody asked for it, so say which one it is.
  turn(wanted, { tell = false } = {}) {
    const place = (wanted + this.links.length) % this.links.length;
    for (const [number, link] of this.links.entries()) {
      if (number === place) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    this.show();
    const chosen = this.links[place];
    history.replaceState(null, "", chosen.href);
    document.title = document.title.replace(/:.*?( ·|$)/, `: ${chosen.textContent}$1`);
    if (tell) this.said.textContent = chosen.textContent;
  }

  show() {
    for (const [number, sheet] of [...this.element.children].entries()) sheet.hidden = number !== this.place;
  }

  rotate(on) {
    clearInterval(this.timer);
    this.timer = on ? setInterval(() => this.turn(this.place + 1), TURN_AFTER) : 0;
    this.button.querySelector("[data-room-words]").textContent = on ? "Pauze" : "Wissel vanzelf";
  }

  // What the sheets say now. When the answer is another page (signed out), they stay, with their hour.
  async ask() {
    const response = await fetch(this.element.dataset.sheetsUrl);
    if (!response.ok || response.redirected) return;
    this.element.innerHTML = await response.text();
    this.show();
  }
}

new Room(document.querySelector("[data-room]"));

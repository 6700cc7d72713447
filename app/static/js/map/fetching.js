// Asking the server: the newest question counts, a slow answer says so, a failed one can be repeated.

const SLOW = 300;
const ORDER = ["error", "loading", "mode", "hint"];

let askers = 0;

// The one line above the map: an error goes before "Even laden…", that before a hint. A slot may be one
// asker's own ("error 2"): what one of them gets takes nothing back that another said.
export class Notices {
  constructor(element) {
    this.element = element;
    this.said = new Map();
  }

  // Say something, or nothing with an empty text; `action` is {label, run} for a button behind it.
  set(slot, text, action = null) {
    if (text) this.said.set(slot, { text, action });
    else this.said.delete(slot);
    const rank = (name) => ORDER.indexOf(name.split(" ")[0]);
    const [first] = [...this.said.keys()].sort((one, other) => rank(one) - rank(other));
    const top = this.said.get(first);
    this.element.dataset.says = first?.split(" ")[0] ?? "";
    this.element.hidden = !top;
    this.element.replaceChildren(...(top ? this.parts(top) : []));
  }

  parts({ text, action }) {
    if (!action) return [text];
    const button = document.createElement("button");
    button.type = "button";
    button.className = "map-hint__action";
    button.textContent = action.label;
    button.addEventListener("click", action.run);
    return [text, " ", button];
  }
}

// One kind of question, of which only the last one matters.
export class Latest {
  constructor(notices) {
    this.notices = notices;
    this.controller = null;
    askers += 1;
    this.error = `error ${askers}`;
    this.loading = `loading ${askers}`;
  }

  // The answer as JSON or text; null when a newer question came in between or when it failed, which is
  // said on the map together with `retry`.
  async get(address, { as = "json", retry = null } = {}) {
    this.controller?.abort();
    const mine = (this.controller = new AbortController());
    const slow = setTimeout(() => this.notices.set(this.loading, "Even laden…"), SLOW);
    try {
      const response = await fetch(address, { signal: mine.signal, headers: { Accept: "*/*" } });
      if (response.redirected || response.status === 401 || response.status === 403) return this.signedOut();
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      const answer = await response[as]();
      this.notices.set(this.error, "");
      return answer;
    } catch (error) {
      if (error.name !== "AbortError") this.failed(retry);
      return null;
    } finally {
      clearTimeout(slow);
      if (this.controller === mine) this.notices.set(this.loading, "");
    }
  }

  failed(retry) {
    const text = navigator.onLine ? "De kaart laden lukt niet." : "Geen internet. Wat je nu ziet, kan oud zijn.";
    this.notices.set(this.error, text, retry && { label: "Probeer opnieuw", run: retry });
  }

  signedOut() {
    this.notices.set(this.error, "Je bent uitgelogd.", { label: "Log in", run: () => location.reload() });
    return null;
  }
}

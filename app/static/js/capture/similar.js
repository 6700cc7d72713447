// While the name is typed: whether it stands there already. Found things come under the name field, are said
// once, and never take the focus. An answer is carried by the form until the record is saved.

const REST = 600;
const SHORTEST = 3;
const ASKED = ["place", "lon", "lat", "accuracy", "area", "different", "part_of"];
const TAKEN = {
  different: (name) => [name, " is iets anders."],
  part_of: (name) => ["Hoort straks bij ", name, "."],
};
const SAID = {
  different: "Goed. We onthouden dat dit twee dingen zijn.",
  part_of: "Goed. We zetten die verbinding erbij als je bewaart.",
};

export function watchSimilar(form) {
  const frame = form.querySelector("[data-similar]");
  const cards = frame.querySelector("[data-similar-cards]");
  const status = frame.querySelector("[data-similar-status]");
  const { name } = form.elements;
  let timer = 0;
  let latest = "";
  let known = idsIn(cards);

  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, REST);
  };
  name.addEventListener("input", wait);
  form.addEventListener("place:changed", wait);
  frame.addEventListener("click", answer);
  if (name.value.trim() && !known && !("similarLater" in form.dataset)) wait();

  async function ask() {
    const question = questionOf(form);
    if (question === latest) return;
    latest = question;
    if (name.value.trim().length < SHORTEST) return show(document.createElement("template").content);
    try {
      const response = await fetch(`${form.dataset.similarUrl}?${question}`);
      if (!response.ok || response.redirected || question !== latest) return;
      const found = document.createElement("template");
      found.innerHTML = await response.text();
      show(found.content);
    } catch {
      latest = ""; // Without an answer the form is just as good: it is asked again at saving.
    }
  }

  // Whoever is at the buttons keeps them.
  function show(found) {
    if (cards.contains(document.activeElement)) return;
    cards.replaceChildren(...found.childNodes);
    tell();
  }

  function tell() {
    const now = idsIn(cards);
    const count = cards.querySelectorAll("[data-similar-id]").length;
    if (now !== known) status.textContent = count ? `${count} ${count === 1 ? "lijkt erop. Staat" : "lijken erop. Staan"} onder dit veld.` : "";
    known = now;
    document.dispatchEvent(new CustomEvent("similar:shown", { detail: placesIn(cards) }));
  }

  function answer(event) {
    const button = event.target.closest("button");
    if (button?.matches("[data-similar-undo]")) return undo(button);
    if (!button || !(button.name in TAKEN)) return;
    event.preventDefault();
    const card = button.closest("[data-similar-id]");
    const line = answered(button.name, card.dataset);
    frame.querySelector("[data-similar-answered]").append(line);
    if (idsIn(cards).includes(",")) card.remove();
    else cards.replaceChildren();
    if (!idsIn(cards)) form.querySelector("[data-similar-ask]")?.remove();
    status.textContent = SAID[button.name];
    known = idsIn(cards);
    line.focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent("similar:shown", { detail: placesIn(cards) }));
  }

  function undo(button) {
    button.closest("[data-answered]").remove();
    latest = "";
    name.focus();
    ask();
  }
}

function questionOf(form) {
  const asked = new URLSearchParams({ name: form.elements.name.value.trim() });
  for (const [key, value] of new FormData(form)) if (ASKED.includes(key) && value) asked.append(key, value);
  return asked.toString();
}

function idsIn(cards) {
  return [...cards.querySelectorAll("[data-similar-id]")].map((card) => card.dataset.similarId).join();
}

function placesIn(cards) {
  return [...cards.querySelectorAll("[data-similar-id][data-lon]")].map((card) => ({ ...card.dataset }));
}

// The line that stands for an answer: it carries the id, and can be taken back.
function answered(kind, { similarId, name }) {
  const line = Object.assign(document.createElement("p"), { className: "answered", tabIndex: -1 });
  line.dataset.answered = "";
  const carried = Object.assign(document.createElement("input"), { type: "hidden", name: kind, value: similarId });
  const strong = Object.assign(document.createElement("strong"), { textContent: name });
  const words = document.createElement("span");
  words.append(...TAKEN[kind](strong));
  const back = Object.assign(document.createElement("button"), { type: "button", className: "nl-button nl-button--subtle nl-button--s" });
  back.dataset.similarUndo = "";
  const label = Object.assign(document.createElement("span"), { className: "nl-button__label", textContent: "Toch niet" });
  back.append(label);
  line.append(carried, words, back);
  return line;
}

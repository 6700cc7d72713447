// A kladje: what was typed, on this device alone, for a week. It goes as soon as the form is sent.

const WEEK = 7 * 24 * 60 * 60 * 1000;
const NEVER = new Set(["csrf_token", "client_key"]);

function keyOf(form) {
  return `kladje-${form.dataset.user}`;
}

// What the form holds, as pairs.
function contents(form) {
  return [...new FormData(form)].filter(([name, value]) => !NEVER.has(name) && typeof value === "string" && value);
}

// Whether anything was typed or chosen that would be lost; where it is was only proposed.
export function hasContent(form) {
  return contents(form).some(([name]) => ["name", "kind", "themes", "known_from", "address"].includes(name));
}

export function keepDraft(form) {
  localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), held: contents(form) }));
}

export function dropDraft(form) {
  localStorage.removeItem(keyOf(form));
}

function readDraft(form) {
  try {
    const draft = JSON.parse(localStorage.getItem(keyOf(form)));
    return draft && Date.now() - draft.at < WEEK ? draft : null;
  } catch {
    return null;
  }
}

// Fill the form with what was kept.
function fill(form, held) {
  const values = new Map();
  for (const [name, value] of held) values.set(name, [...(values.get(name) ?? []), value]);
  for (const control of form.elements) {
    if (!control.name || NEVER.has(control.name) || control.type === "submit") continue;
    const kept = values.get(control.name) ?? [];
    if (["checkbox", "radio"].includes(control.type)) control.checked = kept.includes(control.value);
    else control.value = kept[0] ?? "";
  }
}

function button(label, run) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "nl-button nl-button--default nl-button--s";
  const words = document.createElement("span");
  words.className = "nl-button__label";
  words.textContent = label;
  made.append(words);
  made.addEventListener("click", run);
  return made;
}

// Above an empty form: go on with the kladje, or throw it away. `filled` runs after filling in.
export function offerDraft(form, filled) {
  form.addEventListener("submit", (event) => event.defaultPrevented || dropDraft(form));
  const draft = readDraft(form);
  if (!draft) return dropDraft(form);
  if (hasContent(form)) return;
  const note = form.querySelector("[data-draft-note]");
  const name = new Map(draft.held).get("name");
  const day = new Date(draft.at).toLocaleDateString("nl-NL", { weekday: "long", day: "numeric", month: "long" });
  const words = document.createElement("p");
  words.textContent = `Je hebt nog een kladje van ${day}${name ? `: ‘${name}’` : ""}.`;
  const row = document.createElement("div");
  row.className = "button-row";
  const done = () => {
    note.replaceChildren();
    note.className = "";
    form.elements.name.focus();
  };
  row.append(
    button("Verder invullen", () => {
      fill(form, draft.held);
      filled();
      done();
    }),
    button("Weggooien", () => {
      dropDraft(form);
      done();
    }),
  );
  note.className = "draft-note";
  note.replaceChildren(words, row);
}

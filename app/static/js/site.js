// What every page does beside following links: menus that close, buttons that say they are busy,
// errors that get the focus, a password that can be read. Everything works without it.

import { attachSheet } from "./sheet.js";

// A menu closes on Escape, on a click elsewhere, and when the focus leaves it.
function closeMenus(except) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (menu !== except && !menu.contains(except)) menu.open = false;
  }
}

document.addEventListener("click", (event) => closeMenus(event.target.closest("details[data-menu]")));
// A click on a label first gives the focus to what surrounds the menu: that is no leaving.
document.addEventListener("focusin", ({ target }) => {
  if (!target.querySelector("details[data-menu][open]")) closeMenus(target);
});
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details[data-menu][open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A button that opens something says so: <button data-toggle="id" aria-expanded="false">.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-toggle]");
  if (!button) return;
  const target = document.getElementById(button.dataset.toggle);
  const open = target.toggleAttribute("data-open");
  button.setAttribute("aria-expanded", String(open));
});

// Not now: the buttons go away, and nothing is stored.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-skip]");
  if (!button) return;
  const said = document.createElement("p");
  said.className = "caption";
  said.tabIndex = -1;
  said.textContent = "Overgeslagen.";
  button.closest(".check").replaceChildren(said);
  said.focus();
});

// Sending a form twice is sending it once.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sending) {
    event.preventDefault();
    return;
  }
  form.dataset.sending = "yes";
  const label = button?.querySelector(".nl-button__label");
  if (label) {
    button.setAttribute("aria-busy", "true");
    label.dataset.label = label.textContent;
    label.textContent = "Bezig…";
  }
});

// Back in the history: the page comes out of memory as it was left, busy buttons and all.
function settle() {
  for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
  for (const button of document.querySelectorAll(".nl-button[aria-busy]")) {
    button.removeAttribute("aria-busy");
    const label = button.querySelector("[data-label]");
    if (label) label.textContent = label.dataset.label;
  }
}

window.addEventListener("pageshow", settle);
document.addEventListener("htmx:afterRequest", settle);

function enhance(root) {
  for (const button of root.querySelectorAll("[data-skip]")) button.hidden = false;
  root.querySelector("[data-focus]")?.focus();
  for (const sheet of root.querySelectorAll("[data-sheet]")) attachSheet(sheet);
  for (const frame of root.querySelectorAll("[data-reveal]")) addReveal(frame);
}

function addReveal(frame) {
  const input = frame.querySelector("input[type=password]");
  if (!input || frame.querySelector(".reveal__button")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "reveal__button";
  button.textContent = "Toon";
  button.setAttribute("aria-label", "Toon wachtwoord");
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.textContent = shown ? "Verberg" : "Toon";
    button.setAttribute("aria-label", shown ? "Verberg wachtwoord" : "Toon wachtwoord");
  });
  frame.classList.add("reveal");
  input.after(button);
}

// A part of the page that was fetched: its heading gets the focus when it asks for it.
document.addEventListener("htmx:afterSwap", (event) => {
  enhance(event.target);
  event.target.querySelector("h1[tabindex='-1'], [data-focus]")?.focus();
});

enhance(document);

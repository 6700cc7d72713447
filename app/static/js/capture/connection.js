// Says whether there is a connection, and keeps the text when there is none.

import { keepDraft } from "./drafts.js";

const OFFLINE = "Geen internet. Je tekst staat als kladje op dit apparaat. Probeer het opnieuw als er weer internet is.";

function show() {
  for (const part of document.querySelectorAll("[data-connection]")) {
    part.hidden = (part.dataset.connection === "on") !== navigator.onLine;
  }
}

export function watchConnection(form) {
  show();
  window.addEventListener("online", show);
  window.addEventListener("offline", show);
  // In the capture phase: before the page says that it is busy.
  form.addEventListener("submit", (event) => refuseOffline(event, form), { capture: true });
}

function refuseOffline(event, form) {
  if (navigator.onLine) return;
  event.preventDefault();
  event.stopPropagation();
  keepDraft(form);
  const note = form.querySelector("[data-draft-note]");
  note.textContent = OFFLINE;
  note.className = "utrecht-alert utrecht-alert--warning";
  note.scrollIntoView({ block: "center" });
}

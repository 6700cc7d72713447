// Stopping with something filled in asks first: go on, keep it as a kladje, or throw it away.

import { dropDraft, hasContent, keepDraft } from "./drafts.js";

export function askBeforeLeaving(form) {
  const dialog = document.querySelector("[data-stop-dialog]");
  let way = "";
  for (const link of document.querySelectorAll("[data-stop]")) {
    link.addEventListener("click", (event) => {
      if (!hasContent(form)) return;
      event.preventDefault();
      way = link.href;
      dialog.showModal();
    });
  }
  const on = (name, run) => dialog.querySelector(`[data-stop-${name}]`).addEventListener("click", run);
  on("continue", () => dialog.close());
  on("keep", () => {
    keepDraft(form);
    location.assign(way);
  });
  on("discard", () => {
    dropDraft(form);
    location.assign(way);
  });
}

// Whoever changed something and goes away is asked first; saving is no leaving.

export function warnBeforeLeaving(form) {
  let changed = Boolean(form.querySelector(".error-summary"));
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("change", () => (changed = true));
  form.addEventListener("submit", () => (changed = false));
  window.addEventListener("beforeunload", (event) => changed && event.preventDefault());
}

// Zoeken: Enter sends the question, and a chip that goes off or on is looked for again at once.

const form = document.querySelector("[data-finder]");

form.querySelector("textarea").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

form.addEventListener("change", (event) => {
  if (event.target.closest(".finder-chips")) form.requestSubmit();
});

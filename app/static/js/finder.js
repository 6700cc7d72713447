// Zoeken: Enter sends the question, a chip that goes off or on is looked for again at once, and around here.

const form = document.querySelector("[data-finder]");

form.querySelector("textarea").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

form.addEventListener("change", (event) => {
  if (event.target.closest(".finder-chips")) form.requestSubmit();
});

// Around here: the place goes along with this one question and is kept nowhere.
const here = form.querySelector("[data-finder-here]");
const said = form.querySelector("[data-finder-said]");

function hidden(name, value) {
  const input = document.createElement("input");
  Object.assign(input, { type: "hidden", name, value });
  return input;
}

function around({ coords }) {
  form.querySelector("[name=lon]")?.remove();
  form.querySelector("[name=lat]")?.remove();
  form.append(hidden("lon", coords.longitude.toFixed(4)), hidden("lat", coords.latitude.toFixed(4)));
  form.requestSubmit();
}

function noPlace() {
  said.hidden = false;
  said.textContent = "Je telefoon geeft geen plek door. Kies een buurt.";
}

if (here && navigator.geolocation) {
  here.hidden = false;
  here.addEventListener("click", () => {
    said.hidden = false;
    said.textContent = "Even kijken waar je bent…";
    navigator.geolocation.getCurrentPosition(around, noPlace, { timeout: 10_000 });
  });
}

// "Bij iets dat er al staat": the list of places follows the name that is typed above it.

const REST = 300;
const SHORTEST = 3;

export function findHosts(form) {
  const field = form.querySelector("[data-hosts-url]");
  if (!field) return;
  const select = form.elements.meets_at;
  const nearest = [...select.children];
  const said = Object.assign(document.createElement("p"), { className: "caption suggestions__said" });
  said.setAttribute("role", "status");
  field.after(said);
  let timer = 0;

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, REST);
  });
  // Enter would save the whole form.
  field.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());

  async function ask() {
    const typed = field.value.trim();
    if (typed.length < SHORTEST) return show(nearest, "");
    try {
      const response = await fetch(`${field.dataset.hostsUrl}?${new URLSearchParams({ naam: typed })}`);
      if (!response.ok || response.redirected || field.value.trim() !== typed) return;
      const { hosts } = await response.json();
      const count = hosts.length;
      show([nearest[0], ...hosts.map(option)], count ? `${count} ${count === 1 ? "plek" : "plekken"} gevonden. Kies hieronder.` : "Geen plek met deze naam. Probeer een ander woord.");
    } catch {
      // Without an answer the list of what is near stays.
    }
  }

  // What was chosen stays chosen, also when it is not among what was found.
  function show(options, words) {
    const { value } = select;
    const chosen = select.selectedOptions[0]?.cloneNode(true);
    select.replaceChildren(...options);
    if (value && ![...select.options].some((one) => one.value === value)) select.append(chosen);
    select.value = value;
    said.textContent = words;
  }
}

function option({ id, name, buurt }) {
  return Object.assign(document.createElement("option"), { value: id, textContent: buurt ? `${name} (${buurt})` : name });
}

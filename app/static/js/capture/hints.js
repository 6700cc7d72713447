// While the name is typed: what fits perhaps. Nothing is ever chosen for the visitor.

const REST = 600;
const SHORTEST = 3;

export function watchName(form) {
  const { name } = form.elements;
  let timer = 0;
  let asked = "";
  name.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, REST);
  });

  async function ask() {
    const typed = name.value.trim();
    if (typed === asked || typed.length < SHORTEST) return;
    asked = typed;
    try {
      const response = await fetch(`${form.dataset.hintsUrl}?name=${encodeURIComponent(typed)}`);
      if (response.ok && !response.redirected && asked === typed) show(form, await response.json());
    } catch {
      // Without hints the form is just as good.
    }
  }
}

function show(form, { kind, themes }) {
  for (const old of form.querySelectorAll(".tile__hint")) old.remove();
  form.querySelector(`.tile__input[value="${kind}"]`)?.closest(".tile").querySelector(".tile__text").append(fits("tile__hint"));
  if (form.querySelector("[name=themes]:checked")) return;
  for (const old of form.querySelectorAll(".chip--suggested")) {
    old.classList.remove("chip--suggested");
    old.querySelector(".chip__hint").remove();
  }
  const first = form.querySelector("[name=themes]").closest(".fieldset").querySelector(".chip-choices");
  for (const code of [...themes].reverse()) {
    const chip = form.querySelector(`[name=themes][value="${code}"]`)?.closest(".chip");
    if (!chip) continue;
    chip.classList.add("chip--suggested");
    chip.append(fits("chip__hint"));
    first.prepend(chip);
  }
}

function fits(className) {
  const made = document.createElement("span");
  made.className = className;
  made.textContent = "past misschien";
  return made;
}

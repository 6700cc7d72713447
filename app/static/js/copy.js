// A text on the clipboard: <div data-copied>, a button beside it and a place to say that it is done.

for (const button of document.querySelectorAll("[data-copy]")) {
  const around = button.closest("details");
  const said = around.querySelector("[data-copy-said]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const lines = around.querySelector("[data-copied]").innerText;
    try {
      await navigator.clipboard.writeText(lines);
      said.textContent = "Gekopieerd.";
    } catch {
      said.textContent = "Kopiëren lukt niet vanzelf. Kies de tekst en druk op Ctrl+C.";
    }
  });
}

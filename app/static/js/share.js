// Handing a record on: its address on the clipboard, by the phone's own way to send things, or on paper.

const address = document.querySelector("[data-share-address]");
const copy = document.querySelector("[data-share-copy]");
const send = document.querySelector("[data-share-send]");
const said = document.querySelector("[data-share-said]");

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

if (copy) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    address.select();
    try {
      await navigator.clipboard.writeText(address.value);
      said.textContent = "Gekopieerd.";
    } catch {
      said.textContent = "Kopiëren lukt niet vanzelf. Het adres is gekozen: druk op Ctrl+C, of houd het vast.";
    }
  });
}

if (send && navigator.share) {
  send.hidden = false;
  send.addEventListener("click", () => navigator.share({ title: send.dataset.title, url: address.value }).catch(() => {}));
}

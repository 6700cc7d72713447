// Reads a card aloud with the voice of the browser; the button stays away where there is none.

const button = document.querySelector("[data-read-aloud]");
const text = document.querySelector("[data-aloud]");

function parts() {
  const said = [];
  for (const element of text.querySelectorAll("h1, h2, p")) {
    for (const node of element.childNodes) {
      const words = node.textContent.trim();
      const language = node.lang || "nl";
      if (!words) continue;
      const last = said.at(-1);
      if (last?.language === language) last.words += ` ${words}`;
      else said.push({ words, language });
    }
    if (said.length) said.at(-1).words += ". ";
  }
  return said;
}

function stop() {
  speechSynthesis.cancel();
  button.querySelector(".nl-button__label").textContent = "Lees voor";
}

function start() {
  const said = parts();
  for (const [number, { words, language }] of said.entries()) {
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.lang = language === "nl" ? "nl-NL" : language;
    if (number === said.length - 1) utterance.addEventListener("end", stop);
    speechSynthesis.speak(utterance);
  }
  button.querySelector(".nl-button__label").textContent = "Stop met voorlezen";
}

if (button && text && "speechSynthesis" in window) {
  button.hidden = false;
  button.addEventListener("click", () => (speechSynthesis.speaking ? stop() : start()));
  window.addEventListener("pagehide", () => speechSynthesis.cancel());
}

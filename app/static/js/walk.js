// "Begin waar ik ben": the place goes along once, in the body of a form, and only when it is asked for.

const form = document.querySelector("[data-from-here]");
const UNKNOWN = "We weten niet waar je bent. Je lijstje staat in een goede volgorde.";

if (form && "geolocation" in navigator) {
  const said = form.querySelector("[data-from-here-said]");
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    said.textContent = "Even kijken waar je bent…";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        form.elements.lon.value = coords.longitude;
        form.elements.lat.value = coords.latitude;
        form.submit();
      },
      () => {
        said.textContent = UNKNOWN;
      },
      { enableHighAccuracy: true, timeout: 10_000 },
    );
  });
}

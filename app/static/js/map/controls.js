// Buttons of our own among those of the map: a picture with a name.

// Add a button at the bottom right, above those that are there; gives the button.
export function bringUp(map, picture, name, run) {
  const control = L.control({ position: "bottomright" });
  control.onAdd = () => {
    const bar = L.DomUtil.create("div", "leaflet-bar leaflet-control");
    const button = L.DomUtil.create("button", "map-button", bar);
    button.type = "button";
    button.title = name;
    button.setAttribute("aria-label", name);
    button.append(icon(picture));
    button.addEventListener("click", run);
    L.DomEvent.disableClickPropagation(bar);
    return bar;
  };
  control.addTo(map);
  return control.getContainer().firstElementChild;
}

// The words and the picture of the controls that folium declared, in Dutch and in our look.
export function nameControls(map, locate, notices) {
  const corner = map.getContainer();
  for (const [name, words] of [["in", "Dichterbij"], ["out", "Verder weg"]]) {
    const button = corner.querySelector(`.leaflet-control-zoom-${name}`);
    button.title = words;
    button.setAttribute("aria-label", words);
  }
  locate.getContainer().querySelector("a").replaceChildren(icon("locate-fixed"));
  locate.options.onLocationError = () => notices.set("error", "Je telefoon geeft geen plek door.", { label: "Sluit", run: () => notices.set("error", "") });
  locate.options.onLocationOutsideMapBounds = locate.options.onLocationError;
}

function icon(name) {
  return document.getElementById(`icon-${name}`).content.firstElementChild.cloneNode(true);
}

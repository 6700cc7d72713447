// The map of a report, alone in a file: no module, no server, no request. Names get into the page as text alone.

function startReport(map, layers) {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const buurten = layers.buurt;

  const line = (tag, text) => {
    const element = document.createElement(tag);
    element.textContent = text;
    return element;
  };

  const popup = (feature) => {
    const known = data.parts[feature.id];
    const box = document.createElement("div");
    box.append(line("strong", known.name), line("p", known.words));
    box.append(line("p", `${known.fresh} pas gecheckt, ${known.expired} lang niet gecheckt.`));
    return box;
  };

  buurten.options.style = (feature) => ({ className: `state state--${data.parts[feature.id].state}` });
  buurten.options.onEachFeature = (feature, layer) => layer.bindPopup(() => popup(feature));
  buurten.addData(data.areas);
  map.getContainer().classList.add("map--no-tiles");
  L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
  map.attributionControl.setPrefix(false).addAttribution(data.attribution);
  const box = buurten.getBounds();
  if (box.isValid()) map.fitBounds(box.pad(0.03), { animate: false });
}

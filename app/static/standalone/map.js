// The map that stands alone in a file: no module, no server, no request. Everything it shows lies in the page as
// JSON; names get into the page as text alone.

function startStandalone(map, layers) {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);

  layers.buurt.options.style = () => ({ className: "area area--plain" });
  layers.wijk.options.style = () => ({ className: "area-border", fill: false });
  for (const level of ["buurt", "wijk"]) layers[level].addData(data.areas[level]);
  map.getContainer().classList.add("map--no-tiles");

  const copy = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

  const line = (tag, text, className) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  };

  const popup = (pin) => {
    const box = document.createElement("div");
    box.append(line("strong", pin.name), line("p", `${pin.kindWord} · ${pin.buurt || "geen vaste plek"}`));
    if (pin.summary) box.append(line("p", pin.summary));
    box.append(line("p", `${pin.state}. ${pin.place}.`, "quiet"));
    return box;
  };

  layers.pins.options.iconCreateFunction = (cluster) =>
    L.divIcon({ html: line("div", String(cluster.getChildCount()), "cluster"), className: "pin-cluster", iconSize: [38, 38] });
  for (const pin of data.pins) {
    const html = copy(`pin-${pin.kind}-${pin.glyph}`);
    const icon = L.divIcon({ html, className: "pin-marker", iconSize: [46, 46], iconAnchor: [23, 43] });
    const marker = L.marker([pin.lat, pin.lon], { icon, title: pin.name, alt: pin.name });
    marker.bindPopup(() => popup(pin), { offset: [0, -34] });
    layers.pins.addLayer(marker);
  }
  map.attributionControl.setPrefix(false).addAttribution(data.attribution);
  const box = data.pins.length ? L.latLngBounds(data.pins.map((pin) => [pin.lat, pin.lon])) : layers.buurt.getBounds();
  if (box.isValid()) map.fitBounds(box.pad(0.08), { maxZoom: 16, animate: false });
}

// How many there are in each buurt. The counts come with the page, and the list under the map says the same.

import { pushApart } from "./areas/pills.js";
import { addBase } from "./map/tiles.js";
import { countPill } from "./pins.js";

class CountedAreas {
  constructor(map, layers, { counts, address }) {
    Object.assign(this, { map, layers, counts, address });
    this.pills = L.layerGroup().addTo(map);
    map.getPane("markerPane").setAttribute("aria-hidden", "true");
  }

  async draw(url) {
    const response = await fetch(`${url}?level=buurt`);
    if (!response.ok || response.redirected) return;
    const areas = await response.json();
    this.areas = areas.features.map((feature) => feature.properties);
    this.layers.buurt.options.style = ({ properties }) => ({
      className: `area area--${this.counts[properties.code] ? "2" : "plain"}`,
      fillOpacity: 1,
    });
    this.layers.buurt.options.onEachFeature = ({ properties }, path) => {
      if (this.counts[properties.code]) path.on("click", () => this.open(properties.code)).bindTooltip(() => this.words(properties));
    };
    this.layers.buurt.addData(areas);
    if (areas.vintage) this.map.attributionControl.addAttribution(areas.vintage.attribution);
    this.look();
    this.map.on("zoomend", () => this.count());
    this.count();
  }

  // At all that is counted; at the whole gemeente when there is nothing.
  look() {
    const paths = this.layers.buurt.getLayers().filter(({ feature }) => this.counts[feature.properties.code]);
    if (paths.length) this.map.fitBounds(L.featureGroup(paths).getBounds().pad(0.1), { maxZoom: 14, animate: false });
  }

  count() {
    this.pills.clearLayers();
    const counted = this.areas.filter((area) => this.counts[area.code]);
    for (const { area, place } of pushApart(this.map, counted, (one) => this.counts[one.code])) {
      const icon = L.divIcon({ html: countPill(this.counts[area.code]), className: "", iconSize: [0, 0] });
      L.marker(place, { icon, keyboard: false }).on("click", () => this.open(area.code)).addTo(this.pills);
    }
  }

  words(area) {
    const words = document.createElement("span");
    words.textContent = `${area.name}: ${this.counts[area.code].toLocaleString("nl-NL")}`;
    return words;
  }

  open(code) {
    const url = new URL(this.address, location.href);
    url.searchParams.set("buurt", code);
    location.assign(url);
  }
}

export default function start(map, layers) {
  const frame = map.getContainer().closest("[data-counted]");
  addBase(map, layers.base);
  new CountedAreas(map, layers, JSON.parse(frame.dataset.counted)).draw(frame.dataset.areasUrl).catch(() => {});
}

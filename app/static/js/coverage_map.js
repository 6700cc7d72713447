// One measure per area, in five steps of one colour; what nobody looked for is hatched. The table says the same.

import { addBase } from "./map/tiles.js";

export default function start(map, layers) {
  const frame = map.getContainer().closest("[data-coverage]");
  const { areas: told, level } = JSON.parse(frame.dataset.coverage);
  addBase(map, layers.base);

  async function draw() {
    const response = await fetch(`${frame.dataset.areasUrl}?level=${level}`);
    if (!response.ok || response.redirected) return;
    const areas = await response.json();
    layers.buurt.options.style = ({ properties }) => ({ className: `area area--${told[properties.code]?.step ?? "none"}`, fillOpacity: 1 });
    layers.buurt.options.onEachFeature = ({ properties }, path) => {
      const one = told[properties.code];
      if (!one) return;
      path.on("click", () => location.assign(one.url));
      path.bindTooltip(() => {
        const words = document.createElement("span");
        words.textContent = one.words;
        return words;
      }, { sticky: true });
    };
    layers.buurt.addData(areas);
    const box = layers.buurt.getBounds();
    if (box.isValid()) map.fitBounds(box, { animate: false });
    if (areas.vintage) map.attributionControl.addAttribution(areas.vintage.attribution);
  }

  draw().catch(() => {});
}

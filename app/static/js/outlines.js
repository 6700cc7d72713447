// The borders of the buurten under a map whose pins come with its page.

// Resolves when they are drawn, and quietly when they can't be had: the pins say enough without them.
export async function addBuurten(map, layer, frame, classOf = () => "") {
  const response = await fetch(`${frame.dataset.areasUrl}?level=buurt`);
  if (!response.ok || response.redirected) return;
  const areas = await response.json();
  layer.options.style = (feature) => ({
    className: `area area--plain ${classOf(feature.properties)}`.trim(),
    fillOpacity: 1,
    interactive: true,
  });
  layer.addData(areas);
  if (areas.vintage) map.attributionControl.addAttribution(areas.vintage.attribution);
}

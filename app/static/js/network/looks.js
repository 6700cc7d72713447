// How nodes and ties look: the shapes, colours and icons of the pins (app/web/presentation/pictures.py).

const INK = "#18211f";
const KINDS = {
  initiative: { shape: "ellipse" },
  network: { shape: "hexagon" },
  solution: { shape: "diamond" },
  organisation: { shape: "round-rectangle" },
  place: { shape: "polygon", "shape-polygon-points": "0 -1 1 -0.25 1 1 -1 1 -1 -0.25" },
};

// The icon of a kind in one colour, as a picture that a canvas can draw.
function iconOf(kind, colour) {
  const paths = document.getElementById(`pin-${kind}-fresh`).content.querySelector(".pin__icon");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const shown = { viewBox: "0 0 24 24", width: 48, height: 48, fill: "none", stroke: colour, "stroke-width": 2.3, "stroke-linecap": "round", "stroke-linejoin": "round" };
  for (const [name, value] of Object.entries(shown)) svg.setAttribute(name, value);
  svg.append(...[...paths.childNodes].map((node) => node.cloneNode(true)));
  return `data:image/svg+xml;utf8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
}

function kindLooks(kind, look, colour) {
  return [
    { selector: `node.${kind}`, style: { ...look, "background-color": colour, "border-color": colour, "background-image": iconOf(kind, "#fff") } },
    { selector: `node.${kind}.stale`, style: { "background-color": "#fff", "border-width": 2.4, "border-style": "dashed", "background-image": iconOf(kind, colour) } },
    { selector: `node.${kind}.dormant`, style: { "background-color": "#e3e7e4", "border-width": 1.6, "border-color": "#6d7a76", "background-image": iconOf(kind, "#6d7a76") } },
  ];
}

// The style sheet of the graph, with the colours of the theme.
export function looks() {
  const theme = getComputedStyle(document.body);
  const colour = (name) => theme.getPropertyValue(name).trim();
  const petrol = colour("--basis-color-accent-1-color-default");
  const label = { label: "data(name)", "font-weight": 500, color: INK };
  return [
    {
      selector: "node",
      style: {
        width: "data(size)",
        height: "data(size)",
        "background-width": "58%",
        "background-height": "58%",
        "font-family": theme.fontFamily,
        "text-valign": "bottom",
        "text-margin-y": 4,
        "text-wrap": "wrap",
        "text-outline-color": "#fff",
        "z-index": 1,
      },
    },
    ...Object.entries(KINDS).flatMap(([kind, look]) => kindLooks(kind, look, colour(`--ok-kind-${kind}`))),
    { selector: "node.named", style: { ...label, "z-index": 2 } },
    { selector: "node.bridge", style: { "outline-width": 2.2, "outline-color": INK, "outline-offset": 4, "font-weight": 700 } },
    { selector: "edge", style: { width: 1.6, "line-color": "#a3ada9", "curve-style": "haystack" } },
    { selector: "edge.faint", style: { "line-style": "dotted", "line-color": "#c3cac7" } },
    { selector: "edge.pointed", style: { "line-color": INK } },
    { selector: "edge.chosen", style: { width: 2.6, "line-color": petrol, "z-index": 3 } },
    { selector: "node.pointed, node.chosen", style: { ...label, "z-index": 4 } },
    { selector: "node.chosen", style: { "underlay-color": "#fde38b", "underlay-opacity": 1, "underlay-padding": 12, "underlay-shape": "ellipse", "font-weight": 700 } },
  ];
}

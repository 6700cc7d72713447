// The network on the map: the same nodes and ties, each node at its shown place. It moves into the picture of each new
// network, and network.js tells it what to show.

import { addBuurten } from "./outlines.js";
import { addBase } from "./map/tiles.js";
import { PIN_SIZE, pinElement } from "./pins.js";

const READABLE = 40; // More pins than this are drawn smaller, so that the ties between them can be seen.

// The middle of the pin lies on its place, where its ties meet. How precise that place is, the record's own map says.
function iconOf(node, chosen, small) {
  const size = PIN_SIZE.map((side) => side * (small && !chosen ? 0.55 : 0.8));
  const html = pinElement(node.kind, node.state, { chosen });
  return L.divIcon({ html, className: "pin-marker network-pin", iconSize: size, iconAnchor: size.map((side) => side / 2) });
}

function named(node) {
  const name = document.createElement("span");
  name.textContent = node.name;
  return name;
}

function tieClass(faint, ...more) {
  return ["network-tie", faint ? "network-tie--faint" : "", ...more].filter(Boolean).join(" ");
}

export default function start(map, layers) {
  const frame = map.getContainer().closest("[data-network-map]");
  const ground = L.layerGroup().addTo(map);
  map.createPane("ties").style.zIndex = 450;
  let nodes = new Map();
  let ties = [];
  let small = false;
  map.getPane("markerPane").setAttribute("aria-hidden", "true");
  let grounded = false;

  // Hidden it has no size, and would ask for tiles that nobody sees.
  function addGround() {
    if (grounded) return;
    grounded = true;
    addBase(map, layers.base);
    addBuurten(map, layers.buurt, frame).catch(() => {});
  }

  function show({ nodes: all, edges }, { choose, point }) {
    ground.clearLayers();
    const placed = all.filter((node) => node.lat !== null);
    const at = new Map(placed.map((node) => [node.id, [node.lat, node.lon]]));
    ties = edges
      .filter((edge) => at.has(edge.from) && at.has(edge.to))
      .map((edge) => {
        const options = { className: tieClass(edge.faint), interactive: false, pane: "ties" };
        return { edge, line: L.polyline([at.get(edge.from), at.get(edge.to)], options).addTo(ground) };
      });
    small = placed.length > READABLE;
    nodes = new Map(
      placed.map((node) => {
        const marker = L.marker(at.get(node.id), { icon: iconOf(node, false, small), keyboard: false }).addTo(ground);
        marker.bindTooltip(() => named(node));
        marker.on("click", () => choose(node.id));
        marker.on("mouseover", () => point(node.id));
        marker.on("mouseout", () => point(null));
        return [node.id, { node, marker }];
      }),
    );
    map.invalidateSize({ animate: false });
    fit();
    addGround();
  }

  function fit() {
    const box = L.latLngBounds([...nodes.values()].map(({ marker }) => marker.getLatLng()));
    if (box.isValid()) map.fitBounds(box.pad(0.08), { maxZoom: 16, animate: false });
  }

  function mark(name, id) {
    for (const { edge, line } of ties) {
      line.getElement()?.classList.toggle(name, edge.from === id || edge.to === id);
    }
  }

  frame.network = {
    show,
    choose(given) {
      const id = Number(given);
      for (const [other, { node, marker }] of nodes) {
        marker.setIcon(iconOf(node, other === id, small));
        marker.setZIndexOffset(other === id ? 1000 : 0);
      }
      mark("is-chosen", id);
    },
    point: (given) => mark("is-pointed", Number(given)),
    zoom: (factor) => (factor ? map.setZoom(map.getZoom() + Math.sign(factor - 1)) : fit()),
  };
}

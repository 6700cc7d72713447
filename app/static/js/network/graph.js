// The picture of a network: every record with the shape of its kind, beginning where it lies.

import { looks } from "./looks.js";
import { showNames } from "./names.js";
import { layOut } from "./places.js";

const ROOM = 44;
const SETTLED = 120;

function elementsOf({ nodes, edges }) {
  return [
    ...nodes.map((node) => ({
      group: "nodes",
      data: { ...node, id: String(node.id), size: Math.min(0.74 + 0.07 * node.degree, 1.6) * 40 },
      classes: [node.kind, node.state, node.bridge ? "bridge" : ""].join(" "),
    })),
    ...edges.map((edge) => ({
      group: "edges",
      data: { id: `tie-${edge.id}`, source: String(edge.from), target: String(edge.to) },
      classes: edge.faint ? "faint" : "",
    })),
  ];
}

// Draw in `frame`. Tells `choose` and `point` the id of the one that is tapped or pointed at; gives the way back:
// `choose(id)`, `point(id)`, `zoom(factor)` (0 is everything in view) and `destroy()`.
export function drawGraph(frame, data, { choose, point }) {
  const cy = window.cytoscape({
    container: frame,
    elements: elementsOf(data),
    style: looks(),
    layout: { name: "preset" },
    boxSelectionEnabled: false,
    autoungrabify: true,
    // The wheel scrolls the page; two fingers zoom.
    userZoomingEnabled: matchMedia("(pointer: coarse)").matches,
    minZoom: 0.1,
    maxZoom: 4,
  });
  let zooming = null;
  const named = () => showNames(cy, { onlyImportant: matchMedia("(width < 720px)").matches });
  const fit = () => cy.fit(undefined, ROOM);
  layOut(cy);
  cy.on("zoom", () => {
    clearTimeout(zooming);
    zooming = setTimeout(named, SETTLED);
  });
  fit();
  named();
  frame.graph = cy; // A canvas can't be asked what it shows: the tests ask here.
  cy.on("tap", "node", ({ target }) => choose(target.id()));
  cy.on("mouseover", "node", ({ target }) => point(target.id()));
  cy.on("mouseout", "node", () => point(null));
  const resized = new ResizeObserver(() => {
    cy.resize();
    fit();
  });
  resized.observe(frame);

  function only(name, id) {
    cy.batch(() => {
      cy.elements().removeClass(name);
      if (id) cy.getElementById(String(id)).addClass(name).connectedEdges().addClass(name);
    });
  }

  return {
    choose: (id) => only("chosen", id),
    point: (id) => only("pointed", id),
    zoom: (factor) => (factor ? cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }) : fit()),
    destroy: () => {
      resized.disconnect();
      clearTimeout(zooming);
      cy.destroy();
    },
  };
}

// The picture of a network: every record with the shape of its kind, beginning where it lies.

import { looks } from "./looks.js";
import { layOut } from "./places.js";

const ROOM = 36;
const NAMED_UP_TO = 60;

function elementsOf({ nodes, edges }) {
  const few = nodes.length <= NAMED_UP_TO && !matchMedia("(width < 720px)").matches;
  return [
    ...nodes.map((node) => ({
      group: "nodes",
      data: { ...node, id: String(node.id), size: Math.min(0.74 + 0.07 * node.degree, 1.6) * 40 },
      classes: [node.kind, node.state, node.bridge && "bridge", (few || node.bridge || node.hub) && "named"]
        .filter(Boolean)
        .join(" "),
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
  layOut(cy);
  cy.fit(undefined, ROOM);
  frame.graph = cy;
  cy.on("tap", "node", ({ target }) => choose(target.id()));
  cy.on("mouseover", "node", ({ target }) => point(target.id()));
  cy.on("mouseout", "node", () => point(null));
  const resized = new ResizeObserver(() => {
    cy.resize();
    cy.fit(undefined, ROOM);
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
    zoom: (factor) => (factor ? cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }) : cy.fit(undefined, ROOM)),
    destroy: () => {
      resized.disconnect();
      cy.destroy();
    },
  };
}

// Where the nodes come: they begin where they lie on the map and make room for each other.

const BETWEEN = 95;
const GOLDEN = 2.399963;

// From metres to the picture, north up; the same place twice becomes a small spiral, so that nothing lies on top.
function geography(nodes) {
  const placed = nodes.filter((node) => node.data("place"));
  const side = Math.sqrt(nodes.length) * BETWEEN;
  const xs = placed.map((node) => node.data("place")[0]);
  const ys = placed.map((node) => node.data("place")[1]);
  const span = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys), 1);
  const seen = new Map();
  for (const node of placed) {
    const [rdX, rdY] = node.data("place");
    const times = seen.get(`${rdX} ${rdY}`) ?? 0;
    seen.set(`${rdX} ${rdY}`, times + 1);
    const far = 18 * Math.sqrt(times);
    node.position({
      x: ((rdX - Math.min(...xs)) / span) * side + far * Math.cos(times * GOLDEN),
      y: ((Math.max(...ys) - rdY) / span) * side + far * Math.sin(times * GOLDEN),
    });
  }
  nearPartners(nodes.filter((node) => !node.data("place")), side);
}

// What has no place stands in the middle of its partners that have one.
function nearPartners(nodes, side) {
  nodes.forEach((node, number) => {
    const partners = node.neighborhood("node[place]");
    const mean = (axis) => (partners.length ? partners.reduce((sum, partner) => sum + partner.position(axis), 0) / partners.length : side / 2);
    node.position({ x: mean("x") + 25 * Math.cos(number * GOLDEN), y: mean("y") + 25 * Math.sin(number * GOLDEN) });
  });
}

export function layOut(cy) {
  geography(cy.nodes());
  cy.layout({
    name: "cose",
    animate: false,
    randomize: false,
    fit: false,
    idealEdgeLength: () => 70,
    nodeRepulsion: () => 9000,
    nodeOverlap: 20,
    gravity: 0.4,
    numIter: 400,
    componentSpacing: 60,
  }).run();
}

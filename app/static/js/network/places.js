// Where the nodes come: as on the map, with room between them. What hangs together is drawn by its ties, and each
// group stands where it lies, north up, moved just far enough not to cover another.

const BETWEEN = 60;
const ROOM = 40;
const GOLDEN = 2.399963;
const STEPS = 200;
const WORK = 40_000;
const GATHERED = 5;
const CLOSER = 0.75;

// From metres to the picture; the same place twice becomes a small spiral, so that nothing lies on top.
function geography(nodes) {
  const placed = nodes.filter((node) => node.data("place"));
  const side = Math.sqrt(nodes.length) * BETWEEN;
  const xs = placed.map((node) => node.data("place")[0]);
  const ys = placed.map((node) => node.data("place")[1]);
  const [west, north] = [Math.min(...xs), Math.max(...ys)];
  const scale = side / Math.max(Math.max(...xs) - west, north - Math.min(...ys), 1);
  const seen = new Map();
  for (const node of placed) {
    const [rdX, rdY] = node.data("place");
    const times = seen.get(`${rdX} ${rdY}`) ?? 0;
    seen.set(`${rdX} ${rdY}`, times + 1);
    const far = 18 * Math.sqrt(times);
    node.position({ x: (rdX - west) * scale + far * Math.cos(times * GOLDEN), y: (north - rdY) * scale + far * Math.sin(times * GOLDEN) });
  }
  nearPartners(nodes.filter((node) => !node.data("place")), side);
}

// What has no place stands in the middle of its partners that have one.
function nearPartners(nodes, side) {
  nodes.forEach((node, number) => {
    const middle = middleOf(node.neighborhood("node[place]")) ?? { x: side / 2, y: side / 2 };
    node.position({ x: middle.x + 25 * Math.cos(number * GOLDEN), y: middle.y + 25 * Math.sin(number * GOLDEN) });
  });
}

function middleOf(nodes) {
  if (!nodes.length) return null;
  const mean = (axis) => nodes.reduce((sum, node) => sum + node.position(axis), 0) / nodes.length;
  return { x: mean("x"), y: mean("y") };
}

// Push groups that cover each other apart, half of the way each, until none does.
function makeRoom(groups) {
  for (let step = 0; step < STEPS; step += 1) {
    let moved = false;
    for (const [number, one] of groups.entries()) {
      for (const other of groups.slice(number + 1)) {
        const [dx, dy] = [other.x - one.x || 0.1, other.y - one.y || 0.1];
        const far = Math.hypot(dx, dy);
        const short = one.radius + other.radius - far;
        if (short <= 0) continue;
        moved = true;
        const [x, y] = [(dx / far) * (short / 2), (dy / far) * (short / 2)];
        Object.assign(one, { x: one.x - x, y: one.y - y });
        Object.assign(other, { x: other.x + x, y: other.y + y });
      }
    }
    if (!moved) return;
  }
}

// Closer together as long as there is room: the directions stay, the empty land between goes.
function gather(groups) {
  for (let time = 0; time < GATHERED; time += 1) {
    for (const group of groups) Object.assign(group, { x: group.x * CLOSER, y: group.y * CLOSER });
    makeRoom(groups);
  }
}

export function layOut(cy) {
  geography(cy.nodes());
  // Each round compares every two nodes: many nodes get fewer rounds, and cool down as far.
  const rounds = Math.round(Math.min(Math.max(WORK / cy.nodes().length, 120), 400));
  const groups = cy.elements().components().map((elements) => ({ nodes: elements.nodes(), ...middleOf(elements.nodes()) }));
  cy.layout({
    name: "cose",
    animate: false,
    randomize: false,
    fit: false,
    idealEdgeLength: () => 70,
    nodeRepulsion: () => 16000,
    nodeOverlap: 20,
    gravity: 0.4,
    numIter: rounds,
    coolingFactor: 0.001 ** (1 / rounds),
  }).run();
  for (const group of groups) {
    const box = group.nodes.boundingBox({ includeLabels: false });
    Object.assign(group, { drawn: { x: box.x1 + box.w / 2, y: box.y1 + box.h / 2 }, radius: Math.max(box.w, box.h) / 2 + ROOM });
  }
  gather(groups);
  for (const { nodes, drawn, x, y } of groups) nodes.shift({ x: x - drawn.x, y: y - drawn.y });
}

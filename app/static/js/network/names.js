// Which names stand in the picture: as many as fit, those of bridges and of what is tied most first. They are as
// large at every distance, so coming closer shows more of them. What is chosen or pointed at is always named.

const LETTER = 13;
const WIDTH = 0.56;
const LINE = 1.2;
const WIDEST = 8.5;

function box(x, top, width, height) {
  return { x1: x - width / 2, x2: x + width / 2, y1: top, y2: top + height };
}

function covers(one, other) {
  return one.x1 < other.x2 && other.x1 < one.x2 && one.y1 < other.y2 && other.y1 < one.y2;
}

// The place of a name under its node, in letters of this size; an estimate, for a canvas tells no sizes.
function nameBox(node, letter) {
  const long = node.data("name").length * WIDTH * letter;
  const widest = WIDEST * letter;
  const lines = Math.min(Math.ceil((long * 1.1) / widest), 4);
  return box(node.position("x"), node.position("y") + node.data("size") / 2 + 4, Math.min(long, widest), lines * LINE * letter);
}

// `onlyImportant`: on a small screen the table has the rest.
export function showNames(cy, { onlyImportant }) {
  const letter = Math.max(LETTER, LETTER / cy.zoom());
  const weight = (node) => node.data("degree") + (node.data("bridge") || node.data("hub") ? 1000 : 0);
  const taken = [];
  cy.batch(() => {
    cy.nodes().style({ "font-size": letter, "text-max-width": WIDEST * letter, "text-outline-width": letter / 6 });
    for (const node of cy.nodes().toArray().sort((one, other) => weight(other) - weight(one))) {
      const size = node.data("size");
      const name = nameBox(node, letter);
      const fits = !(onlyImportant && weight(node) < 1000) && !taken.some((other) => covers(name, other));
      node.toggleClass("named", fits);
      taken.push(box(node.position("x"), node.position("y") - size / 2, size, size));
      if (fits) taken.push(name);
    }
  });
}

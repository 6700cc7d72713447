// The base map, and what happens without it: our own areas become the ground.

const ENOUGH_ERRORS = 4;
const UNREACHABLE = "Achtergrondkaart niet bereikbaar";

// Put the tiles under the map, after it looks at the right place. Four failures without one success
// mean that there is no base map today. `base` is null when none is configured.
export function addBase(map, base) {
  const ground = map.getContainer();
  map.attributionControl.setPrefix(false);
  if (!base) {
    ground.classList.add("map--no-tiles");
    return;
  }
  let errors = 0;
  const failed = () => {
    errors += 1;
    if (errors < ENOUGH_ERRORS) return;
    base.off("tileerror", failed);
    map.removeLayer(base);
    ground.classList.add("map--no-tiles");
    map.attributionControl.addAttribution(UNREACHABLE);
  };
  base.on("tileerror", failed);
  base.once("tileload", () => base.off("tileerror", failed));
  base.addTo(map);
}

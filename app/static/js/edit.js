// Changing a record: its place can be pointed at, its buurten tapped on the map, and nothing is lost by leaving.

import { Place } from "./capture/place.js";
import { watchSimilar } from "./capture/similar.js";
import { foldBlocks } from "./editing/blocks.js";
import { Buurten } from "./editing/buurten.js";
import { findHosts } from "./editing/hosts.js";
import { warnBeforeLeaving } from "./editing/leaving.js";

const form = document.querySelector("[data-edit]");

new Place(document.querySelector("[data-place]")).begin();
new Buurten(form.querySelector("[data-buurten]"));
findHosts(form);
foldBlocks(form);
watchSimilar(form);
warnBeforeLeaving(form);

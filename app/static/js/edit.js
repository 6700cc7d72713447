// Changing a record: where it is can be pointed at, as when it was put on the map.

import { Place } from "./capture/place.js";

new Place(document.querySelector("[data-place]")).begin();

// Putting something on the map in a minute: the form works without this, and is quicker with it.

import { watchConnection } from "./capture/connection.js";
import { offerDraft } from "./capture/drafts.js";
import { watchName } from "./capture/hints.js";
import { Place } from "./capture/place.js";
import { watchSimilar } from "./capture/similar.js";
import { askBeforeLeaving } from "./capture/stopping.js";

const form = document.querySelector("[data-capture]");
const place = new Place(document.querySelector("[data-place]"));
watchName(form);
watchSimilar(form);
watchConnection(form);
askBeforeLeaving(form);
offerDraft(form, () => place.show());
place.begin();

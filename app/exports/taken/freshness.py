"""How fresh what we know is, per part and kind, and where was looked."""

from __future__ import annotations

from collections.abc import Mapping

from app.exports.tables import Table, figure, text
from app.queries.coverage.beside.freshness import NOTHING, FreshnessOfPart
from app.queries.coverage.overview import Coverage

EXPLAINED = (
    "Pas gecheckt is: iemand zag of hoorde binnen de termijn van die soort dat het nog klopt. Alles "
    "bevestigd is actueel, ook als er niets nieuws bij kwam. Rondes en checks zijn die van de laatste "
    "negentig dagen."
)
CURRENT = "actueel"


def freshness_table(
    found: Coverage, by_part: Mapping[int, FreshnessOfPart], kinds: Mapping[str, str], chosen: str
) -> Table:
    """A row per part: all of it, each kind, and the search effort; `chosen` is the filter in words."""
    rows = []
    for region in found.regions:
        known, facts = by_part.get(region.id, NOTHING), found.of(region)
        whole = known.whole
        rows.append(
            (
                *(region.code, region.name, whole.total, whole.fresh, whole.soon, whole.age),
                CURRENT if whole.is_current else "",
                *(number for kind in kinds for number in (known.of(kind).total, known.of(kind).fresh)),
                *(facts.rounds, facts.checks, found.unsearched(region)),
            )
        )
    named = [kind.lower().replace(" ", "_") for kind in kinds.values()]
    title = f"Hoe actueel is wat we weten? (C6 en C7, versie 1, {found.within.name})"
    return Table(
        key="hoe_actueel",
        title=f"{title}, keuze: {chosen}" if chosen else title,
        columns=(
            *(text("code"), text("naam"), figure("op_de_kaart"), figure("pas_gecheckt")),
            *(figure("check_binnen_30_dagen"), figure("dagen_sinds_check_middelste"), text("stand")),
            *(figure(one) for kind in named for one in (kind, f"{kind}_pas_gecheckt")),
            *(figure("straatrondes"), figure("checks"), figure("themas_nog_niet_gezocht")),
        ),
        rows=rows,
        counted=EXPLAINED,
    )

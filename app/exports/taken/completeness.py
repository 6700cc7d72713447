"""What we may miss: the numbers of two lists, and the estimate with its warning."""

from __future__ import annotations

from app.exports.tables import Table, figure, text
from app.queries.coverage.completeness.comparing import Comparison
from app.queries.coverage.completeness.estimating import FEWEST, VERSION

EXPLAINED = (
    "Twee lijsten die niets van elkaar weten: de onze en die van een ander. Hoe minder ze samen hebben, "
    "hoe meer er nog moet zijn dat op geen van beide staat. Van ons telt wat pas gecheckt is."
)
WARNING = (
    "Bekende groepen staan op allebei de lijsten. Zo lijkt het alsof we bijna alles kennen. Daarom staat "
    "er ‘ten minste’ en ‘ten hoogste’. Komt de ene lijst voor een deel van de andere, dan zegt de uitkomst "
    "weinig."
)
TOO_FEW = "te weinig om te schatten"
UNDECIDED = "eerst bekijken wat dezelfde zijn"


def completeness_table(title: str, found: Comparison) -> Table:
    """The counts, and the estimate or why there is none."""
    rows: list[tuple[str, object, str]] = [
        ("op onze kaart, pas gecheckt", found.ours, ""),
        ("op de andere lijst", found.theirs, ""),
        ("op allebei", found.both, ""),
        ("op de andere lijst en bij ons lang niet gecheckt", found.stale, "telt niet als bekend"),
        ("niemand weet of het dezelfde is", found.unsure, "telt als dezelfde"),
    ]
    if found.open:
        rows.append(("ten minste", None, UNDECIDED))
    elif found.estimate is None:
        rows.append(("ten minste", None, f"{TOO_FEW}: minder dan {FEWEST} op allebei"))
    else:
        made = found.estimate
        rows += [
            ("ten minste", round(made.at_least, 1), f"marge {made.low:.1f} tot {made.high:.1f}"),
            ("ten hoogste bekend, in procent", round(100 * made.known_at_most), "van beide lijsten samen"),
        ]
    return Table(
        key="wat_missen_we",
        title=f"Wat missen we nog? (C8, versie {VERSION}, {found.area.name}, naast: {title})",
        columns=(text("wat"), figure("getal"), text("toelichting")),
        rows=rows,
        counted=f"{EXPLAINED} Let op: {WARNING}",
    )

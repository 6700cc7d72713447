"""The chain of the leergang as a table: a row per count, people in fives."""

from __future__ import annotations

from app import labels
from app.exports.tables import Table, figure, text
from app.queries.training.yielding.chain import Chain

COUNTED = (
    "Wat naast de leergang staat; een aanleiding is geen bewijs van oorzaak. Elke buurtkracht één keer, bij "
    "het sterkste verband. Mensen per bijeenkomst, op vijf afgerond; 'minder dan 5' is niet gelijk aan 0."
)


def chain_table(found: Chain, title: str) -> Table:
    """Every count of the page; `title` says of which choice."""
    people = "minder dan 5" if found.people is None else found.people
    rows: list[tuple[str, object]] = [
        ("bijeenkomsten", found.sessions),
        ("keer dat iemand meedeed, ongeveer", people),
        ("vervolgstappen", found.actions),
        ("waarvan gedaan", found.actions_done),
        *((f"buurtkrachten: {labels.CLAIM_STRENGTHS[one].lower()}", n) for one, n in found.assets.items()),
        ("buurtkrachten waarvan nog niets is meegelezen", found.unread),
        ("verbanden waarvan de meelezer niet overtuigd was", found.doubted),
        ("verbindingen", found.relations),
        *((f"opbrengsten: {labels.OUTCOME_LEVELS[one].lower()}", n) for one, n in found.outcomes.items()),
    ]
    return Table(
        key="leergang",
        title=title,
        columns=(text("wat"), figure("aantal")),
        rows=rows,
        counted=COUNTED,
    )

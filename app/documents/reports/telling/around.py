"""What was near and what hung together at the end of the period."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.documents.reports.contents import Told
from app.documents.reports.telling.naming import parts_words
from app.documents.reports.words import shown
from app.exports.tables import Table, figure, text
from app.queries.coverage.facts import Ties
from app.queries.coverage.measures import FLAGS, MEASURES, SMALL
from app.queries.reports.gathering import Gathered
from app.rhythms.dutch import day_words

HALF = 50
FEW = 5
"""Records; of fewer no share is said."""
TOO_FEW = "te klein om iets te zeggen"
NEAR = (
    "Op loopafstand van iets dat pas gecheckt is en waar je zo naar binnen kunt. Niet dichtbij betekent niet "
    "dat er niets is: wij weten er dan niets van. Een percentage van weinig mensen zegt weinig."
)
TIED = (
    "Een verbinding betekent dat er iets samen gebeurt. Een brug houdt groepen bij elkaar: valt zij weg, dan "
    "valt het uiteen. Bij minder dan 5 buurtkrachten zeggen we niets. Meer verbindingen is niet altijd "
    "beter, en wat we niet weten staat er niet in."
)


def told_near(found: Gathered) -> Iterator[Told]:
    """C3 on foot, near and less near and in the evening; nothing where no distance can be measured."""
    reached = found.around.reached
    if not any(reached.values()):
        return
    rows: list[tuple[Any, ...]] = []
    for region in found.parts.regions:
        shares = [_percent(of_parts.get(region.id)) for of_parts in reached.values()]
        rows.append((region.code, region.name, region.inhabitants, *shares, _note(region.inhabitants)))
    table = Table(
        key="op_loopafstand",
        title="Voor wie is er iets dichtbij?",
        columns=(
            *(text("code"), text("naam"), figure("inwoners")),
            *(figure(f"procent_{name}") for name in reached),
            text("let_op"),
        ),
        rows=rows,
        counted=f"Stand van {day_words(found.stand)}. C3: {MEASURES['C3'].explained}",
    )
    number = sum(1 for row in rows if row[3] is not None and row[3] >= HALF)
    sentence = (
        f"In {shown(number)} van de {shown(len(rows))} heeft minstens de helft van de inwoners "
        "iets op 400 meter lopen."
    )
    yield Told(table=table, sentence=sentence, explained=NEAR, codes=("C3",))


def told_tied(found: Gathered) -> Iterator[Told]:
    """C5; a part with fewer than `FEW` records has no share. Nothing when nowhere is a record."""
    ties = found.around.ties
    if not ties:
        return
    rows = [(one.code, one.name, *_ties(ties.get(one.id))) for one in found.parts.regions]
    table = Table(
        key="hoe_verbonden",
        title="Hangt het samen?",
        columns=(
            *(text("code"), text("naam"), figure("buurtkrachten"), figure("verbindingen_per_buurtkracht")),
            *(figure("procent_zit_aan_elkaar"), figure("bruggen"), text("let_op")),
        ),
        rows=rows,
        counted=f"Stand van {day_words(found.stand)}. C5: {MEASURES['C5'].explained}",
    )
    told = [one for one in rows if one[3] is not None]
    half = sum(1 for one in told if one[4] is not None and one[4] >= HALF)
    sentence = (
        f"Van {parts_words(found, len(told))} kunnen we iets zeggen. In {shown(half)} zit "
        "minstens de helft aan elkaar vast."
    )
    yield Told(table=table, sentence=sentence, explained=TIED, codes=("C5",))


def _percent(share: float | None) -> int | None:
    return None if share is None else round(100 * share)


def _note(inhabitants: int | None) -> str:
    if inhabitants is None:
        return FLAGS["inhabitants_unknown"]
    if not inhabitants:
        return FLAGS["no_inhabitants"]
    return FLAGS["small_number"] if inhabitants < SMALL else ""


def _ties(known: Ties | None) -> tuple[int, float | None, int | None, int | None, str]:
    """Records, ties per record, percent in the largest whole, bridges, and what to bear in mind."""
    if known is None or known.records < FEW:
        return (known.records if known else 0, None, None, None, TOO_FEW)
    return known.records, known.per_record, round(100 * known.together), known.bridges, ""

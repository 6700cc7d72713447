"""Wie bereiken we? (C9): for whom what is there is, beside who live there; never in one number together."""

from __future__ import annotations

from collections.abc import Iterator

from app import labels
from app.documents.reports.contents import Told
from app.documents.reports.telling.naming import all_parts
from app.documents.reports.words import shown
from app.exports.tables import Table, figure, text
from app.exports.taken.coverage import listed
from app.queries.coverage.beside.composition import COMPOSITION, Composition
from app.queries.coverage.facts import Who
from app.queries.coverage.measures import MEASURES
from app.queries.reports.gathering import Gathered

EXPLAINED = (
    "Links staat voor wie er iets is dat pas gecheckt is, rechts wie er wonen (bron: CBS). We tellen die "
    "twee nooit samen: wat er is, zegt niet wie er komt. Meer of minder van een groep is niet goed of slecht."
)


def told_for_whom(found: Gathered) -> Iterator[Told]:
    """A row per part in order of name; nothing when of no part is known for whom something is.

    Who live there is left out when it is known nowhere, as on schematic boundaries.
    """
    known = {region.id: found.parts.of(region).who for region in found.parts.regions}
    if not any(known.values()):
        return
    table = Table(
        key="voor_wie",
        title="Wie bereiken we?",
        columns=(
            *(text("code"), text("naam"), text("voor_wie"), figure("niet_gezegd"), text("talen")),
            *([text("wie_er_wonen")] if found.lives else []),
        ),
        rows=[
            (
                *(region.code, region.name),
                *_said(known[region.id] or Who(), found),
                *([lived_words(found.lives.get(region.id))] if found.lives else []),
            )
            for region in found.parts.regions
        ],
        counted=f"C9: {MEASURES['C9'].explained}",
    )
    number = sum(1 for one in known.values() if one and one.audiences)
    sentence = (
        f"In {shown(number)} van {all_parts(found, len(known))} is bekend voor wie er iets is. "
        "Het getal is hoeveel buurtkrachten er voor die groep zijn."
    )
    yield Told(table=table, sentence=sentence, explained=EXPLAINED, codes=("C9",))


def _said(who: Who, found: Gathered) -> tuple[str, int, str]:
    """For whom, how many say for nobody in particular, and in which languages."""
    return listed(who.audiences, found.audiences), who.anybody, listed(who.languages, labels.LANGUAGES)


def lived_words(lives: Composition | None) -> str:
    """'0–14 jaar 17 %, woont alleen 41 % (2024)', '' when too little is known."""
    if lives is None:
        return ""
    percents = [
        f"{COMPOSITION[key]} {round(one)} %" for key, one in lives.percents.items() if one is not None
    ]
    return f"{', '.join(percents)} ({lives.year})"

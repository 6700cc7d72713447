"""What we don't know, as our own work, and what we do about it."""

from __future__ import annotations

from app.documents.reports.contents import Part, Told
from app.documents.reports.telling.naming import one_part
from app.documents.reports.words import many, share, shown
from app.exports.tables import Table, figure, text
from app.queries.coverage.facts import State
from app.queries.reports.gathering import Gathered

KEY = "unknown"
HEADING = "Wat weten we niet, en wat doen we daaraan?"
CELLS = (
    "Een vak is één thema in één {part}. Nog niet gezocht zegt niets over de {part}: dat is werk voor "
    "ons. Gezocht en niet gevonden betekent dat we hebben gekeken. Misschien is het er wel."
)
FIRST = (
    "Een lijst om over te praten, geen oordeel over een buurt. Er staat alleen wat toeval niet kan "
    "verklaren, en alleen waar we hebben gekeken."
)


def cells_by_state(found: Gathered) -> dict[State, int]:
    """How many themes of parts are in each state; together every theme of every part."""
    counted = dict.fromkeys(State, 0)
    for region in found.parts.regions:
        for theme in found.parts.themes:
            counted[found.parts.of(region).cell(theme).state] += 1
    return counted


def told(found: Gathered) -> Part:
    """The states of the themes per part, what comes up for a check, and where to look first."""
    cells = cells_by_state(found)
    total = sum(cells.values())
    lead = (
        f"In {shown(cells[State.UNSEARCHED])} van de {many(total, 'vak', 'vakken')} is nog niet gezocht "
        f"({share(cells[State.UNSEARCHED], total)}). Dat is ons eigen werk."
    )
    tables = [_cells(found)]
    if found.first:
        tables.append(_first(found))
    return Part(key=KEY, heading=HEADING, lead=lead, tables=tables)


def _cells(found: Gathered) -> Told:
    part = one_part(found)
    rows, soon = [], 0
    for region in found.parts.regions:
        known = found.parts.of(region)
        states = [known.cell(theme).state for theme in found.parts.themes]
        rows.append((region.code, region.name, *(states.count(state) for state in State), known.soon))
        soon += known.soon
    table = Table(
        key="wat_we_niet_weten",
        title=f"Thema’s per {part}",
        columns=(
            *(text("code"), text("naam"), figure("gevonden"), figure("lang_niet_gecheckt")),
            *(figure("gezocht_niet_gevonden"), figure("nog_niet_gezocht"), figure("check_binnen_30_dagen")),
        ),
        rows=rows,
        counted=CELLS.format(part=part),
    )
    sentence = (
        f"Binnen 30 dagen na deze stand {'is' if soon == 1 else 'zijn'} "
        f"{many(soon, 'buurtkracht', 'buurtkrachten')} toe aan een check. Wat voor meer buurten is, staat er "
        "vaker in."
    )
    return Told(table=table, sentence=sentence, explained=CELLS.format(part=part), codes=("C7",))


def _first(found: Gathered) -> Told:
    themes = found.parts.themes
    table = Table(
        key="waar_eerst_kijken",
        title="Waar eerst kijken?",
        columns=(
            *(text("buurtcode"), text("buurt"), text("thema"), figure("pas_gecheckt"), figure("inwoners")),
            *(figure("per_1000"), figure("marge_van"), figure("marge_tot"), figure("gewoon_per_1000")),
            *(figure("buurtvragen"), figure("signalen")),
        ),
        rows=[
            (
                *(
                    one.region.code,
                    one.region.name,
                    themes.get(one.theme, one.theme),
                    one.n,
                    one.region.inhabitants,
                ),
                *(one.rate, one.low, one.high, one.usual, one.questions, one.signals),
            )
            for one in found.first
        ],
        counted="Waar het aantal per 1.000 inwoners ook met toeval erbij onder het gewone blijft.",
    )
    number = many(len(found.first), "keer", "keer")
    sentence = f"Hier kijken we eerst: {number} is er van een thema minder dan in andere buurten gewoon is."
    return Told(table=table, sentence=sentence, explained=FIRST, codes=("C2",))

"""The first page: four figures, each with its n, and what stands out in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from app.documents.reports.contents import KeyFigure
from app.documents.reports.telling.before import before_words, clear_changes, goes_on
from app.documents.reports.telling.known import known_words
from app.documents.reports.telling.naming import all_parts
from app.documents.reports.telling.unknown import cells_by_state
from app.documents.reports.words import many, share, shown
from app.models.reports import Edition
from app.models.training import ClaimStrength, OutcomeLevel
from app.queries.coverage.facts import State
from app.queries.reports.gathering import Gathered

FINDINGS = 4
MOST_BARS = 20
KNOWN = (
    "Van zoveel weten we iets dat iemand pas nog checkte. Van de rest weten we minder; dat zegt niets over "
    "wat er is."
)
NOTHING = "zegt niets over wat er is."
NEW = (
    "Zoveel schreven we op in deze periode. Het kan er al lang zijn: nieuw voor ons is niet nieuw in de "
    "buurt."
)
UNSEARCHED = "Een vak is één thema in één deel. Hier keken we nog niet. Dat is werk voor ons en geen oordeel."
OUTCOMES = (
    "Zo vaak vertelde een team dat er iets veranderde, met iets waaruit dat blijkt. Het is geen telling van "
    "alles wat er gebeurde."
)


def figures(found: Gathered) -> list[KeyFigure]:
    """Those of the period first; a public edition has no outcomes."""
    cells = cells_by_state(found)
    total, known = sum(cells.values()), found.parts.known
    number, done = len(found.parts.regions), found.happened
    told = [
        KeyFigure(
            value=shown(known),
            label=f"van {all_parts(found, number)} kennen we",
            line="er is iets dat pas gecheckt is",
            explained=KNOWN,
            code="C1",
        ),
        KeyFigure(
            value=f"+{shown(done.new)}" if done.new else "0",
            label="nieuw op de kaart",
            line=_new_line(found),
            explained=NEW,
        ),
        KeyFigure(
            value=share(cells[State.UNSEARCHED], total),
            label="van de vakken niet gezocht",
            line=f"{shown(cells[State.UNSEARCHED])} van {shown(total)}: ons eigen werk",
            explained=UNSEARCHED,
            code="C7",
        ),
    ]
    if found.asked.edition is Edition.PUBLIC:
        return told
    outcomes = sum(found.outcomes.values())
    first = KeyFigure(
        value=shown(outcomes),
        label="opbrengst" if outcomes == 1 else "opbrengsten",
        line=f"met onderbouwing, {shown(found.outcomes[OutcomeLevel.RESIDENTS])} bij bewoners",
        explained=OUTCOMES,
    )
    return [first, *told]


def _new_line(found: Gathered) -> str:
    line = f"en {shown(found.happened.stopped)} gestopt, in deze periode"
    if found.earlier is None or goes_on(found):
        return line
    name = "het kwartaal" if before_words(found.earlier) == "kwartaal_ervoor" else "de periode"
    return f"{line}; in {name} ervoor {shown(found.earlier.happened.new)} nieuw"


def bars(found: Gathered) -> list[tuple[str, int, int]]:
    """The share that was checked lately with its n, by name; of at most `MOST_BARS` parts."""
    told = [one for one in found.measured("C6") if one.value is not None]
    if len(told) > MOST_BARS:
        return []
    return [(one.region.name, round(one.value or 0), one.n) for one in told]


def findings(found: Gathered) -> list[tuple[str, str]]:
    """At most four sentences, each with its n; none that ranks one part above another."""
    return list(_findings(found))[:FINDINGS]


def _findings(found: Gathered) -> Iterator[tuple[str, str]]:
    done = found.happened
    others = len(found.parts.regions) > max(found.parts.known, 1)
    yield known_words(found), f"{'Van de andere weten we minder; dat' if others else 'Dat'} {NOTHING}"
    if found.earlier:
        yield from clear_changes(found, found.earlier)
    if found.chain.linked and found.asked.edition is Edition.COLLEAGUES:
        prompted = found.chain.records.by_strength[ClaimStrength.PROMPTED]
        unread = f"{shown(found.chain.records.unread)} nog niet meegelezen"
        yield (
            f"Bij {many(found.chain.linked, 'buurtkracht', 'buurtkrachten')} speelde de leergang mee.",
            f"Bij {shown(prompted)} was zij de aanleiding; {unread}.",
        )
    cells = cells_by_state(found)
    if cells[State.SEARCHED]:
        yield (
            f"In {many(cells[State.SEARCHED], 'vak', 'vakken')} is gezocht en niets gevonden.",
            "Daar hebben we gekeken. Misschien is het er wel.",
        )
    if cells[State.UNSEARCHED]:
        yield (
            f"In {share(cells[State.UNSEARCHED], sum(cells.values()))} van de vakken is nog niet gezocht.",
            f"{shown(cells[State.UNSEARCHED])} van {shown(sum(cells.values()))}: één thema in één deel.",
        )
    if done.rounds:
        yield (
            f"Teams liepen {many(done.rounds, 'straatronde', 'straatrondes')}.",
            f"{shown(done.in_vain)} keer is een thema gezocht en niet gevonden.",
        )

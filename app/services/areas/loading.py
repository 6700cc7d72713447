"""Load the boundaries of one year as a whole: one transaction, the same again changes nothing.

Decided here:

- A year is loaded once per kind. Loading it again with other content overwrites its areas by code, so that
  their ids, and with them all that refers to them, stay. An area that vanished from the same year's source is
  removed; when somebody spoke of it (a team works there, a record is there for it) the load is refused.
- Older years stay. The newest official year is the one that we work with; schematic cells stand in until the
  first official load, which retires them.
- Records can't be written meanwhile: whoever saves one waits until the load is done and then lands in the
  new boundaries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnExpressionArgument, select, text

from app import clock
from app.database import database
from app.models.areas import AreaLevel, Vintage, VintageKind
from app.queries.stamps import AREAS
from app.services.areas.comparing import changes_between
from app.services.areas.linking import known_areas, link_vintage
from app.services.areas.moving import reassign, remember_places
from app.services.areas.references import references
from app.services.areas.report import LoadReport, VintageName
from app.services.areas.storing import digest_of, remove_areas, store_areas
from app.services.stamps import bump
from geodata.areas import BoundarySet
from importers.records import ImportRefused

WAIT_FOR_OTHER_LOADS = text("select pg_advisory_xact_lock(hashtext('boundaries'))")

# Exclusive, and before anything else is written: with a weaker lock, or later, we and somebody who edits a
# record could each wait for what the other holds. Reading goes on.
HOLD_RECORDS = text("lock table assets in exclusive mode")

LEVEL_NAMES: Final = {"gemeente": "een gemeente", "wijk": "wijken"}


class Step(StrEnum):
    """What takes time in a load, in the order in which it is done."""

    STORE = "store"
    LINK = "link"
    REASSIGN = "reassign"
    COMPARE = "compare"


def load_boundaries(
    boundaries: BoundarySet, *, kind: VintageKind, tell: Callable[[Step], object] = lambda _step: None
) -> LoadReport:
    """Store the areas, tie them to other years and bring all records into the current ones.

    Flushes and never commits: the caller's transaction is all or nothing. `tell` hears each step as it
    begins. Raises ImportRefused (Dutch), before anything is written, when the set can't be used or when an
    area that something refers to is missing from it.
    """
    take_turn()
    _check(boundaries, kind)
    known, predecessor = _find(kind, boundaries.vintage), current_row()
    digest = digest_of(boundaries)
    if known is not None and known.digest == digest:
        return _report(boundaries, known, unchanged=True)
    tell(Step.STORE)
    database.session.execute(HOLD_RECORDS)
    remember_places()
    compared = known or predecessor
    was = known_areas(compared.id) if compared else {}
    vintage = _store(boundaries, known, kind=kind, digest=digest)
    is_current = _choose_current() is vintage
    tell(Step.LINK)
    ambiguous = link_vintage(vintage)
    bump(AREAS)
    tell(Step.REASSIGN)
    placed, moves = reassign() if is_current else (0, ())
    tell(Step.COMPARE)
    changes = None
    if compared is not None and (is_current or compared is vintage):
        changes = changes_between(was, known_areas(vintage.id), compared_with=name_of(compared))
    database.session.expire_all()
    return _report(boundaries, vintage, changes=changes, moves=moves, placed=placed, ambiguous=ambiguous)


def take_turn() -> None:
    """Wait until no other load runs; the turn ends with the transaction."""
    database.session.execute(WAIT_FOR_OTHER_LOADS)


def current_row() -> Vintage | None:
    """The vintage that we work with, if there is one."""
    return _one(Vintage.is_current)


def name_of(vintage: Vintage) -> VintageName:
    """The vintage as a value that outlives the session."""
    return VintageName(kind=vintage.kind, year=vintage.year)


def _find(kind: VintageKind, year: int) -> Vintage | None:
    return _one(Vintage.kind == kind, Vintage.year == year)


def _one(*conditions: ColumnExpressionArgument[bool]) -> Vintage | None:
    """As it is in the database now: while we waited for our turn another load may have changed it."""
    chosen = select(Vintage).where(*conditions).execution_options(populate_existing=True)
    return database.session.scalar(chosen)


def _check(boundaries: BoundarySet, kind: VintageKind) -> None:
    codes = Counter(area.code for area in boundaries.areas)
    twice = [code for code, times in codes.items() if times > 1]
    if twice:
        raise ImportRefused(f"{twice[0]} staat er twee keer in. Elk gebied mag er één keer in staan.")
    if not any(area.level == "buurt" for area in boundaries.areas):
        levels = {area.level for area in boundaries.areas}
        found = " en ".join(words for level, words in LEVEL_NAMES.items() if level in levels) or "van alles"
        raise ImportRefused(
            f"Hier staat wel {found} in, maar geen buurten. Kies het bestand met de buurten van hetzelfde "
            "jaar; dit bestand mag mee, samen in één zip."
        )
    orphan = next(
        (area for area in boundaries.areas if area.parent_code and area.parent_code not in codes), None
    )
    if orphan is not None:
        raise ImportRefused(
            f"{orphan.name} ({orphan.code}) hoort bij {orphan.parent_code}, en dat staat er niet in. "
            "Vul het bestand aan."
        )
    if kind is VintageKind.SCHEMATIC and _has_official():
        raise ImportRefused(
            "Er zijn al echte grenzen geladen. Schematische grenzen zijn dan niet meer nodig."
        )


def _has_official() -> bool:
    return (
        database.session.scalar(select(Vintage.id).where(Vintage.kind == VintageKind.OFFICIAL).limit(1))
        is not None
    )


def _store(boundaries: BoundarySet, known: Vintage | None, *, kind: VintageKind, digest: str) -> Vintage:
    vanished = _vanished(boundaries, known) if known else []
    vintage = known or Vintage(kind=kind, year=boundaries.vintage)
    vintage.source, vintage.digest, vintage.loaded_at = boundaries.source, digest, clock.now()
    database.session.add(vintage)
    database.session.flush()
    store_areas(boundaries, vintage=vintage)
    remove_areas(vanished)
    return vintage


def _vanished(boundaries: BoundarySet, vintage: Vintage) -> list[int]:
    """Ids of the areas that are gone from the source; ImportRefused when somebody spoke of one."""
    kept = {area.code for area in boundaries.areas}
    vanished = {area.id: area for area in known_areas(vintage.id).values() if area.code not in kept}
    for area_id, words in references(list(vanished)).items():
        area = vanished[area_id]
        told = ", ".join(f"{times} keer {word}" for word, times in words.items())
        raise ImportRefused(
            f"{area.name} ({area.code}) staat niet meer in deze grenzen van {vintage.year}, maar wordt nog "
            f"genoemd: {told}. Kies daar eerst een andere buurt, of laad deze grenzen met een ander jaar."
        )
    return list(vanished)


def _choose_current() -> Vintage:
    """Mark the newest official year, or the schematic cells as long as there is none, as current."""
    vintages = database.session.scalars(select(Vintage)).all()
    chosen = max(vintages, key=lambda vintage: (vintage.kind is VintageKind.OFFICIAL, vintage.year))
    for vintage in vintages:
        if vintage.kind is VintageKind.SCHEMATIC and chosen.kind is VintageKind.OFFICIAL:
            vintage.retired_at = vintage.retired_at or clock.now()
        vintage.is_current = False
    database.session.flush()  # two rows can't be current at once, not even between two statements
    chosen.is_current = True
    database.session.flush()
    return chosen


def _report(boundaries: BoundarySet, vintage: Vintage, **done: Any) -> LoadReport:
    levels = Counter(AreaLevel(area.level) for area in boundaries.areas)
    current = current_row()
    return LoadReport(
        vintage=name_of(vintage),
        source=boundaries.source,
        counts={level: levels[level] for level in AreaLevel},
        current=name_of(current) if current else name_of(vintage),
        issues=boundaries.issues,
        **done,
    )

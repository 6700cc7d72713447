"""The sessions, steps, records and ties behind each number of a chain, as the visitor sees them.

A list is asked by the key of its level and that of its part (see levels.py). What it counts is what the chain
counts: both start at the same choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from app.database import database
from app.exceptions import NotFound
from app.models.record import Relation
from app.models.training import ActionState, Claim, ClaimStrength, Session, Verdict
from app.policy import Permission, Viewer
from app.queries.record.ties.relations import select_named_ties
from app.queries.training.sessions import SessionLine, read_lines, select_sessions
from app.queries.training.yielding.actions import Step, steps_among
from app.queries.training.yielding.chain import is_open_tie_of
from app.queries.training.yielding.choosing import ChainFilter, Choice, Said, choose
from app.queries.training.yielding.subjects import About, among, claim_subjects

SHOWN = 500
STRENGTHS = tuple(ClaimStrength)
UNREAD, DOUBTED = "unread", "doubted"
UNKNOWN = "Dit getal kennen we niet."


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A record, tie or step: its name, and the record to open or the session (`held_id`) whose step it is."""

    name: str
    kind: str | None
    record_id: int | None
    held_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What a number counts, at most 500 of each; one of the three is filled. `total` is the number itself."""

    total: int
    sessions: tuple[SessionLine, ...] = ()
    steps: tuple[Step, ...] = ()
    things: tuple[Thing, ...] = ()


def behind(chosen: ChainFilter, level: str, part: str, viewer: Viewer) -> Behind:
    """The things that a number of the chain counts. Raises NotFound for a level or part that has no list.

    Raises Invalid ("team") for a team of which figures can't be asked.
    """
    viewer.require(Permission.SEE_TRAINING)
    read = LISTS.get(level)
    if read is None:
        raise NotFound(UNKNOWN)
    return read(choose(chosen, viewer), part, viewer)


def _sessions(choice: Choice, _part: str, viewer: Viewer) -> Behind:
    ids = choice.session_ids
    found = select_sessions(viewer).where(among(Session.id, ids)).order_by(Session.starts_at, Session.id)
    return Behind(total=len(ids), sessions=tuple(read_lines(found.limit(SHOWN))))


def _steps(choice: Choice, part: str, viewer: Viewer) -> Behind:
    states = {
        "": tuple(ActionState),
        "done": (ActionState.DONE,),
        "undone": (ActionState.OPEN, ActionState.DROPPED),
    }
    if part not in states:
        raise NotFound(UNKNOWN)
    found = steps_among(choice.session_ids, choice.team_ids, states[part], viewer)
    return Behind(total=len(found), steps=found[:SHOWN])


def _claimed(about: About) -> Callable[[Choice, str, Viewer], Behind]:
    """Of records, ties or steps with a claim: those of a strength, unread, or (claims) doubted."""

    def read(choice: Choice, part: str, viewer: Viewer) -> Behind:
        said = [one for one in choice.claims if one.about == about]
        if part == DOUBTED:
            kept = [one for one in said if one.verdict == Verdict.UNCONVINCED]
            return Behind(total=len(kept), things=_things(kept, viewer))
        kept = list(_strongest(said).values())
        if part == UNREAD:
            read_along = {one.subject_id for one in said if one.verdict is not None}
            kept = [one for one in kept if one.subject_id not in read_along]
        elif part in set(ClaimStrength):
            kept = [one for one in kept if STRENGTHS[one.rank] == part]
        elif part:
            raise NotFound(UNKNOWN)
        return Behind(total=len(kept), things=_things(kept, viewer))

    return read


def _strongest(said: Iterable[Said]) -> dict[int, Said]:
    """Per subject its strongest claim, as the chain counts it."""
    found: dict[int, Said] = {}
    for one in said:
        found[one.subject_id] = min(one, found.get(one.subject_id, one), key=lambda each: each.rank)
    return found


def _things(kept: list[Said], viewer: Viewer) -> tuple[Thing, ...]:
    told = claim_subjects(viewer, among(Claim.id, [one.claim_id for one in kept]))
    rows = database.session.execute(
        select(told.c.name, told.c.kind, told.c.record_id, told.c.held_id)
        .order_by(func.lower(told.c.name), told.c.claim_id)
        .limit(SHOWN)
    )
    return tuple(Thing(**row) for row in rows.mappings())


def _ties(choice: Choice, _part: str, viewer: Viewer) -> Behind:
    """The open ties of the linked records, whether or not somebody said something of them."""
    is_tie = is_open_tie_of(choice.subjects(About.RECORD), viewer)
    total = database.session.scalar(select(func.count()).select_from(Relation).where(*is_tie)) or 0
    rows = database.session.execute(select_named_ties(viewer).where(*is_tie).limit(SHOWN))
    found = (Thing(name=name, kind=None, record_id=first, held_id=None) for _id, first, name in rows)
    return Behind(total=total, things=tuple(found))


LISTS: dict[str, Callable[[Choice, str, Viewer], Behind]] = {
    "sessions": _sessions,
    "steps": _steps,
    "records": _claimed(About.RECORD),
    "ties": _claimed(About.TIE),
    "claimed-steps": _claimed(About.STEP),
    "open-ties": _ties,
}
"""By the key of the level."""

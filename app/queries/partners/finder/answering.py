"""The answer to a question: who fits best, why, what is missing, and what to let go when nobody does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from app import clock
from app.database import database
from app.models.areas import Area
from app.models.record import Exchange, Kind, LedBy, Precision, PublishedAsset, Status, Visibility
from app.policy import Viewer
from app.queries.partners.finder.asking.wanted import Wanted
from app.queries.partners.finder.asking.word_file import WordFile, word_file
from app.queries.partners.finder.candidates import Candidate, candidates
from app.queries.partners.finder.closeness import Closeness, closeness, owners
from app.queries.partners.finder.places import Surroundings, surroundings
from app.queries.partners.finder.reasons import Words, missing, reasons
from app.queries.partners.finder.relaxing import Relaxed, relaxed
from app.queries.partners.finder.scoring import Parts, scored, with_closeness
from app.queries.partners.finder.timing import Timing, timing
from app.queries.partners.finder.variety import varied
from app.queries.partners.requests import open_requests
from app.queries.record.catalogue import audience_labels, theme_labels
from app.queries.record.search.capping import among
from app.rhythms import Pauses, Rhythm, next_words, resting_words

LOOKED_CLOSELY = 80
"""So many of the best are ranked by their moments and ties too."""
SHOWN = 10
ASLEEP = 3
ENOUGH = 3
"""With fewer hits it is said which limit gives more."""
HALF = 0.5
INFORMAL = frozenset({LedBy.RESIDENTS, LedBy.RESIDENTS_SUPPORTED})
GROUPS = frozenset({Kind.INITIATIVE, Kind.NETWORK, Kind.SOLUTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that fits, as the visitor is shown it. `distance` in metres; `next` is when, or why not now.

    `via` is a record that both know. `no_requests_until`: a day until which it wants none; `requests`: how
    many go on now.
    """

    id: int
    name: str
    summary: str
    kind: Kind
    visibility: Visibility
    precision: Precision
    lon: float | None
    lat: float | None
    buurt_name: str
    whole_municipality: bool
    steward_id: int | None
    parts: Parts
    reasons: tuple[str, ...]
    missing: tuple[str, ...]
    distance: float | None
    freshness: str
    verified_on: date | None
    due_on: date | None
    next: str
    rhythm: Rhythm
    pauses: Pauses
    hops: int | None
    via: str
    no_requests_until: date | None
    requests: int

    @property
    def score(self) -> float:
        """The sum of the parts."""
        return self.parts.score


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`hits`: the best first, with some variety; `total`: how many fit.

    `asleep`: (id, name) of what would fit and lies still. `relaxed`: limits that would give more.
    `where` names what was looked around, `limit` how far in metres.
    """

    wanted: Wanted
    hits: tuple[Hit, ...]
    total: int
    asleep: tuple[tuple[int, str], ...]
    relaxed: tuple[Relaxed, ...]
    where: str
    limit: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its parts; its moments and ties when it was looked at closely."""

    one: Candidate
    parts: Parts
    timing: Timing | None = None
    near: Closeness | None = None

    @property
    def is_there(self) -> bool:
        """Whether it is there at the time that was asked."""
        return self.timing is not None and self.timing.share > 0


def answer(wanted: Wanted, viewer: Viewer, *, limit: int = SHOWN, everything: bool = False) -> Answer:
    """The hits for this visitor; `everything` leaves out the variety."""
    file, today = word_file(), clock.today()
    where = surroundings(wanted, distance_m=file.limits["distance_m"])
    found, still = ranked(wanted, where, viewer, file, today)

    def count(other: Wanted) -> int:
        place = surroundings(other, distance_m=file.limits["distance_m"])
        return len(ranked(other, place, viewer, file, today)[0])

    shown = found if everything else list(_with_variety(found))
    hits = _hits(shown[:limit], wanted, viewer, file, today)
    return Answer(
        wanted=wanted,
        hits=hits,
        total=len(found),
        asleep=_names(still[:ASLEEP], viewer),
        relaxed=() if len(found) >= ENOUGH else relaxed(wanted, len(found), count),
        where=where.name if where else "",
        limit=where.limit if where else 0,
    )


def ranked(
    wanted: Wanted, where: Surroundings | None, viewer: Viewer, file: WordFile, today: date
) -> tuple[list[Ranked], list[Ranked]]:
    """All that fit, the best first, and what would fit and lies still.

    Roughly for all, then the best closely by their moments and ties. What lies still now counts as there when
    it is there at the day or month that was asked.
    """
    reach = where.limit if where else 0
    rough = (
        Ranked(one, scored(one, wanted, limit=reach, file=file))
        for one in candidates(wanted, where, viewer, file)
    )
    found = sorted((hit for hit in rough if hit.parts.is_about_it or not wanted.asks_what), key=_order)
    best, rest = found[:LOOKED_CLOSELY], found[LOOKED_CLOSELY:]
    ids = [hit.one.id for hit in best]
    moments = _moments(ids, viewer) if wanted.asks_when else {}
    near = closeness(ids, viewer)
    closely = []
    for hit in best:
        when = None
        if wanted.asks_when:
            lends = hit.one.kind is Kind.PLACE and Exchange.SPACE in hit.one.offers
            when = timing(*moments[hit.one.id], wanted, today, lends=lends)
        tie = near.get(hit.one.id)
        parts = scored(hit.one, wanted, limit=reach, file=file, timing=when)
        parts = with_closeness(parts, tie.hops if tie else None, file.weights["closeness"])
        closely.append(Ranked(hit.one, parts, when, tie))
    ordered = [*sorted(closely, key=_order), *rest]
    later = bool(wanted.months or wanted.on)
    still = [hit for hit in ordered if hit.one.status is Status.DORMANT and not (later and hit.is_there)]
    gone = {hit.one.id for hit in still}
    return [hit for hit in ordered if hit.one.id not in gone], still


def _order(hit: Ranked) -> tuple[float, float, str, int]:
    """By score; of equals the nearest, then by name."""
    distance = hit.one.distance if hit.one.distance is not None else float("inf")
    return -hit.parts.score, distance, hit.one.name_key, hit.one.id


def _with_variety(found: Sequence[Ranked]) -> tuple[Ranked, ...]:
    head = list(found[:LOOKED_CLOSELY])
    part_of = owners([hit.one.id for hit in head])
    enough = HALF * head[0].parts.score if head else 0.0

    def owner(hit: Ranked) -> object:
        return part_of.get(hit.one.id) or _organisation(hit.one)

    def is_informal(hit: Ranked) -> bool:
        return hit.one.led_by in INFORMAL and hit.one.kind in GROUPS and hit.parts.score >= enough

    return (*varied(head, owner=owner, is_informal=is_informal), *found[LOOKED_CLOSELY:])


def _organisation(one: Candidate) -> object:
    """What stands before the comma of 'Kompasroos Welzijn, koffieochtend': one organisation by its name."""
    before, comma, _ = one.name_key.partition(",")
    return before.strip() if comma else one.id


def _moments(ids: Sequence[int], viewer: Viewer) -> dict[int, tuple[Rhythm, Pauses]]:
    row = PublishedAsset
    rows = select(row.asset_id, row.rhythm, row.pauses).where(*among(ids, viewer))
    return {id_: (rhythm, pauses) for id_, rhythm, pauses in database.session.execute(rows)}


def _names(found: Sequence[Ranked], viewer: Viewer) -> tuple[tuple[int, str], ...]:
    row = PublishedAsset
    ids = [hit.one.id for hit in found]
    shown = select(row.asset_id, row.name).where(*among(ids, viewer))
    names = dict(database.session.execute(shown).all()) if ids else {}
    return tuple((id_, names[id_]) for id_ in ids)


def _hits(
    found: Sequence[Ranked], wanted: Wanted, viewer: Viewer, file: WordFile, today: date
) -> tuple[Hit, ...]:
    row = PublishedAsset
    ids = [hit.one.id for hit in found]
    lines = {
        line.PublishedAsset.asset_id: line
        for line in database.session.execute(
            select(row, Area.name.label("buurt_name"))
            .outerjoin(Area, Area.id == row.buurt_id)
            .where(*among(ids, viewer))
        )
    }
    load = open_requests(ids)
    words = Words(
        themes=theme_labels(),
        audiences=audience_labels(),
        themes_of={name: file.themes_of([name]) for name in wanted.subjects},
    )
    return tuple(
        _hit(hit, lines[hit.one.id], wanted, words, today, requests=load.get(hit.one.id, 0)) for hit in found
    )


def _hit(found: Ranked, line: Any, wanted: Wanted, words: Words, today: date, *, requests: int) -> Hit:
    row, one = line.PublishedAsset, found.one
    return Hit(
        id=one.id,
        name=row.name,
        summary=row.summary,
        kind=row.kind,
        visibility=row.visibility,
        precision=row.precision,
        lon=row.lon,
        lat=row.lat,
        buurt_name=line.buurt_name or "",
        whole_municipality=row.whole_municipality,
        steward_id=row.steward_id,
        parts=found.parts,
        reasons=reasons(one, wanted, words, found.timing),
        missing=missing(one, wanted, words, found.timing),
        distance=one.distance,
        freshness=one.freshness,
        verified_on=row.verified_on,
        due_on=row.due_on,
        next=resting_words(row.pauses, today) or next_words(row.rhythm, row.pauses, today),
        rhythm=row.rhythm,
        pauses=row.pauses,
        hops=found.near.hops if found.near else None,
        via=found.near.via if found.near else "",
        no_requests_until=row.no_requests_until,
        requests=requests,
    )

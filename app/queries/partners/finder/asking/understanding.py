"""From a question in plain Dutch to what is wanted, with what was not understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import cast, exists, func, select
from sqlalchemy.dialects.postgresql import TSQUERY

from app import clock
from app.database import database
from app.models.areas import Area
from app.models.record import Exchange, PublishedAsset
from app.policy import Viewer, visible_rows
from app.queries.partners.finder.asking.lexicon import lexicon
from app.queries.partners.finder.asking.meaning import Meaning
from app.queries.partners.finder.asking.reading import Read, mended, next_day, read
from app.queries.partners.finder.asking.tokens import tokens_of
from app.queries.partners.finder.asking.wanted import Door, Wanted
from app.queries.partners.finder.asking.word_file import word_file
from app.queries.record.places import buurten_of_teams
from importers.personal_data import check_text, without_found

Value = TypeVar("Value")
LONGEST = 400
OUTDOORS = "buiten"
"""The subject that whoever wants to be inside does not want."""
MOST_FREE = 12
MOST_PLACES = 12
TIMES = {
    "morning": (("morning",), ()),
    "afternoon": (("afternoon",), ()),
    "evening": (("evening",), ()),
    "weekend": (("weekend",), ()),
    "workdays": ((), (0, 1, 2, 3, 4)),
    "daytime": (("morning", "afternoon"), ()),
}
"""Day parts and days of the week for the words of a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """`unknown`: words that said nothing. `mended`: what was typed and how it was read.

    `spared`: something looked like a person and was left out. `help`: it speaks of danger; then nothing is
    looked for.
    """

    wanted: Wanted
    unknown: tuple[str, ...] = ()
    mended: tuple[tuple[str, str], ...] = ()
    spared: bool = False
    help: bool = False


def understood(typed: str, viewer: Viewer, *, door: Door = Door.QUESTION) -> Understood:
    """What a question asks for. Words of its own count when the visitor may see a record that has them."""
    text = typed[:LONGEST]
    spared = bool(check_text(text))
    text = without_found(text) if spared else text
    words = lexicon()
    found = read(text, words)
    known = _known(found, viewer)
    better = {word: instead for word in found.free if word not in known and (instead := mended(word, words))}
    if better:
        found = read(" ".join(better.get(token, token) for token in tokens_of(text)), words)
        known = _known(found, viewer)
    if found.help:
        return Understood(wanted=Wanted(door=door), help=True, spared=spared)
    return Understood(
        wanted=_wanted(found, known, door),
        unknown=tuple(dict.fromkeys(word for word in found.free if word not in known)),
        mended=tuple(better.items()),
        spared=spared,
    )


def _known(found: Read, viewer: Viewer) -> set[str]:
    return _in_records(_once([*found.free, *found.unwanted_free, *found.literal])[:MOST_FREE], viewer)


def _wanted(found: Read, known: set[str], door: Door) -> Wanted:
    file = word_file()
    subjects = _values(found.wanted, "subject")
    unwanted = [name for name in _values(found.unwanted, "subject") if name not in subjects]
    themes = _values(found.wanted, "theme")
    enough = {theme for name in unwanted for theme in file.subjects[name].themes}
    offers = [*_values(found.wanted, "offer"), *(o for name in subjects for o in file.subjects[name].offers)]
    if found.indoors:
        unwanted, offers = [*unwanted, OUTDOORS], [*offers, Exchange.SPACE.value]
    times = [TIMES[value] for value in _values(found.wanted, "time")]
    limits = set(_values(found.wanted, "limit"))
    buurten, wijken = _places(found.wanted)
    return Wanted(
        door=door,
        subjects=_once(subjects),
        words=_once(word for word in [*found.free, *found.literal] if word in known),
        themes=_once(theme for theme in themes if theme not in enough),
        audiences=_audiences(
            [
                *_values(found.wanted, "audience"),
                *(a for name in subjects for a in file.subjects[name].audiences),
            ]
        ),
        offers=_once(offers),
        buurten=buurten,
        wijken=wijken,
        distance_m=file.limits["around_m"] if found.around and (buurten or wijken) else None,
        day_parts=_once(part for parts, _days in times for part in parts),
        weekdays=_once([*_values(found.wanted, "weekday"), *(day for _parts, days in times for day in days)]),
        months=() if found.on else _once(m for said in _values(found.wanted, "month") for m in said),
        on=next_day(*found.on, clock.today()) if found.on else None,
        languages=_once(_values(found.wanted, "language")),
        free="free" in limits,
        step_free="step_free" in limits,
        quiet="quiet" in limits,
        toilet="toilet" in limits,
        size=max(found.sizes, default=None),
        unwanted=_once([*unwanted, *(word for word in found.unwanted_free if word in known)]),
    )


def _audiences(codes: Sequence[str]) -> tuple[str, ...]:
    """'Jonge moeders' are parents, and no audience of women; who says everybody says nobody in particular."""
    named = [code for code in _once(codes) if code != "iedereen" or len(set(codes)) == 1]
    return tuple(named)


def _places(meanings: Sequence[Meaning]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes of buurten and wijken: a wijk stands for its buurten, a team for those that it works in."""
    wijken = _once(_values(meanings, "wijk"))
    buurten = _values(meanings, "buurt") if meanings else []
    teams = _values(meanings, "team")
    if teams:
        buurten = [*buurten, *(buurt.code for buurt in buurten_of_teams(teams))]
    if wijken and buurten:
        within = select(Area.code).where(Area.parent_id.in_(select(Area.id).where(Area.code.in_(wijken))))
        covered = set(database.session.scalars(within))
        buurten = [code for code in buurten if code not in covered]
    return _once(buurten)[:MOST_PLACES], wijken[:MOST_PLACES]


def _in_records(words: Sequence[str], viewer: Viewer) -> set[str]:
    """Those of the words that stand in a record of this visitor, in any form.

    A CTE is planned as if all of it were read, so by index for a rare word, and runs until its first row;
    asked directly, PostgreSQL hopes to meet a rare word soon and reads a million rows.
    """
    if not words:
        return set()
    row = PublishedAsset
    has = []
    for word in words:
        stands = row.text_search.bool_op("@@")(cast(func.word_query(word), TSQUERY))
        rows = select(row.asset_id).where(stands, visible_rows(viewer)).cte().prefix_with("materialized")
        has.append(exists().select_from(rows))
    found = database.session.execute(select(*has)).one()
    return {word for word, is_there in zip(words, found, strict=True) if is_there}


def _values(meanings: Iterable[Meaning], kind: str) -> list[Any]:
    return [meaning.value for meaning in meanings if meaning.kind == kind]


def _once(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(values))

"""The words that records use, to mend a typo with: kept in memory per worker, and of a bounded age.

Read whole once a day, and at most once a minute what changed since. A word may be of a record that the
visitor may not see, or that is gone: whoever offers one tries it first on what the visitor may see.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import func, select

from app.database import database
from app.models.record import PublishedAsset, Theme, Visibility
from app.queries.record.search.words import folded

WHOLE_SECONDS = 86_400.0
SINCE_SECONDS = 60.0
OVERLAP = timedelta(minutes=10)
"""A long write commits later than the moment it bears."""
SHORTEST = 4
LONG = 7
MOST = 6


@dataclass(slots=True)
class _Vocabulary:
    """`words` with how many records use each; the moments are on this process's own clock."""

    words: dict[str, int] = field(default_factory=dict)
    database: str = ""
    changed_at: datetime | None = None
    whole_at: float = 0.0
    read_at: float = 0.0


_kept = _Vocabulary()


def near_words(word: str) -> tuple[str, ...]:
    """At most six known words that are one typing error away, or two for a long word; the nearest first."""
    if len(word) < SHORTEST or not word.isalpha():
        return ()
    _refresh()
    found = process.extract(
        word,
        _kept.words.keys(),
        scorer=OSA.distance,
        score_cutoff=2 if len(word) >= LONG else 1,
        limit=50,
    )
    ranked = sorted(
        (distance, other[0] != word[0], -_kept.words[other], other)
        for other, distance, _key in found
        if other != word and len(other) >= SHORTEST
    )
    return tuple(other for *_rank, other in ranked[:MOST])


def forget_words() -> None:
    """Read everything again at the next typo."""
    _kept.database = ""


def _refresh() -> None:
    now, here = time.monotonic(), str(database.engine.url)
    if _kept.database != here or now - _kept.whole_at > WHOLE_SECONDS:
        _kept.words, _kept.changed_at = _theme_words(), None
        _kept.database, _kept.whole_at, _kept.read_at = here, now, 0.0
    elif now - _kept.read_at < SINCE_SECONDS:
        return
    _read(since=_kept.changed_at)
    _kept.read_at = now


def _read(*, since: datetime | None) -> None:
    """Add the words of names and tags that were written since; every record has one row for its team."""
    row = PublishedAsset
    text = func.plain_text(row.name + " " + func.array_to_string(row.tags, " "))
    written = select(func.string_to_table(text, " ").label("word"), row.changed_at)
    written = written.where(row.audience == Visibility.TEAM)
    if since is not None:
        written = written.where(row.changed_at >= since - OVERLAP)
    used = written.subquery()
    counted = select(used.c.word, func.count(), func.max(used.c.changed_at)).group_by(used.c.word)
    for word, count, changed_at in database.session.execute(counted):
        _kept.words[word] = max(_kept.words.get(word, 0), count)
        _kept.changed_at = max(filter(None, (_kept.changed_at, changed_at)))


def _theme_words() -> dict[str, int]:
    rows = database.session.execute(select(Theme.label, Theme.synonyms).where(Theme.archived_at.is_(None)))
    return {word: 1 for row in rows for word in folded(" ".join([row.label, *row.synonyms])).split()}

"""What this process worked out before: the latest answers, as long as what they were made of is the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import suppress
from threading import Lock
from typing import Generic, TypeVar, cast

from cachetools import LRUCache
from flask import current_app

from app import clock
from app.database import database
from app.policy import Viewer, sees_as
from app.queries.stamps import HAS_WRITTEN

Kept = TypeVar("Kept")

MOST_NUMBERS = 500_000
"""Numbers of parts in each process: of a municipality some hundred questions, of the whole country two."""


class Remembered(Generic[Kept]):
    """The latest answers of one application, together no larger than `most` by `size`."""

    def __init__(self, most: int, size: Callable[[Kept], float]) -> None:
        self._lock = Lock()
        self._answers: LRUCache[Hashable, Kept] = LRUCache(most, getsizeof=size)

    @property
    def size(self) -> float:
        """How large what is remembered is."""
        return self._answers.currsize

    def get(self, key: Hashable) -> Kept | None:
        """What was answered, None when it isn't here any more."""
        with self._lock:
            return self._answers.get(key)

    def keep(self, key: Hashable, answer: Kept) -> None:
        """Remember an answer and forget those not asked for lately; one that is too large is let go."""
        with self._lock, suppress(ValueError):
            self._answers[key] = answer

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._answers.clear()


def counts() -> Remembered[tuple[int, object]]:
    """A new memory of what was counted; each answer comes with how many numbers it holds."""
    return Remembered(MOST_NUMBERS, lambda answer: answer[0])


def counted_before(
    make: Callable[[], Kept], *question: Hashable, viewer: Viewer, size: Callable[[Kept], int]
) -> Kept:
    """What `make` counts, or what it counted for this question before; nobody may change it.

    Holds for whoever sees the same records, as long as no stamp went up and the day is the same: freshness
    changes by time alone. The stamps are those that the request began with, so an answer may be newer than
    they say and never older. A viewer without stamps (a command), or a transaction that wrote something
    itself, neither reads nor leaves anything.
    """
    if not viewer.stamps or HAS_WRITTEN in database.session.info:
        return make()
    memory: Remembered[tuple[int, object]] = current_app.extensions["counts"]
    key = question, sees_as(viewer), tuple(sorted(viewer.stamps.items())), clock.today()
    known = memory.get(key)
    if known is None:
        made = make()
        memory.keep(key, (size(made), made))
        return made
    return cast("Kept", known[1])

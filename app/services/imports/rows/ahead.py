"""Reading on while what was read is written: the database is waited for, and the processor is free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def read_ahead(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in parts of `size`; a thread takes the next part while this one is used, and none further.

    Raises what taking them raises. Who leaves it waits until the part that is being taken was taken.
    """
    waiting = iter(items)

    def take() -> list[Item]:
        return list(islice(waiting, size))

    with ThreadPoolExecutor(max_workers=1) as pool:
        following = pool.submit(take)
        while part := following.result():
            following = pool.submit(take)
            yield part

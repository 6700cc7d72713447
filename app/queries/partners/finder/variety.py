"""Which hits come first: not all of one organisation, and not only professionals. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

Hit = TypeVar("Hit")
FIRST = 5
MOST_OF_ONE = 2


def varied(
    hits: Sequence[Hit],
    *,
    owner: Callable[[Hit], Hashable],
    is_informal: Callable[[Hit], bool],
) -> tuple[Hit, ...]:
    """The same hits: of one owner at most two among the first five, and one informal group among them.

    `hits` are the best first. Who has to wait comes right behind the first five, in the same order.
    """
    first: list[Hit] = []
    later: list[Hit] = []
    of_one: Counter[Hashable] = Counter()
    for hit in hits:
        if len(first) < FIRST and of_one[owner(hit)] < MOST_OF_ONE:
            of_one[owner(hit)] += 1
            first.append(hit)
        else:
            later.append(hit)
    if first and not any(is_informal(hit) for hit in first):
        informal = next((hit for hit in later if is_informal(hit)), None)
        if informal is not None and len(first) == FIRST:
            later.remove(informal)
            later.insert(0, first.pop())
            first.append(informal)
    return (*first, *later)

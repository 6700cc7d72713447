"""So many of each, spread evenly over the whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Kind = TypeVar("Kind")


def mixed(counts: Mapping[Kind, int]) -> list[Kind]:
    """As many of each as `counts` says, in an order in which every part of the list has some of all."""
    placed = [((number + 0.5) / count, kind) for kind, count in counts.items() for number in range(count)]
    return [kind for _place, kind in sorted(placed, key=lambda one: one[0])]

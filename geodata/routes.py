"""A good order to walk along some places: the nearest each time, then made shorter bit by bit.

Nearest neighbour, then 2-opt (Croes, 1958) and moving single places (or-opt: Or, 1976). Straight lines:
a list to walk by is a help and no navigation.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

MOST = 60
"""Places in one walk."""
ENOUGH = 1e-6
"""Metres; less is no gain."""


def walking_order(
    places: Sequence[tuple[float, float]], start: tuple[float, float] | None = None
) -> list[int]:
    """The indices of `places` (RD New metres, any number) in walking order.

    From `start`; without it from the place farthest from the middle, so that nobody crosses her own path. The
    way does not lead back. Only the first `MOST` are made better by 2-opt: beyond them nobody walks at once.
    """
    if not places:
        return []
    points = np.asarray(places, dtype=float)
    away = np.hypot(*(points - (start or points.mean(axis=0))).T)
    first = int(away.argmin() if start else away.argmax())
    order = _nearest_each_time(points, first)
    return _turned(points, order[:MOST], start) + order[MOST:]


def length_of(places: Sequence[tuple[float, float]], order: Sequence[int]) -> float:
    """Metres of the way in this order."""
    points = np.asarray(places, dtype=float)[list(order)]
    return float(np.hypot(*np.diff(points, axis=0).T).sum()) if len(order) > 1 else 0.0


def _nearest_each_time(points: np.ndarray, first: int) -> list[int]:
    left = np.ones(len(points), dtype=bool)
    order = [first]
    left[first] = False
    while left.any():
        candidates = np.flatnonzero(left)
        away = np.hypot(*(points[candidates] - points[order[-1]]).T)
        nearest = int(candidates[away.argmin()])
        order.append(nearest)
        left[nearest] = False
    return order


def _turned(points: np.ndarray, order: list[int], start: tuple[float, float] | None) -> list[int]:
    """Turn stretches around and move places as long as that makes the way shorter; where it begins stays."""
    way = np.vstack([[start or points[order[0]]], points[order]])
    between = np.hypot(way[:, None, 0] - way[None, :, 0], way[:, None, 1] - way[None, :, 1]).tolist()
    at = list(range(len(way)))
    lowest = 1 if start else 2
    while _turn_one(at, between, lowest) or _move_one(at, between, lowest):
        pass
    return [order[index - 1] for index in at[1:]]


def _turn_one(at: list[int], between: list[list[float]], lowest: int) -> bool:
    for i in range(lowest, len(at) - 1):
        for j in range(i + 1, len(at)):
            gain = between[at[i - 1]][at[i]] - between[at[i - 1]][at[j]]
            if j + 1 < len(at):
                gain += between[at[j]][at[j + 1]] - between[at[i]][at[j + 1]]
            if gain > ENOUGH:
                at[i : j + 1] = at[i : j + 1][::-1]
                return True
    return False


def _move_one(at: list[int], between: list[list[float]], lowest: int) -> bool:
    for i in range(lowest, len(at)):
        rest = at[:i] + at[i + 1 :]
        gain = _detour(rest, i, at[i], between)
        for j in range(lowest, len(rest) + 1):
            if gain - _detour(rest, j, at[i], between) > ENOUGH:
                at[:] = [*rest[:j], at[i], *rest[j:]]
                return True
    return False


def _detour(rest: list[int], before: int, place: int, between: list[list[float]]) -> float:
    """Metres that a place adds when it comes before the one at this index."""
    added = between[rest[before - 1]][place]
    if before < len(rest):
        added += between[place][rest[before]] - between[rest[before - 1]][rest[before]]
    return added

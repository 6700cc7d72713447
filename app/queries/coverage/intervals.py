"""Exact Poisson limits: how far a count could lie from what is usual there, by chance alone."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

TAIL = 0.025
Z = 1.959964
EXACT = 500
STEPS = 60
"""Halvings of the search: more than a float can tell apart."""


@lru_cache(maxsize=4096)
def poisson_limits(count: int) -> tuple[float, float]:
    """The 95 % interval of the mean behind a count, by Garwood (1936): [χ²(.025; 2n)/2, χ²(.975; 2n+2)/2].

    From `EXACT` on by the approximation of Wilson and Hilferty (1931), then right to a thousandth. Below it
    found as the means at which a count as high, or as low, has a chance of one in forty.
    """
    if count >= EXACT:
        return _wilson_hilferty(count, -Z), _wilson_hilferty(count + 1, Z)
    most = count + 10 * math.sqrt(count + 1) + 10
    low = _where(lambda mean: 1 - _at_most(count - 1, mean) - TAIL, 0, most) if count else 0.0
    high = _where(lambda mean: TAIL - _at_most(count, mean), 0, most)
    return low, high


def _wilson_hilferty(half_freedom: int, z: float) -> float:
    return half_freedom * (1 - 1 / (9 * half_freedom) + z / (3 * math.sqrt(half_freedom))) ** 3


def _at_most(count: int, mean: float) -> float:
    """P(X ≤ count) of a Poisson variable; the terms are added in logarithms, so that none overflows."""
    if mean <= 0:
        return 1.0
    return math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(count + 1))


def _where(rising: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising function is nought, between two places."""
    for _ in range(STEPS):
        middle = (low + high) / 2
        if rising(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2

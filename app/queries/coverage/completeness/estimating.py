"""How many there are at least, by capture and recapture of two lists (Chapman, 1951).

    N = (n1 + 1)(n2 + 1) / (m + 1) - 1
    variance = (n1 + 1)(n2 + 1)(n1 - m)(n2 - m) / ((m + 1)²(m + 2))

The interval stands on the logarithm of the unseen part (Chao, 1987): u = n1 + n2 - m, f = N - u,
c = exp(1.96 √ln(1 + variance / f²)), from u + f / c to u + f · c.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

VERSION = "1"
FEWEST = 5
"""On both lists; with fewer chance alone makes any number."""
Z = 1.96


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """How many there are at least, with its limits, and which share of them is known at most (0 to 1).

    Groups that everybody knows stand on both lists, so `at_least` reads too low and `known_at_most` too high.
    `known` is how many different ones the two lists have together.
    """

    at_least: float
    low: float
    high: float
    known: int

    @property
    def known_at_most(self) -> float:
        """What both lists together know of all that there is."""
        return self.known / self.at_least


def estimate(ours: int, theirs: int, both: int) -> Estimate | None:
    """The estimate for two lists of this many of which `both` are on both; None for too few to say.

    Raises ValueError when more are on both than on one of them.
    """
    if not 0 <= both <= min(ours, theirs):
        raise ValueError("There can't be more on both lists than on one of them.")
    if both < FEWEST:
        return None
    at_least = (ours + 1) * (theirs + 1) / (both + 1) - 1
    variance = (ours + 1) * (theirs + 1) * (ours - both) * (theirs - both) / ((both + 1) ** 2 * (both + 2))
    known = ours + theirs - both
    unseen = at_least - known
    if variance == 0 or unseen <= 0:  # One list lies wholly in the other: nothing was missed by both.
        return Estimate(at_least=known, low=known, high=known, known=known)
    spread = math.exp(Z * math.sqrt(math.log(1 + variance / unseen**2)))
    return Estimate(at_least=at_least, low=known + unseen / spread, high=known + unseen * spread, known=known)

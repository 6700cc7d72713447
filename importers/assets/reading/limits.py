"""How big a file may be: enough for every list of a municipality, too little to exhaust a small server."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Sizes past which a file (first three) or a row (`cell`, in characters) is refused.

    `seconds` is how long a format that is read apart may keep a processor busy.
    """

    megabytes: int = 50
    rows: int = 200_000
    columns: int = 200
    cell: int = 2_000
    seconds: int = 30


DEFAULT_LIMITS = Limits()
MOST_VERTICES = 100_000
"""Corners that one shape may have; the most exact boundary of a municipality has some ten thousand."""

"""What was odd in foreign data and what we did about it; here so that geodata and importers can both name it.

Nothing disappears in silence: each oddity becomes an `Issue` that travels beside the records.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One oddity: where it stood (row, field, value), why it is odd and what was done, in Dutch."""

    reason: str
    action: str = ""
    row: int | None = None
    field: str = ""
    value: str = ""

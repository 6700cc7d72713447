"""What somebody said of a file, in the place of what we would have guessed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """`sheet` is the name of a sheet or layer, empty for the one that looks most like a list."""

    sheet: str = ""


NO_CHOICES = Choices()

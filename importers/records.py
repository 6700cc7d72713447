"""What every importer shares: issues that travel beside the records, and refusals of a whole source."""

from __future__ import annotations

from geodata.issues import Issue

__all__ = ["ImportRefused", "Issue", "Unreachable"]


class ImportRefused(Exception):
    """The source as a whole can't be used; `message` says in Dutch what is wrong and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Unreachable(ImportRefused):
    """The other side did not answer, or not in time; trying later may help."""

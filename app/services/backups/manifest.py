"""What a backup says of itself."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

FORMAT = 1
NAME = "manifest.json"


def entry_of(table: str) -> str:
    """Where the rows of a table stand in the zip."""
    return f"tables/{table}.copy"


class Unreadable(ValueError):
    """This is no backup, or one that this program can't read; the message is a Dutch sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTable:
    """The rows of a table in a backup: their columns, number, and SHA-256 as hexadecimal digits."""

    name: str
    columns: tuple[str, ...]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """When it was made (ISO 8601), at which migration, and what is in it.

    `sequences` gives the last number that each gave out; None for one that was never used.
    """

    made_at: str
    revision: str
    tables: tuple[StoredTable, ...]
    sequences: dict[str, int | None]

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(table.rows for table in self.tables)

    def as_json(self) -> bytes:
        """As it stands in the file."""
        return json.dumps({"format": FORMAT} | asdict(self), indent=1).encode()


def read_manifest(stored: bytes) -> Manifest:
    """The manifest that `as_json` wrote. Raises Unreadable."""
    try:
        found: dict[str, Any] = json.loads(stored)
        written = found.pop("format")
        if written != FORMAT:
            raise Unreadable(
                "Deze reservekopie is van een nieuwere Opbouwkaart. Gebruik die versie, of een nieuwere."
            )
        tables = tuple(
            StoredTable(**table | {"columns": tuple(table["columns"])}) for table in found.pop("tables")
        )
        return Manifest(tables=tables, **found)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable("Dit bestand is geen reservekopie van Opbouwkaart, of het is beschadigd.") from None

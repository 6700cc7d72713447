"""Which boundaries we work with now, and a key for whatever is made from them and kept in memory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.database import database
from app.models.areas import Vintage, VintageKind

NAMES = {VintageKind.OFFICIAL: "indeling van {year}", VintageKind.SCHEMATIC: "schematische grenzen"}
CREDITS = {
    VintageKind.OFFICIAL: "Bron: CBS / Kadaster, bewerkt",
    VintageKind.SCHEMATIC: "Schematische grenzen, naar cijfers van CBS / Kadaster",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedVintage:
    """The boundaries of one year, as they stand in the database."""

    id: int
    kind: VintageKind
    year: int
    source: str
    digest: str
    loaded_at: datetime
    filled_at: datetime | None
    is_current: bool
    retired_at: datetime | None

    @property
    def is_schematic(self) -> bool:
        """Whether these are drawn cells: a picture, on which no figure is computed."""
        return self.kind is VintageKind.SCHEMATIC

    @property
    def name(self) -> str:
        """As a person says it, in a sentence."""
        return NAMES[self.kind].format(year=self.year)

    @property
    def credit(self) -> str:
        """The line under each picture of these boundaries."""
        return CREDITS[self.kind]

    @property
    def key(self) -> tuple[str, int, str, datetime, datetime | None]:
        """Differs when anything of these boundaries differs, also after a load that was rolled back.

        A counter would not do: two transactions of which the first failed count the same. Ids of vintages
        and the moments of loading never come back.
        """
        return str(database.engine.url), self.id, self.digest, self.loaded_at, self.filled_at


COLUMNS = (
    Vintage.id,
    Vintage.kind,
    Vintage.year,
    Vintage.source,
    Vintage.digest,
    Vintage.loaded_at,
    Vintage.filled_at,
    Vintage.is_current,
    Vintage.retired_at,
)


def current_vintage() -> LoadedVintage | None:
    """The boundaries that we work with; None before the first load."""
    row = database.session.execute(select(*COLUMNS).where(Vintage.is_current)).mappings().one_or_none()
    return None if row is None else LoadedVintage(**row)


def all_vintages() -> tuple[LoadedVintage, ...]:
    """Everything that was ever loaded, the newest year first and schematic cells last."""
    rows = database.session.execute(select(*COLUMNS).order_by(Vintage.kind, Vintage.year.desc()))
    return tuple(LoadedVintage(**row) for row in rows.mappings())

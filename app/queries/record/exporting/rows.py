"""What goes into a file: exactly the records that the list shows this visitor, and of them what it shows.

No contact, no story, no note and no true place: everything comes from the published rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from app import clock, labels
from app.database import database
from app.models.areas import Area, Vintage
from app.models.imports import Source
from app.models.people import Team
from app.models.record import Precision, PublishedAsset
from app.policy import Viewer
from app.queries.record.catalogue import audience_labels, theme_labels
from app.queries.record.filters import AssetFilter, conditions, freshness
from app.rhythms import rhythm_words

AT_ONCE = 1000
NOT_WRITTEN = frozenset({"fragment", "name_search", "text_search"})
POINTED = frozenset({Precision.EXACT, Precision.STREET})
"""At these precisions a file holds a point; the middle of a buurt would be taken for one."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of every file: its Dutch heading, and whether it holds text (else a number or a day)."""

    heading: str
    is_text: bool = True


COLUMNS = (
    Column("id", is_text=False),
    Column("naam"),
    Column("soort"),
    Column("omschrijving"),
    Column("thema"),
    Column("voor_wie"),
    Column("zoekwoorden"),
    Column("stand"),
    Column("sinds", is_text=False),
    Column("wie_trekt_het"),
    Column("abcd_groep"),
    Column("biedt"),
    Column("kan_gebruiken"),
    Column("wanneer"),
    Column("kosten"),
    Column("meedoen"),
    Column("talen"),
    Column("zonder_drempel"),
    Column("wc_voor_rolstoel"),
    Column("rustig"),
    Column("hoeveel_mensen", is_text=False),
    Column("website"),
    Column("lon", is_text=False),
    Column("lat", is_text=False),
    Column("precisie"),
    Column("buurtcode"),
    Column("buurt"),
    Column("wijk"),
    Column("indeling_van", is_text=False),
    Column("laatste_check", is_text=False),
    Column("check"),
    Column("houdt_dit_bij"),
    Column("wie_mag_dit_zien"),
    Column("bron"),
    Column("voorwaarden"),
    Column("naamsvermelding"),
)
HEADINGS = tuple(column.heading for column in COLUMNS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRow:
    """A record: its values in the order of COLUMNS, and its shown place (RD New) when it has a point."""

    values: tuple[Any, ...]
    location: tuple[float, float] | None

    def as_dict(self) -> dict[str, Any]:
        """The values by heading."""
        return dict(zip(HEADINGS, self.values, strict=True))


def export_rows(chosen: AssetFilter, viewer: Viewer) -> Iterator[ExportRow]:
    """The records of a filter by name, a thousand at a time from the server: never all in memory."""
    words = _Words(themes=theme_labels(), audiences=audience_labels(), today=clock.today())
    row, buurt, wijk = PublishedAsset, aliased(Area), aliased(Area)
    statement = (
        select(
            *(column for column in row.__table__.columns if column.name not in NOT_WRITTEN),
            freshness().label("state"),
            buurt.code.label("buurt_code"),
            buurt.name.label("buurt_name"),
            wijk.name.label("wijk_name"),
            Vintage.year,
            Team.name.label("team"),
            Source.title.label("source"),
            Source.licence,
            Source.attribution,
        )
        .outerjoin(buurt, buurt.id == row.buurt_id)
        .outerjoin(wijk, wijk.id == buurt.parent_id)
        .outerjoin(Vintage, Vintage.id == buurt.vintage_id)
        .outerjoin(Team, Team.id == row.steward_id)
        .outerjoin(Source, Source.id == row.source_id)
        .where(*conditions(chosen, viewer))
        .order_by(row.name_key, row.asset_id)
        .execution_options(yield_per=AT_ONCE)
    )
    yield from (words.row(found) for found in database.session.execute(statement))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """Values as words, with the labels of themes and audiences read once."""

    themes: dict[str, str]
    audiences: dict[str, str]
    today: date

    def row(self, row: Any) -> ExportRow:
        location = row.location if row.precision in POINTED else None
        lon, lat = (row.lon, row.lat) if location else (None, None)
        values = (
            *(row.asset_id, row.name, labels.KINDS[row.kind], row.summary),
            *(_joined(row.themes, self.themes), _joined(row.audiences, self.audiences)),
            *(", ".join(row.tags), labels.STATUSES[row.status], row.status_since),
            *(labels.LED_BY[row.led_by] if row.led_by else "", labels.STRENGTHS[row.strength]),
            *(_joined(row.offers, labels.EXCHANGES), _joined(row.needs, labels.EXCHANGES)),
            rhythm_words(row.rhythm, row.pauses, self.today),
            labels.COSTS[row.cost] if row.cost else "",
            labels.OPENNESS[row.openness] if row.openness else "",
            _joined(row.languages, labels.LANGUAGES),
            *(_yes_no(row.step_free), _yes_no(row.toilet), _yes_no(row.quiet), row.capacity, row.website),
            *(lon and round(lon, 6), lat and round(lat, 6)),
            labels.PRECISIONS[row.precision],
            *(row.buurt_code or "", row.buurt_name or "", row.wijk_name or "", row.year),
            *(row.verified_on, labels.FRESHNESS[row.state], row.team or ""),
            labels.VISIBILITIES[row.visibility],
            *(row.source or "", row.licence or "", row.attribution or ""),
        )
        return ExportRow(values=values, location=location)


def _joined(codes: Any, words: Any) -> str:
    return ", ".join(words.get(code, code) for code in codes)


def _yes_no(value: object) -> str:
    return "" if value is None else ("ja" if value else "nee")

"""What an administrator has to look after: how much there is of it, and which records.

Of what is private only that it ends and when, as every colleague who sees the record is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, select, union_all

from app import clock
from app.database import database
from app.models.areas import Area
from app.models.imports import ImportRun, Source
from app.models.people import Team
from app.models.record import Asset, Contact, Kind, PublishedAsset, Status, Story, Visibility
from app.policy import Viewer, visible_rows
from app.queries.record.duplicates.pairs import count_doubles
from app.queries.record.where.uncertain import count_uncertain
from app.queries.settings import setting

PAGE_SIZE = 50
RUNS_FOR = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """How much there is of each."""

    refused: int
    uncertain: int
    doubles: int
    ending: int
    without_team: int

    @property
    def nothing(self) -> bool:
        """Whether nothing asks for attention."""
        return not any((self.refused, self.uncertain, self.doubles, self.ending, self.without_team))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A record with where it is, who keeps it ("" for no team), and until when something was agreed."""

    id: int
    name: str
    kind: Kind
    buurt_name: str
    steward_name: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Part of a list and how long the whole is."""

    rows: tuple[Line, ...]
    total: int
    number: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A reading of a list of which rows were not taken."""

    run_id: int
    title: str
    filename: str
    at: datetime
    rows: int


def attention(viewer: Viewer) -> Attention:
    """The numbers, each as long as the list that it opens."""
    return Attention(
        refused=_count(_refused()),
        uncertain=count_uncertain(viewer),
        doubles=count_doubles(viewer),
        ending=_count(_ending(viewer)),
        without_team=_count(_without_team(viewer)),
    )


def refused_runs() -> tuple[Refused, ...]:
    """Readings of the last ninety days with rows that were not taken, and not turned back; newest first."""
    found = database.session.execute(_refused().order_by(ImportRun.id.desc()))
    return tuple(Refused(**row) for row in found.mappings())


def records_ending(viewer: Viewer, *, number: int = 1) -> Lines:
    """Records of which the agreement on a contact or story ends soon, the first to end on top."""
    return _page(_ending(viewer), "until", number)


def records_without_team(viewer: Viewer, *, number: int = 1) -> Lines:
    """Records that no team keeps, by name."""
    return _page(_without_team(viewer), "name_key", number)


def _count(statement: Select[*tuple[Any, ...]]) -> int:
    return database.session.scalar(select(func.count()).select_from(statement.subquery())) or 0


def _page(statement: Select[*tuple[Any, ...]], order: str, number: int) -> Lines:
    first = (number - 1) * PAGE_SIZE
    found = database.session.execute(statement.order_by(order, "id").limit(PAGE_SIZE).offset(first))
    rows = tuple(
        Line(**{name: value for name, value in row.items() if name != "name_key"}) for row in found.mappings()
    )
    return Lines(rows=rows, total=_count(statement), number=number)


def _refused() -> Select[*tuple[Any, ...]]:
    return (
        select(
            ImportRun.id.label("run_id"),
            Source.title,
            ImportRun.filename,
            ImportRun.started_at.label("at"),
            ImportRun.rows_refused.label("rows"),
        )
        .join(Source, Source.id == ImportRun.source_id)
        .where(
            ImportRun.rows_refused > 0,
            ImportRun.undone_at.is_(None),
            ImportRun.started_at >= clock.now() - RUNS_FOR,
        )
    )


def _shown(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    row = PublishedAsset
    return (
        select(
            row.asset_id.label("id"),
            row.name,
            row.kind,
            row.name_key,
            func.coalesce(Area.name, "").label("buurt_name"),
            func.coalesce(Team.name, "").label("steward_name"),
        )
        .outerjoin(Area, Area.id == row.buurt_id)
        .outerjoin(Team, Team.id == row.steward_id)
        .where(visible_rows(viewer), row.status != Status.STOPPED)
    )


def _without_team(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    return _shown(viewer).where(PublishedAsset.steward_id.is_(None))


def _ending(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    until = clock.today() + timedelta(days=setting("consent_warning"))
    contacts = select(Contact.asset_id, Contact.expires_on)
    stories = (
        select(Story.asset_id, Story.expires_on)
        .join(Asset, Asset.id == Story.asset_id)
        .where(Story.consent_level != Visibility.TEAM, ~Asset.sensitive)
    )
    parts = union_all(contacts, stories).subquery()
    first = (
        select(parts.c.asset_id, func.min(parts.c.expires_on).label("until"))
        .where(parts.c.expires_on > clock.today(), parts.c.expires_on <= until)
        .group_by(parts.c.asset_id)
        .subquery()
    )
    return _shown(viewer).join(first, first.c.asset_id == PublishedAsset.asset_id).add_columns(first.c.until)

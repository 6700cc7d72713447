"""Records made through the product's own capture, so that a test's record is like a user's."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID, uuid4

from app.models.record import Asset, Kind, KnownFrom
from app.policy import Viewer
from app.queries.areas.codes import ids_of
from app.rhythms import Rhythm, Slot
from app.services.record.capturing import capture
from app.services.record.content import STRENGTH_OF_KIND, AssetContent, Where

IN_HAMRIK = (233_140.0, 583_271.0)
"""A place in BU00140000, not at the centre of its 100 m cell."""


def make_content(*, buurt: str | None = None, **over) -> AssetContent:
    """A complete record; `buurt` puts it at a whole buurt instead of a point."""
    kind = over.get("kind", Kind.INITIATIVE)
    where = Where(service_area=ids_of([buurt])) if buurt else Where(location=IN_HAMRIK)
    fields = {
        "name": "Wandelgroep bij de vijver",
        "kind": kind,
        "strength": STRENGTH_OF_KIND[kind],
        "themes": ("bewegen-en-sport",),
        "where": where,
    }
    return AssetContent(**{**fields, **over})


def weekly(day: str = "WE", begins=(9, 30), ends=(11, 0)) -> Rhythm:
    """Every week on a day; hours as (hour, minute), None for not known."""
    slot = Slot(
        starts_on=date(2026, 9, 1),
        rrule=f"FREQ=WEEKLY;BYDAY={day}",
        begins=time(*begins) if begins else None,
        ends=time(*ends) if ends else None,
    )
    return Rhythm(slots=(slot,))


def make_asset(
    viewer: Viewer, *, known_from: KnownFrom = KnownFrom.SEEN, client_key: UUID | None = None, **over
) -> Asset:
    """A record on the map, recorded by `viewer`; fields of its content may be given."""
    from app.database import database

    captured = capture(
        content=make_content(**over), known_from=known_from, client_key=client_key or uuid4(), viewer=viewer
    )
    return database.session.get_one(Asset, captured.asset_id)

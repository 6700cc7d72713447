"""A record that meets at another one ("komt samen bij"): it lies where that one is shown, and moves along.

It takes the place that all colleagues are shown of its host, at most as precisely: so it gives nothing away
that its host keeps back. When the host can't be used any more, it stays and its place is uncertain.

Locks go from host to guest, here and in editing: the other way round two saves could wait for each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select, text

from app import clock
from app.database import database
from app.exceptions import Invalid
from app.models.record import Asset, RelationType
from app.models.record.history import VersionAct
from app.policy import Viewer
from app.queries.areas.lookup import buurt_index
from app.queries.record.where.hosts import Host, has_guests, host_shown, less_precise
from app.services.record.content import AssetContent, Where
from app.services.record.placing import place
from app.services.record.publishing import publish
from app.services.record.stewardship import keepers_for
from app.services.record.ties.relating import tie
from app.services.record.versions import keep_versions

ITSELF = "Dit kaartje kan niet bij zichzelf samenkomen. Kies een andere plek."
UNUSABLE = "Deze plek staat niet (meer) op de kaart voor alle collega's. Kies een andere plek."
GUEST = "{name} komt zelf bij een andere plek samen. Kies die plek."
HOST = "Hier komen al anderen samen. Daarom kan dit kaartje niet zelf bij een andere plek samenkomen."

HOSTS = text(
    "select distinct meets_at_id from assets "
    "where meets_at_id is not null and meets_at_id = any(cast(:ids as bigint[])) order by 1"
)
END_TIE = text(
    "update relations set until = greatest(since, cast(:today as date)), version = version + 1 "
    "where from_id = :guest and to_id = :host and type = 'uses_place' and until is null"
)


def hold_host(host_id: int | None) -> None:
    """Keep a host as it is until the end of the transaction; to be asked before its guest is locked."""
    if host_id is not None:
        database.session.execute(select(Asset.id).where(Asset.id == host_id).with_for_update(read=True))


def place_at(host_id: int) -> Where:
    """The place of a host for whoever meets there; raises Invalid when it has none for all colleagues."""
    host = host_shown(host_id)
    if host is None:
        raise Invalid({"meets_at": UNUSABLE})
    return _moved(Where(), host)


def at_host(
    content: AssetContent, *, asset_id: int | None = None, before: Where | None = None
) -> AssetContent:
    """The record with the place of its host; unchanged when it meets at none.

    `before` is where it was: who stays at a host that is gone keeps that place. Raises Invalid at "meets_at".
    """
    where = content.where
    if where.meets_at is None:
        return content
    hold_host(where.meets_at)
    host = host_shown(where.meets_at)
    if host is None and before and (before.meets_at, before.location) == (where.meets_at, where.location):
        return content
    host = _checked(host, where.meets_at, asset_id)
    return content.with_choices(
        where=_moved(where, host), precision=less_precise(content.precision, host.precision)
    )


def keep_tie(*, guest_id: int, before: int | None, after: int | None, viewer: Viewer) -> None:
    """Keep the tie "komt samen bij" in step with where the record meets."""
    if before == after:
        return
    if before is not None:
        database.session.execute(END_TIE, {"guest": guest_id, "host": before, "today": clock.today()})
    if after is not None:
        tie(from_id=guest_id, to_id=after, kind=RelationType.USES_PLACE, viewer=viewer)


def bring_guests(host_id: int, viewer: Viewer) -> None:
    """After a change of a record: move what meets there, each with a version; flag it when that can't be."""
    guests = list(
        database.session.scalars(
            select(Asset)
            .where(Asset.meets_at_id == host_id, Asset.removed_at.is_(None))
            .order_by(Asset.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    )
    if not guests:
        return
    host = host_shown(host_id)
    changed = [guest.id for guest in guests if _follow(guest, host)]
    if changed:
        keep_versions(changed, act=VersionAct.EDITED, viewer=viewer)
        place(changed)
    publish([guest.id for guest in guests])


def bring_all_guests(asset_ids: Sequence[int], viewer: Viewer) -> None:
    """The same for many records that changed at once."""
    for host_id in database.session.scalars(HOSTS, {"ids": list(asset_ids)}).all():
        bring_guests(host_id, viewer)


def _checked(host: Host | None, host_id: int, asset_id: int | None) -> Host:
    if host_id == asset_id:
        raise Invalid({"meets_at": ITSELF})
    if host is None:
        raise Invalid({"meets_at": UNUSABLE})
    if host.meets_at is not None:
        raise Invalid({"meets_at": GUEST.format(name=host.name)})
    if asset_id is not None and has_guests(asset_id):
        raise Invalid({"meets_at": HOST})
    return host


def _moved(where: Where, host: Host) -> Where:
    return Where(location=host.location, service_area=where.service_area, meets_at=host.id)


def _follow(guest: Asset, host: Host | None) -> bool:
    """Whether anything of the guest changed."""
    before = guest.location, guest.precision, guest.place_uncertain
    if host is None:
        guest.place_uncertain = True
    else:
        guest.location, guest.place_uncertain = host.location, False
        guest.precision = less_precise(guest.precision, host.precision)
    if (guest.location, guest.precision, guest.place_uncertain) == before:
        return False
    if guest.location is not None and guest.location != before[0]:
        keepers = keepers_for(
            buurt_id=buurt_index().locate_one(guest.location), recorded_team_id=guest.recorded_team_id
        )
        guest.steward_id, guest.co_steward_id = keepers.steward_id, keepers.co_steward_id
    guest.version += 1
    return True

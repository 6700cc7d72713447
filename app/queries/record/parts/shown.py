"""What hangs on a record, for this visitor and as long as it was agreed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app import clock
from app.database import database
from app.models.record import Asset, Contact, Story, TeamNote
from app.policy import Viewer, may_see_private, story_levels
from importers.personal_data import check_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What is shown: contacts and note only to keepers; to others how many contacts, and until when."""

    contacts: Sequence[Contact] = ()
    stories: Sequence[Story] = ()
    note: TeamNote | None = None
    contact_count: int = 0
    contacts_until: date | None = None


def parts_of(asset_id: int, viewer: Viewer) -> Parts:
    """The parts of a record that the visitor may already see."""
    asset = database.session.get_one(Asset, asset_id)
    count, until = contact_summary(asset_id)
    stories = tuple(
        database.session.scalars(
            select(Story)
            .where(
                Story.asset_id == asset_id,
                Story.expires_on > clock.today(),
                Story.consent_level.in_(story_levels(viewer, asset)),
            )
            .order_by(Story.told_on.desc(), Story.id)
        )
    )
    if not may_see_private(viewer, asset):
        return Parts(stories=stories, contact_count=count, contacts_until=until)
    return Parts(
        contacts=contacts_of(asset_id),
        stories=stories,
        note=note_of(asset_id),
        contact_count=count,
        contacts_until=until,
    )


def contact_summary(asset_id: int) -> tuple[int, date | None]:
    """How many contacts there are, and the day on which the last agreement ends."""
    found = select(func.count(), func.max(Contact.expires_on)).where(
        Contact.asset_id == asset_id, Contact.expires_on > clock.today()
    )
    count, until = database.session.execute(found).one()
    return count, until


def contacts_of(asset_id: int) -> tuple[Contact, ...]:
    """The contacts whose agreement still holds. For who may see them."""
    found = select(Contact).where(Contact.asset_id == asset_id, Contact.expires_on > clock.today())
    return tuple(database.session.scalars(found.order_by(Contact.id)))


def roles_of(asset_ids: Collection[int], viewer: Viewer) -> dict[int, tuple[str, ...]]:
    """By whom one comes in at these records: roles, by id, of those whose contacts the visitor may see.

    Never a name, number or address. A role in which personal data seems to stand is left out. Whoever shows
    these writes down that the contact was read.
    """
    found = database.session.execute(
        select(Asset, Contact.role)
        .join(Contact, Contact.asset_id == Asset.id)
        .where(Asset.id.in_(asset_ids), Contact.expires_on > clock.today())
        .order_by(Contact.id)
    )
    roles: dict[int, list[str]] = {}
    for asset, role in found:
        if may_see_private(viewer, asset) and not check_text(role):
            roles.setdefault(asset.id, []).append(role)
    return {asset_id: tuple(dict.fromkeys(several)) for asset_id, several in roles.items()}


def stories_of(asset_id: int) -> tuple[Story, ...]:
    """The stories whose agreement still holds. For who may change them."""
    found = select(Story).where(Story.asset_id == asset_id, Story.expires_on > clock.today())
    return tuple(database.session.scalars(found.order_by(Story.id)))


def note_of(asset_id: int) -> TeamNote | None:
    """The note of the team, as long as it holds. For who may see it."""
    found = select(TeamNote).where(TeamNote.asset_id == asset_id, TeamNote.expires_on > clock.today())
    return database.session.scalar(found)

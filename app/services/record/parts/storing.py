"""Store contacts, stories and the note of one form; what a colleague changed meanwhile is not overwritten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy import delete, select

from app import clock
from app.database import database
from app.exceptions import Invalid
from app.models.record import Asset, Contact, Story, TeamNote
from app.policy import Viewer
from app.queries.record.parts.shown import note_of
from app.services.record.parts.typed import (
    NOTE_LASTS,
    TypedContact,
    TypedParts,
    TypedStory,
    contact_mark,
    note_mark,
    story_mark,
)

GONE = "Een collega haalde dit weg terwijl jij bezig was. Bewaar nog een keer als je het toch wilt houden."
CHANGED = (
    "Een collega veranderde dit terwijl jij bezig was. Er staat nu: {now} "
    "Bewaar nog een keer om jouw tekst te houden."
)

Row = TypeVar("Row", Contact, Story)


class Overtaken(Invalid):
    """Somebody changed these parts meanwhile; `marks` says per field how they stand now ("" for gone)."""

    def __init__(self, errors: dict[str, str], marks: dict[str, str]) -> None:
        super().__init__(errors)
        self.marks = marks


def refuse_overtaken(asset_id: int, parts: TypedParts) -> None:
    """Raise Overtaken when a colleague changed one of these parts after the form was made."""
    contacts, stories = _stored(Contact, asset_id), _stored(Story, asset_id)
    errors: dict[str, str] = {}
    marks: dict[str, str] = {}
    for number, contact in enumerate(parts.contacts):
        stored = contacts.get(contact.id) if contact.id is not None else None
        now = contact_mark(stored) if stored else ""
        if contact.id is not None and not contact.remove and now not in {contact.seen, contact_mark(contact)}:
            said = f"{stored.role}, {stored.value}." if stored else ""
            errors[f"contacts-{number}-value"] = CHANGED.format(now=said) if stored else GONE
            marks[f"contacts-{number}"] = now
    for number, story in enumerate(parts.stories):
        told = stories.get(story.id) if story.id is not None else None
        now = story_mark(told) if told else ""
        if story.id is not None and not story.remove and now not in {story.seen, story_mark(story)}:
            errors[f"stories-{number}-text"] = CHANGED.format(now=f"‘{told.text}’") if told else GONE
            marks[f"stories-{number}"] = now
    note = note_of(asset_id)
    written = note.text if note else ""
    if note_mark(note) != parts.note_seen and parts.note != written:
        errors["note"] = CHANGED.format(now=f"‘{written}’" if written else "niets.")
        marks["note"] = note_mark(note)
    if errors:
        raise Overtaken(errors, marks)


def store_parts(asset: Asset, parts: TypedParts, viewer: Viewer) -> bool:
    """Make the parts of a locked record what the checked form says; whether anything changed.

    What expired is in no form, and goes for good when the record is saved.
    """
    _forget_expired(asset.id)
    changed = [
        _store(Contact, asset.id, parts.contacts, contact_mark),
        _store(Story, asset.id, parts.stories, story_mark),
        _store_note(asset.id, database.session.get(TeamNote, asset.id), parts.note, viewer),
    ]
    database.session.flush()
    return any(changed)


def _forget_expired(asset_id: int) -> None:
    for kind in (Contact, Story, TeamNote):
        database.session.execute(
            delete(kind).where(kind.asset_id == asset_id, kind.expires_on <= clock.today())
        )


def _stored(kind: type[Row], asset_id: int) -> dict[int, Row]:
    found = select(kind).where(kind.asset_id == asset_id, kind.expires_on > clock.today())
    rows = database.session.scalars(found.execution_options(populate_existing=True))
    return {row.id: row for row in rows}


def _store(
    kind: type[Row],
    asset_id: int,
    typed: Sequence[TypedContact] | Sequence[TypedStory],
    mark: Callable[..., str],
) -> bool:
    stored = _stored(kind, asset_id)
    changed = False
    for one in typed:
        row = stored.get(one.id) if one.id is not None else None
        if one.remove:
            if row is not None:
                database.session.delete(row)
                changed = True
        elif not one.is_empty and (row is None or mark(row) != mark(one)):
            columns = _columns(kind, one)
            if row is None:
                database.session.add(kind(asset_id=asset_id, **columns))
            else:
                for name, value in columns.items():
                    setattr(row, name, value)
            changed = True
    return changed


def _columns(kind: type[Contact] | type[Story], typed: TypedContact | TypedStory) -> dict[str, object]:
    own = {column.key for column in kind.__mapper__.column_attrs} - {"id", "asset_id"}
    return {name: getattr(typed, name) for name in own}


def _store_note(asset_id: int, note: TeamNote | None, text: str, viewer: Viewer) -> bool:
    if text == (note.text if note else ""):
        return False
    if not text:
        database.session.delete(note)
        return True
    today = clock.today()
    fresh = TeamNote(
        asset_id=asset_id,
        text=text,
        written_on=today,
        expires_on=today + NOTE_LASTS,
        by_team=viewer.team_id,
    )
    database.session.merge(fresh)
    return True

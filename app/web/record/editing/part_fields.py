"""Contacts, stories and the note in the form of a record; always with one empty row to add another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from flask_wtf import FlaskForm
from wtforms import BooleanField, Form, FormField, HiddenField, SelectField, StringField, TextAreaField

from app import labels
from app.exceptions import Invalid
from app.models.record import Channel, Contact, Story, TeamNote, Visibility
from app.services.record.parts.checking import MOST_CONTACTS, MOST_STORIES
from app.services.record.parts.typed import (
    TypedContact,
    TypedParts,
    TypedStory,
    contact_mark,
    note_mark,
    story_mark,
)
from app.web.forms import options
from app.web.record.rhythm.fields import Rows

Word = TypeVar("Word", bound=StrEnum)
NOT_A_DAY = "Dit is geen dag. Kies een dag, of schrijf haar als 2026-10-01."
STORY_LEVELS = {
    Visibility.TEAM: "Alleen het team",
    Visibility.ORGANISATION: "Alle collega's",
    Visibility.PUBLIC: "Iedereen",
}


class PartRow(Form):  # type: ignore[misc]
    """What every part has: its id, what it said when the form was made, and a way out."""

    id = HiddenField()
    seen = HiddenField()
    consent_from = StringField("Afgesproken met wie?")
    consent_on = StringField("Afgesproken op")
    expires_on = StringField("Geldt tot")
    remove = BooleanField("Haal dit weg")

    def part(self) -> dict[str, Any]:
        """The fields that every part has, as typed; days as text."""
        number = self.id.data or ""
        return {
            "id": int(number) if number.isascii() and number.isdigit() and len(number) < 19 else None,
            "seen": (self.seen.data or "")[:60],
            "consent_from": one_line(self.consent_from.data),
            "remove": bool(self.remove.data),
        }


class ContactRow(PartRow):
    """By whom one comes in."""

    role = StringField("Wie is het?")
    channel = SelectField(
        "Hoe krijg je contact?", choices=options(labels.CHANNELS.items()), validate_choice=False
    )
    value = StringField("Nummer, adres of plek")
    consent_for = StringField("Waarvoor?")


class StoryRow(PartRow):
    """What somebody told."""

    text = TextAreaField("Wat vertelde iemand?")
    told_on = StringField("Verteld op")
    consent_level = SelectField(
        "Wie mag dit lezen?", choices=options(STORY_LEVELS.items()), validate_choice=False
    )


class PartsFields(FlaskForm):  # type: ignore[misc]
    """The parts of a record; absent from a form whose page did not show them."""

    parts_are_here = HiddenField()
    contacts = Rows(FormField(ContactRow), label="Via wie kom je binnen?", max_entries=MOST_CONTACTS + 4)
    stories = Rows(FormField(StoryRow), label="Verhalen", max_entries=MOST_STORIES + 4)
    note = TextAreaField("Notitie voor het team")
    note_seen = HiddenField()

    def fill_parts(
        self, contacts: Sequence[Contact], stories: Sequence[Story], note: TeamNote | None
    ) -> None:
        """Put what is stored into the form."""
        self.parts_are_here.data = "1"
        for contact in contacts:
            self.contacts.append_entry(_row(contact, contact_mark(contact)))
        for story in stories:
            self.stories.append_entry(_row(story, story_mark(story)))
        self.note.data = note.text if note else ""
        self.note_seen.data = note_mark(note)

    def typed_parts(self) -> TypedParts | None:
        """What was typed; None when the page had no parts. Raises Invalid for what is no day."""
        if not self.parts_are_here.data:
            return None
        errors: dict[str, str] = {}
        contacts = tuple(
            TypedContact(
                role=one_line(row.form.role.data),
                channel=_word(Channel, row.form.channel.data),
                value=one_line(row.form.value.data),
                consent_for=one_line(row.form.consent_for.data),
                **_days(row, ("consent_on", "expires_on"), errors),
                **row.form.part(),
            )
            for row in self.contacts
        )
        stories = tuple(
            TypedStory(
                text=(row.form.text.data or "").strip(),
                consent_level=_word(Visibility, row.form.consent_level.data),
                **_days(row, ("told_on", "consent_on", "expires_on"), errors),
                **row.form.part(),
            )
            for row in self.stories
        )
        if errors:
            raise Invalid(errors)
        note = (self.note.data or "").replace("\r\n", "\n").strip()
        return TypedParts(
            contacts=contacts, stories=stories, note=note, note_seen=(self.note_seen.data or "")[:60]
        )

    def take_marks(self, marks: dict[str, str]) -> None:
        """After a colleague was first: remember how it stands now, so that saving again is a choice."""
        for name, mark in marks.items():
            if name == "note":
                self.note_seen.data = mark
                continue
            rows, _, number = name.partition("-")
            form = self[rows][int(number)].form
            form.seen.data = mark
            if not mark:
                form.id.data = ""

    def with_empty_parts(self) -> PartsFields:
        """The form with one empty row behind the contacts and one behind the stories."""
        for rows, typed in ((self.contacts, self._contact_is_empty), (self.stories, self._story_is_empty)):
            is_full = bool(rows.entries) and not typed(rows.entries[-1].form)
            if (not rows.entries or is_full) and len(rows) < rows.max_entries:
                rows.append_entry()
        return self

    @staticmethod
    def _contact_is_empty(form: Any) -> bool:
        return not (form.id.data or form.role.data or form.value.data)

    @staticmethod
    def _story_is_empty(form: Any) -> bool:
        return not (form.id.data or form.text.data)


def one_line(text: str | None) -> str:
    """What was typed as one line with single spaces."""
    return " ".join((text or "").split())


def day_from(text: str | None) -> date | None:
    """A day as a browser or a person writes it, None for nothing; raises ValueError."""
    typed = one_line(text)
    return date.fromisoformat(typed) if typed else None


def _days(row: Any, names: Sequence[str], errors: dict[str, str]) -> dict[str, date | None]:
    found: dict[str, date | None] = {}
    for name in names:
        try:
            found[name] = day_from(row.form[name].data)
        except ValueError:
            errors[f"{row.name}-{name}"] = NOT_A_DAY
            found[name] = None
    return found


def _row(stored: Contact | Story, mark: str) -> dict[str, Any]:
    """A stored part as the data of its row."""
    columns = {column.key: getattr(stored, column.key) for column in stored.__mapper__.column_attrs}
    days = {name: value.isoformat() for name, value in columns.items() if isinstance(value, date)}
    return {**columns, **days, "id": str(stored.id), "seen": mark}


def _word(kind: type[Word], value: str | None) -> Word | None:
    return kind(value) if value in set(kind) else None

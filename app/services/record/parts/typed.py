"""Contacts, stories and a note as somebody typed them, and what stood there when the form was opened."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from dateutil.relativedelta import relativedelta

from app.models.record import Channel, Contact, Story, TeamNote, Visibility

CONSENT_LASTS = relativedelta(years=1)
LONGEST_CONSENT = relativedelta(years=2)
NOTE_LASTS = relativedelta(months=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedContact:
    """`id` of the stored one, or None for a new one; `seen` is its fingerprint when the form was made."""

    role: str = ""
    channel: Channel | None = None
    value: str = ""
    consent_from: str = ""
    consent_on: date | None = None
    consent_for: str = ""
    expires_on: date | None = None
    id: int | None = None
    seen: str = ""
    remove: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in; the channel is chosen by itself."""
        return self.id is None and not (self.role or self.value or self.consent_from or self.consent_on)

    def with_term(self) -> TypedContact:
        """With the usual term when none was chosen."""
        if self.expires_on is None and self.consent_on is not None:
            return replace(self, expires_on=self.consent_on + CONSENT_LASTS)
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedStory:
    """`id` and `seen` as those of a contact."""

    text: str = ""
    told_on: date | None = None
    consent_level: Visibility | None = None
    consent_from: str = ""
    consent_on: date | None = None
    expires_on: date | None = None
    id: int | None = None
    seen: str = ""
    remove: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in; the level is chosen by itself."""
        return self.id is None and not (self.text or self.consent_from or self.consent_on)

    def with_term(self) -> TypedStory:
        """With the usual term, and told on the day of the consent, when nothing else was chosen."""
        if self.consent_on is None:
            return self
        told_on = self.told_on or self.consent_on
        return replace(self, told_on=told_on, expires_on=self.expires_on or self.consent_on + CONSENT_LASTS)


Part = TypeVar("Part", TypedContact, TypedStory)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedParts:
    """All parts of one form; `note_seen` is the fingerprint of the note when the form was made."""

    contacts: tuple[TypedContact, ...] = ()
    stories: tuple[TypedStory, ...] = ()
    note: str = ""
    note_seen: str = ""

    def with_terms(self) -> TypedParts:
        """With the usual terms where none was chosen."""
        return replace(
            self,
            contacts=tuple(contact.with_term() for contact in self.contacts),
            stories=tuple(story.with_term() for story in self.stories),
        )

    def with_marks(self, marks: Mapping[str, str]) -> TypedParts:
        """As if the form was made just now; `marks` are those of `Overtaken`: saving again is a choice."""
        return replace(
            self,
            contacts=tuple(_marked(one, marks.get(f"contacts-{n}")) for n, one in enumerate(self.contacts)),
            stories=tuple(_marked(one, marks.get(f"stories-{n}")) for n, one in enumerate(self.stories)),
            note_seen=marks.get("note", self.note_seen),
        )

    def as_json(self) -> dict[str, Any]:
        """To travel through a page that asks something first; `from_json` gives equal parts back."""
        return json.loads(json.dumps(asdict(self), default=str))  # type: ignore[no-any-return]

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> TypedParts:
        """The parts that `as_json` gave."""
        return cls(
            contacts=tuple(TypedContact(**_typed(one, channel=Channel)) for one in stored["contacts"]),
            stories=tuple(TypedStory(**_typed(one, consent_level=Visibility)) for one in stored["stories"]),
            note=stored["note"],
            note_seen=stored["note_seen"],
        )


def contact_mark(contact: Contact | TypedContact) -> str:
    """A fingerprint of what a contact says."""
    channel = contact.channel.value if contact.channel else ""
    days = (contact.consent_on, contact.expires_on)
    return _mark([contact.role, channel, contact.value, contact.consent_from, contact.consent_for, *days])


def story_mark(story: Story | TypedStory) -> str:
    """A fingerprint of what a story says."""
    level = story.consent_level.value if story.consent_level else ""
    return _mark([story.text, level, story.consent_from, story.told_on, story.consent_on, story.expires_on])


def note_mark(note: TeamNote | None) -> str:
    """A fingerprint of a note; that of no note is empty."""
    return _mark([note.text]) if note else ""


def _marked(part: Part, mark: str | None) -> Part:
    """The part with the fingerprint of what stands there now; as a new one when that is gone."""
    if mark is None:
        return part
    return replace(part, seen=mark, id=part.id if mark else None)


def _typed(stored: Mapping[str, Any], **enums: type[StrEnum]) -> dict[str, Any]:
    """The fields of one part, days and chosen words as such."""
    found = dict(stored)
    for name, value in found.items():
        if value and name.endswith("_on"):
            found[name] = date.fromisoformat(value)
        elif value and name in enums:
            found[name] = enums[name](value)
    return found


def _mark(values: Iterable[object]) -> str:
    told = json.dumps([str(value or "") for value in values], ensure_ascii=False)
    return hashlib.blake2b(told.encode(), digest_size=12).hexdigest()

"""Which free texts a record has."""

from __future__ import annotations

from collections.abc import Collection

from app.queries.record.parts.shown import contacts_of, note_of, stories_of
from app.services.record.content import AssetContent
from app.services.record.parts.typed import TypedParts
from importers.personal_data import check_text, without_found

OF_CONTACTS = ("role", "value", "consent_from", "consent_for")
OF_STORIES = ("text", "consent_from")


def texts_of(content: AssetContent, parts: TypedParts | None = None, *, address: str = "") -> dict[str, str]:
    """Every free text that was typed by the name of its form field; empty ones are left out."""
    texts = {
        "name": content.name,
        "summary": content.summary,
        "tags": ", ".join(content.tags),
        "website": content.website,
        "address": address or content.where.place_note,
    }
    if parts is not None:
        texts["note"] = parts.note
        for number, contact in enumerate(parts.contacts):
            if not contact.remove:
                texts |= {f"contacts-{number}-{name}": getattr(contact, name) for name in OF_CONTACTS}
        for number, story in enumerate(parts.stories):
            if not story.remove:
                texts |= {f"stories-{number}-{name}": getattr(story, name) for name in OF_STORIES}
    return {field: text for field, text in texts.items() if text}


def stored_texts(asset_id: int, content: AssetContent) -> Collection[str]:
    """The free texts of a record and its parts as they stand."""
    texts = set(texts_of(content).values())
    texts |= {getattr(contact, name) for contact in contacts_of(asset_id) for name in OF_CONTACTS}
    texts |= {getattr(story, name) for story in stories_of(asset_id) for name in OF_STORIES}
    note = note_of(asset_id)
    return texts | ({note.text} if note else set())


def without_persons(content: AssetContent, *, now: AssetContent) -> AssetContent:
    """An older version for who did not write it: what looks like personal data in its texts is "…".

    Somebody may have taken it out since. What stands there `now` is left as it is.
    """
    cleaned = {name: _cleaned(getattr(content, name)) for name in ("name", "summary")}
    kept = {name: text for name, text in cleaned.items() if getattr(content, name) != getattr(now, name)}
    tags = tuple(tag if tag in now.tags else _cleaned(tag) for tag in content.tags)
    return content.with_choices(**kept, tags=tags)


def _cleaned(text: str) -> str:
    return without_found(text, sign="…") if check_text(text) else text

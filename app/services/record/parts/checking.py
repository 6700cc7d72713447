"""The rules of contacts, stories and notes, with a sentence at the field that breaks one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from email_validator import EmailNotValidError, validate_email

from app import clock
from app.models.record import Channel
from app.services.record.parts.typed import LONGEST_CONSENT, TypedContact, TypedParts, TypedStory

MOST_CONTACTS = 6
MOST_STORIES = 10
NOTE_LIMIT = 1000
STORY_LIMIT = 1000
SENSITIVE = "Bij iets gevoeligs hoort geen contact. Haal het contact weg, of haal het vinkje ‘gevoelig’ weg."


def part_errors(parts: TypedParts, *, sensitive: bool) -> dict[str, str]:
    """A sentence per field ("contacts-0-value") that breaks a rule; empty when all is well."""
    contacts = [(number, one) for number, one in enumerate(parts.contacts) if _counts(one)]
    stories = [(number, one) for number, one in enumerate(parts.stories) if _counts(one)]
    errors: dict[str, str] = {}
    for number, contact in contacts:
        errors |= {f"contacts-{number}-{name}": said for name, said in _contact_errors(contact)}
    for number, story in stories:
        errors |= {f"stories-{number}-{name}": said for name, said in _story_errors(story)}
    if sensitive and contacts:
        errors["contacts"] = SENSITIVE
    if len(contacts) > MOST_CONTACTS:
        errors["contacts"] = f"Bewaar hoogstens {MOST_CONTACTS} contacten. Haal er eerst een weg."
    if len(stories) > MOST_STORIES:
        errors["stories"] = f"Bewaar hoogstens {MOST_STORIES} verhalen. Haal er eerst een weg."
    if len(parts.note) > NOTE_LIMIT:
        errors["note"] = f"Gebruik hoogstens {NOTE_LIMIT} tekens. Het zijn er nu {len(parts.note)}."
    return errors


def _counts(typed: TypedContact | TypedStory) -> bool:
    return not (typed.remove or typed.is_empty)


def _contact_errors(contact: TypedContact) -> Iterator[tuple[str, str]]:
    if not 2 <= len(contact.role) <= 80:
        yield "role", "Schrijf wie het is: liefst een rol, zoals ‘gastvrouw’ (2 tot en met 80 tekens)."
    if contact.channel is None:
        yield "channel", "Kies hoe je contact krijgt."
    if wrong := _value_error(contact):
        yield "value", wrong
    if len(contact.consent_for) > 200:
        yield "consent_for", f"Gebruik hoogstens 200 tekens. Het zijn er nu {len(contact.consent_for)}."
    yield from consent_errors(contact.consent_from, contact.consent_on, contact.expires_on, "het nummer")


def _value_error(contact: TypedContact) -> str:
    value = contact.value
    if not 3 <= len(value) <= 200:
        return "Vul in hoe je contact krijgt: een nummer, een adres of een plek."
    if contact.channel is Channel.PHONE and not 8 <= len(re.sub(r"\D", "", value)) <= 15:
        return "Dit lijkt geen telefoonnummer. Schrijf het zoals 050 123 45 67."
    if contact.channel is Channel.EMAIL:
        try:
            validate_email(value, check_deliverability=False, test_environment=True)
        except EmailNotValidError:
            return "Dit lijkt geen e-mailadres. Schrijf het zoals naam@organisatie.nl."
    if contact.channel is Channel.WEBSITE and not re.match(r"(https?://|www\.)\S+\.\S", value):
        return "Dit lijkt geen webadres. Begin met www of https."
    return ""


def _story_errors(story: TypedStory) -> Iterator[tuple[str, str]]:
    if len(story.text) < 10:
        yield "text", "Vertel het verhaal in minstens 10 tekens, of laat alles leeg."
    elif len(story.text) > STORY_LIMIT:
        yield "text", f"Gebruik hoogstens {STORY_LIMIT} tekens. Het zijn er nu {len(story.text)}."
    if story.consent_level is None:
        yield "consent_level", "Kies wie dit verhaal mag lezen."
    if story.told_on is not None and story.told_on > clock.today():
        yield "told_on", "Deze dag is nog niet geweest. Kies de dag waarop het is verteld."
    yield from consent_errors(story.consent_from, story.consent_on, story.expires_on, "het verhaal")


def consent_errors(
    consent_from: str, consent_on: date | None, expires_on: date | None, what: str
) -> Iterator[tuple[str, str]]:
    """Field and sentence for each broken rule of an agreement, because of which `what` is kept."""
    today = clock.today()
    if not 2 <= len(consent_from) <= 80:
        yield "consent_from", "Vul in met wie dit is afgesproken: een rol, geen naam."
    if consent_on is None:
        yield (
            "consent_on",
            f"Vul in wanneer dit is afgesproken. Zonder datum bewaren we {what} niet.",
        )
        return
    if consent_on > today:
        yield "consent_on", "Deze dag is nog niet geweest. Kies de dag waarop het is afgesproken."
    if expires_on is None or expires_on > consent_on + LONGEST_CONSENT:
        yield "expires_on", "Kies een datum binnen 2 jaar. Daarna vragen we het opnieuw."
    elif expires_on <= max(consent_on, today):
        yield "expires_on", "Deze afspraak is voorbij. Spreek het opnieuw af, of haal dit weg."

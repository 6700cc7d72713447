"""Between the edit form and the record: what is typed becomes content, content fills the form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from app import clock
from app.exceptions import Invalid
from app.labels import LANGUAGES
from app.models.record import (
    Aware,
    Cost,
    Kind,
    LedBy,
    Openness,
    Precision,
    Status,
    StopReason,
    Strength,
    Visibility,
)
from app.queries.areas.codes import codes_of, ids_of
from app.services.record.content import AssetContent, Where
from app.services.record.locating import locate
from app.web.record.editing.fields import EditForm
from app.web.record.editing.part_fields import NOT_A_DAY, day_from, one_line
from app.web.record.forms import lines

Word = TypeVar("Word", bound=StrEnum)
COPIED = ("name", "summary", "website", "sensitive")
LISTS = ("themes", "audiences", "offers", "needs", "languages")
WORDS: dict[str, type[StrEnum]] = {
    "kind": Kind,
    "strength": Strength,
    "precision": Precision,
    "visibility": Visibility,
    "aware": Aware,
    "status": Status,
}
PERHAPS: dict[str, type[StrEnum]] = {"led_by": LedBy, "openness": Openness, "cost": Cost}
YES_NO = ("step_free", "toilet", "quiet")
DAYS = ("status_since", "no_requests_until")
KEEP = "keep"


def fill(form: EditForm, content: AssetContent, *, version: int) -> None:
    """Put the record into the form."""
    form.version.data = version
    for name in COPIED:
        form[name].data = getattr(content, name)
    for name in LISTS:
        form[name].data = list(getattr(content, name))
    for name in (*WORDS, *PERHAPS, "status_reason"):
        value = getattr(content, name)
        form[name].data = value.value if value else ""
    for name in YES_NO:
        form[name].data = {True: "yes", False: "no", None: ""}[getattr(content, name)]
    for name in DAYS:
        day = getattr(content, name)
        form[name].data = day.isoformat() if day else ""
    form.capacity.data = "" if content.capacity is None else str(content.capacity)
    form.tags.data = lines(content.tags)
    form.place.data = KEEP
    form.address.data = content.where.place_note
    form.meets_at.data = str(content.where.meets_at or "")
    form.service_area.data = codes_of(content.where.service_area)
    form.fill_rhythm(content.rhythm, content.pauses)


def content_from(form: EditForm, before: AssetContent) -> AssetContent:
    """The record as the form says it; `before` is the version that the form was made from.

    Raises Invalid with a sentence for every field that can't be read.
    """
    asked: dict[str, Callable[[], Any]] = {
        **{
            name: lambda name=name, kind=kind: _one_of(kind, form[name].data, name)
            for name, kind in WORDS.items()
        },
        **{
            name: lambda name=name, kind=kind: _perhaps(kind, form[name].data, name)
            for name, kind in PERHAPS.items()
        },
        **{name: lambda name=name: _day(form[name].data, name) for name in DAYS},
        "capacity": lambda: _number(form.capacity.data, "capacity"),
        "where": lambda: _where(form, before.where),
        "rhythm and pauses": lambda: form.rhythm_and_pauses(before=(before.rhythm, before.pauses)),
    }
    found = _all(asked)
    rhythm, pauses = found.pop("rhythm and pauses")
    status, reason = found["status"], form.status_reason.data
    stopped = status is Status.STOPPED
    if status is not before.status and found["status_since"] == before.status_since:
        found["status_since"] = clock.today()
    return before.with_choices(
        name=one_line(form.name.data),
        summary=one_line(form.summary.data),
        website=_address((form.website.data or "").strip()),
        sensitive=bool(form.sensitive.data),
        tags=_tags(form.tags.data or ""),
        **{name: _chosen(form, name, getattr(before, name)) for name in LISTS},
        **{name: {"yes": True, "no": False}.get(form[name].data or "") for name in YES_NO},
        status_reason=_one_of(StopReason, reason, "status_reason") if stopped and reason else None,
        rhythm=rhythm,
        pauses=pauses,
        **found,
    )


def _chosen(form: EditForm, name: str, before: tuple[str, ...]) -> tuple[str, ...]:
    """What was chosen, first what stood there before, as another order is no change; no unknown language."""
    chosen = [code for code in form[name].data or () if name != "languages" or code in LANGUAGES]
    return (*(code for code in before if code in chosen), *(code for code in chosen if code not in before))


def _all(asked: dict[str, Callable[[], Any]]) -> dict[str, Any]:
    """The answer to each; raises one Invalid with the sentences of all that could not be read."""
    found: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for name, ask in asked.items():
        try:
            found[name] = ask()
        except Invalid as wrong:
            errors |= wrong.errors
    if errors:
        raise Invalid(errors)
    return found


def _where(form: EditForm, before: Where) -> Where:
    kept = form.place.data in {None, "", KEEP}
    place = before if kept else locate(form.said_place())
    chosen = tuple(form.service_area.data or ())
    if sorted(chosen) == codes_of(before.service_area) and kept:
        return before
    served = ids_of(chosen) if chosen else (() if place.location else place.service_area)
    return Where(
        location=place.location,
        place_note=place.place_note,
        place_uncertain=place.place_uncertain,
        whole_municipality=place.whole_municipality,
        service_area=served or place.service_area,
        meets_at=place.meets_at,
    )


def _one_of(kind: type[Word], value: str | None, field: str) -> Word:
    try:
        return kind(value or "")
    except ValueError:
        raise Invalid({field: "Kies een van de mogelijkheden."}) from None


def _perhaps(kind: type[Word], value: str | None, field: str) -> Word | None:
    return _one_of(kind, value, field) if value else None


def _day(text: str | None, field: str) -> date | None:
    try:
        return day_from(text)
    except ValueError:
        raise Invalid({field: NOT_A_DAY}) from None


def _number(text: str | None, field: str) -> int | None:
    typed = one_line(text)
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) < 6):
        raise Invalid({field: "Vul een heel getal in, zoals 20. Schatten is goed."})
    return int(typed)


def _tags(text: str) -> tuple[str, ...]:
    words = (" ".join(word.split())[:40] for word in text.split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def _address(text: str) -> str:
    return f"https://{text}" if text.lower().startswith("www.") else text

"""Between the edit form and the record: what is typed becomes content, content fills the form."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from app.exceptions import Invalid
from app.models.record import Aware, Kind, LedBy, Precision, Status, StopReason, Strength, Visibility
from app.queries.areas.codes import codes_of, ids_of
from app.services.record.content import AssetContent, Where
from app.services.record.locating import locate
from app.web.record.forms import EditForm, lines

Choice = TypeVar("Choice", bound=StrEnum)
COPIED = ("name", "summary", "website", "sensitive")
LISTS = ("themes", "audiences", "offers", "needs")
KEEP = "keep"


def fill(form: EditForm, content: AssetContent, *, version: int) -> None:
    """Put the record into the form."""
    form.version.data = version
    for name in COPIED:
        getattr(form, name).data = getattr(content, name)
    for name in LISTS:
        getattr(form, name).data = list(getattr(content, name))
    for name in ("kind", "strength", "precision", "visibility", "aware", "status"):
        getattr(form, name).data = getattr(content, name).value
    form.led_by.data = content.led_by.value if content.led_by else ""
    form.status_reason.data = content.status_reason.value if content.status_reason else ""
    form.tags.data = lines(content.tags)
    form.place.data = KEEP
    form.address.data = content.where.place_note
    form.meets_at.data = str(content.where.meets_at or "")
    form.service_area.data = codes_of(content.where.service_area)
    form.fill_rhythm(content.rhythm, content.pauses)


def content_from(form: EditForm, before: AssetContent) -> AssetContent:
    """The record as the form says it; `before` is the version that the form was made from."""
    status = _one_of(Status, form.status.data, "status")
    reason = form.status_reason.data if status is Status.STOPPED else ""
    rhythm, pauses = form.rhythm_and_pauses(before=(before.rhythm, before.pauses))
    return before.with_choices(
        name=" ".join((form.name.data or "").split()),
        kind=_one_of(Kind, form.kind.data, "kind"),
        strength=_one_of(Strength, form.strength.data, "strength"),
        summary=" ".join((form.summary.data or "").split()),
        website=_address((form.website.data or "").strip()),
        sensitive=bool(form.sensitive.data),
        themes=tuple(form.themes.data or ()),
        audiences=tuple(form.audiences.data or ()),
        offers=tuple(form.offers.data or ()),
        needs=tuple(form.needs.data or ()),
        tags=_tags(form.tags.data or ""),
        led_by=_one_of(LedBy, form.led_by.data, "led_by") if form.led_by.data else None,
        status=status,
        status_reason=_one_of(StopReason, reason, "status_reason") if reason else None,
        precision=_one_of(Precision, form.precision.data, "precision"),
        visibility=_one_of(Visibility, form.visibility.data, "visibility"),
        aware=_one_of(Aware, form.aware.data, "aware"),
        where=_where(form, before.where),
        rhythm=rhythm,
        pauses=pauses,
    )


def _where(form: EditForm, before: Where) -> Where:
    kept = form.place.data in {None, "", KEEP}
    place = before if kept else locate(form.said_place())
    chosen = tuple(form.service_area.data or ())
    if list(chosen) == codes_of(before.service_area) and kept:
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


def _one_of(kind: type[Choice], value: str | None, field: str) -> Choice:
    try:
        return kind(value or "")
    except ValueError:
        raise Invalid({field: "Kies een van de mogelijkheden."}) from None


def _tags(text: str) -> tuple[str, ...]:
    words = (" ".join(word.split())[:40] for word in text.split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def _address(text: str) -> str:
    return f"https://{text}" if text.lower().startswith("www.") else text

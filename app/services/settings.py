"""Choose the organisation's own numbers; what was computed with the old ones is computed again."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import text

from app import clock
from app.database import database
from app.exceptions import Invalid
from app.models.people import Setting
from app.models.record import Kind
from app.policy import Permission, Viewer
from app.queries.settings import BY_NAME, SESSION_ATTENDANCE, Known, settings
from app.services.record.publishing import publish
from app.services.training.taking_part.attending import forget_attendance

DUE_AGAIN = text(
    """
    update assets set due_on = verified_on + case when verified_by_seeing then days else days / 2 end
    from unnest(cast(:kinds as text[]), cast(:days as int[])) as review (kind_of, days)
    where kind = kind_of and verified_on is not null and status <> 'dormant'
    """
)


def choose_settings(values: Mapping[str, str], *, viewer: Viewer) -> frozenset[str]:
    """Store what was typed per setting; returns the names that changed.

    Raises Invalid with a sentence per setting, and then stores nothing. Other intervals give every record
    another day on which it is due. Who was at which session is forgotten as soon as that is not kept.
    """
    viewer.require(Permission.MANAGE_SETTINGS)
    known = [BY_NAME[name] for name in values if name in BY_NAME]
    errors = {one.name: error for one in known if (error := _error(one, values[one.name]))}
    if errors:
        raise Invalid(errors)
    before = settings()
    chosen = {one.name: int(values[one.name]) for one in known}
    changed = frozenset(name for name, value in chosen.items() if value != before[name])
    for name in sorted(changed):
        _store(name, chosen[name])
    if any(name.startswith("review_") for name in changed):
        _due_again(before | chosen)
    if SESSION_ATTENDANCE in changed and not chosen[SESSION_ATTENDANCE]:
        forget_attendance()
    return changed


def _error(known: Known, typed: str) -> str:
    number = typed.strip()
    if not (number.isascii() and number.isdigit() and len(number) < 6):
        return "Vul een heel getal in."
    if not known.low <= int(number) <= known.high:
        return f"Kies een getal van {known.low} tot en met {known.high}."
    return ""


def _store(name: str, value: int) -> None:
    stored = database.session.get(Setting, name)
    if stored is None:
        database.session.add(Setting(name=name, value=value))
    else:
        stored.value, stored.changed_at = value, clock.now()
    database.session.flush()


def _due_again(chosen: Mapping[str, int]) -> None:
    days = {kind.value: chosen[f"review_{kind.value}"] for kind in Kind}
    database.session.execute(DUE_AGAIN, {"kinds": list(days), "days": list(days.values())})
    publish()

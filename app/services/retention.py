"""What is kept no longer than it must be: what would go today, and letting it go.

    going()             per kind how much and, of records, which: nothing is changed
    let_go()            the same, gone; safe to repeat, and all of it in the caller's transaction

A kind is a line in KINDS: where it lies, which day counts, and after how many days it goes. A setting of 0
keeps it. Contacts, stories and notes go on the day that was agreed with whoever gave them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import text

from app import clock
from app.database import database
from app.models.record import DeletionReason
from app.queries.settings import settings
from app.services.record.keeping.deleting import forget_records

NAMES_SHOWN = 100
RECORDS = "removed_records"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Rows of `table` that go when `where` holds; it may use :today, :now and :days (of the setting)."""

    name: str
    label: str
    table: str
    where: str
    setting: str = ""


KINDS: Final = (
    Kind(
        name="contacts",
        label="Contacten waarvan de toestemming voorbij is",
        table="contacts",
        where="expires_on <= :today",
    ),
    Kind(
        name="stories",
        label="Verhalen waarvan de toestemming voorbij is",
        table="stories",
        where="expires_on <= :today",
    ),
    Kind(
        name="notes",
        label="Notities van een team, na twaalf maanden",
        table="team_notes",
        where="expires_on <= :today",
    ),
    Kind(
        name=RECORDS,
        label="Wat in de prullenbak ligt",
        table="assets",
        where="removed_at < :now - interval '1 day' * :days",
        setting="keep_removed",
    ),
    Kind(
        name="suggestions",
        label="Voorstellen die zijn beantwoord",
        table="suggestions",
        where="closed_at < :now - interval '1 day' * :days",
        setting="keep_suggestions",
    ),
    Kind(
        name="signals",
        label="Signalen, na een jaar",
        table="signals",
        where="heard_on <= :today - 365",
    ),
    Kind(
        name="requests",
        label="Verzoeken, een jaar nadat ze zijn afgerond",
        table="contact_requests",
        where="closed_at < :now - interval '365 days'",
    ),
    Kind(
        name="handovers",
        label="Overdrachten die zijn beantwoord",
        table="handovers",
        where="answered_at < :now - interval '1 day' * :days",
        setting="keep_suggestions",
    ),
    Kind(
        name="changes",
        label="Wat er veranderde in teams, leergang en instellingen",
        table="changes",
        where="at < :now - interval '1 day' * :days",
        setting="keep_changes",
    ),
    Kind(
        name="reads",
        label="Wie contacten en notities bekeek",
        table="access_log",
        where="at < :now - interval '1 day' * :days",
        setting="keep_reads",
    ),
    Kind(
        name="findings",
        label="Tellingen van teksten die op persoonsgegevens leken",
        table="text_findings",
        where="month < :today - :days",
        setting="keep_findings",
    ),
    Kind(
        name="devices",
        label="Apparaten waarop niemand meer ingelogd is",
        table="trusted_devices",
        where="created_at < :now - interval '90 days' or revoked_at is not null",
    ),
    Kind(
        name="tokens",
        label="Sleutels voor programma’s die niet meer werken",
        table="api_tokens",
        where="expires_on <= :today or revoked_at is not null",
    ),
    Kind(
        name="evidence",
        label="Woorden en foto’s bij een opbrengst waarvan de afspraak voorbij is",
        table="evidence",
        where="expires_on <= :today",
    ),
    Kind(
        name="participations",
        label="Wie zich aanmeldde voor een bijeenkomst, een jaar daarna",
        table="participations",
        where="session_id in (select id from sessions where ends_at < :now - interval '365 days')",
    ),
    Kind(
        name="attendances",
        label="Wie bij een bijeenkomst was, een jaar daarna",
        table="attendances",
        where="session_id in (select id from sessions where ends_at < :now - interval '365 days')",
    ),
    Kind(
        name="route_shares",
        label="Wie meekijkt bij een leerroute, een jaar na de bijeenkomst",
        table="route_shares",
        where="session_id in (select id from sessions where ends_at < :now - interval '365 days')",
    ),
    Kind(
        name="proposals",
        label="Voorstellen voor de leergang die zijn beantwoord",
        table="training_proposals",
        where="answered_on < :today - :days",
        setting="keep_suggestions",
    ),
    Kind(
        name="routes",
        label="Leerroutes, een jaar nadat een collega vertrok",
        table="learning_routes",
        where="user_id in (select id from users where deactivated_at < :now - interval '365 days')",
    ),
    Kind(
        name="outsiders",
        label="Trainers van buiten, een jaar nadat ze stopten",
        table="trainer_qualifications",
        where="outsider is not null and state = 'ended' and since < :today - 365",
    ),
    Kind(
        name="import_files",
        label="Bestanden die werden ingelezen, na een week",
        table="import_files",
        where="uploaded_at < :now - interval '7 days'",
    ),
    Kind(
        name="outside_lists",
        label="Lijsten van anderen om mee te vergelijken, na een week",
        table="outside_lists",
        where="made_at <= :now - interval '7 days'",
    ),
    Kind(
        name="boundary_files",
        label="Bestanden met grenzen die werden gestuurd, na een week",
        table="boundary_files",
        where="uploaded_at < :now - interval '7 days'",
    ),
    Kind(
        name="picks",
        label="Zelf gekozen lijstjes van straatrondes die klaar zijn",
        table="round_picks",
        where="round_id in (select id from rounds where finished_on < :today)",
    ),
    Kind(
        name="judgements",
        label="Oordelen van professionals die niet meer gelden",
        table="judgements",
        where="expires_on <= :today",
    ),
    Kind(
        name="calendars",
        label="Agenda-adressen die niet meer werken",
        table="calendar_links",
        where="revoked_at is not null or epoch <> (select users.epoch from users where users.id = user_id)",
    ),
    Kind(
        name="jobs",
        label="Wat de taken deden, na negentig dagen",
        table="jobs",
        where="ended_at < :now - interval '90 days'",
    ),
    Kind(
        name="attempts",
        label="Mislukte pogingen om in te loggen, na een dag",
        table="sign_in_attempts",
        where="at < :now - interval '1 day'",
    ),
)
"""In the order in which they are shown; records go last, so that what hangs on them was counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """How many rows of a kind go; `days` after which (None without a setting), `names` of records."""

    kind: Kind
    count: int
    days: int | None
    names: tuple[str, ...] = ()


def going() -> tuple[Going, ...]:
    """What would go today."""
    return tuple(_going(kind, days) for kind, days in _chosen())


def let_go(*, tell: Callable[[int, int], None] = lambda _done, _total: None) -> tuple[Going, ...]:
    """Let it go; returns what went. `tell` hears how many kinds of how many are done."""
    gone = going()
    for number, one in enumerate(sorted(gone, key=lambda one: one.kind.name == RECORDS)):
        tell(number, len(gone))
        if not one.count:
            continue
        if one.kind.name == RECORDS:
            _forget(one)
        else:
            database.session.execute(
                text(f"delete from {one.kind.table} where {one.kind.where}"), _values(one.days)
            )
    return gone


def _forget(one: Going) -> None:
    found = text(f"select id from assets where {one.kind.where} order by id for update")
    ids = list(database.session.scalars(found, _values(one.days)))
    forget_records(ids, reason=DeletionReason.RETENTION)


def _chosen() -> Iterable[tuple[Kind, int | None]]:
    chosen = settings()
    return [(kind, chosen[kind.setting] if kind.setting else None) for kind in KINDS]


def _going(kind: Kind, days: int | None) -> Going:
    if days == 0:
        return Going(kind=kind, count=0, days=days)
    values = _values(days)
    counted = text(f"select count(*) from {kind.table} where {kind.where}")
    names: tuple[str, ...] = ()
    if kind.name == RECORDS:
        named = text(f"select name from assets where {kind.where} order by name_key, id limit {NAMES_SHOWN}")
        names = tuple(database.session.scalars(named, values))
    return Going(kind=kind, count=database.session.scalar(counted, values) or 0, days=days, names=names)


def _values(days: int | None) -> dict[str, object]:
    return {"today": clock.today(), "now": clock.now()} | ({} if days is None else {"days": days})

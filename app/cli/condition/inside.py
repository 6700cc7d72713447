"""What only the database can tell: whether it is there and up to date, its clock, people and boundaries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app import clock, cluster, migrations
from app.cli.condition.findings import Finding, look, ok, wrong
from app.config import Settings
from app.exceptions import OpbouwkaartError
from app.models.operation import JobState
from app.queries.condition import Condition, condition
from app.queries.operation.jobs import last_jobs, somebody_works
from app.queries.people.installation import DEMO_DOMAIN, is_demo
from app.services.operation.kinds import KINDS

APART, FAR_APART = 2, 30
"""Seconds between two clocks."""
OLD_BOUNDARIES = 2
"""Years: CBS gives new ones each year."""


def inside(settings: Settings) -> Iterator[Finding]:
    """The database; nothing more of it when it can't be asked."""
    try:
        is_current = migrations.is_current(cluster.database_url(settings))
    except OpbouwkaartError as error:
        yield wrong("Database", "niet te gebruiken", error.message)
        return
    if not is_current:
        yield wrong(
            "Database", "van een oudere Opbouwkaart", "Maak een reservekopie en draai: flask db upgrade"
        )
        return
    found = condition()
    where = "ingebouwd" if settings.database_url is None else "eigen server"
    yield ok("Database", f"PostgreSQL {found.version}, {where}, bij")
    yield _clock(found.behind)
    yield _people(found)
    yield _boundaries(found)
    yield _jobs()


def _clock(behind: float) -> Finding:
    words = f"die van de database verschilt {abs(behind):.1f} seconden".replace(".", ",")
    if abs(behind) > FAR_APART:
        return wrong("Klok", words, "Zet op beide computers een tijdserver aan (NTP).")
    if abs(behind) > APART:
        return look("Klok", words, "Kijk of op beide computers een tijdserver aan staat (NTP).")
    return ok("Klok", f"{clock.now().astimezone(clock.LOCAL_ZONE):%d-%m-%Y %H.%M}, gelijk met de database")


def _people(found: Condition) -> Finding:
    if is_demo():
        return look(
            "Mensen",
            f"dit is een voorbeeld: iedereen kent het wachtwoord van {DEMO_DOMAIN}",
            "Begin je echt? Draai: flask demo clear",
        )
    if not found.administrators:
        return wrong(
            "Mensen", "er is geen beheerder", "Draai: flask users add ADRES --name NAAM --role admin"
        )
    if found.administrators == 1:
        return look("Mensen", "er is één beheerder", "Maak er een tweede bij, voor als deze er niet is.")
    return ok("Mensen", f"{found.administrators} beheerders")


def _boundaries(found: Condition) -> Finding:
    vintage = found.vintage
    if vintage is None:
        return wrong("Grenzen", "er zijn geen buurten", "Draai: flask boundaries load --pdok")
    if vintage.is_schematic:
        return look(
            "Grenzen",
            "schematisch: er worden geen cijfers mee gerekend",
            "Draai: flask boundaries load --pdok",
        )
    if clock.today().year - vintage.year > OLD_BOUNDARIES:
        return look(
            "Grenzen",
            vintage.name,
            "Er zijn nieuwere. Lees ze in; oudere blijven: flask boundaries load --pdok",
        )
    return ok("Grenzen", vintage.name)


def _jobs() -> Finding:
    """Whether what is done beside the requests went well, and whether somebody does it."""
    last = last_jobs()
    for kind in KINDS:
        job = last.get(kind.name)
        if job and job.state is JobState.FAILED:
            return wrong(
                "Taken", f"{kind.label} mislukte {_moment(job.ended_at)}: {job.words}", "Zie Beheer › Taken."
            )
    if not somebody_works():
        lately = max((job.ended_at for job in last.values() if job.ended_at), default=None)
        return look(
            "Taken",
            f"draaien nu niet; het laatst {_moment(lately)}" if lately else "draaiden nog niet",
            "Start Opbouwkaart (flask serve); draait het al, kijk dan in het logboek.",
        )
    return ok("Taken", "draaien")


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone(clock.LOCAL_ZONE):%d-%m-%Y %H.%M}" if moment else ""

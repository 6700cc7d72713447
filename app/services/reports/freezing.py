"""Make what waits and freeze it: a number, a day, and the bytes of every form of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date

import orjson
from sqlalchemy import func, insert, select, text, update

from app import clock
from app.database import database
from app.documents.reports.drawing import maps_of
from app.documents.reports.files.layers import report_layers
from app.documents.reports.files.loose_map import report_map
from app.documents.reports.files.sheets import report_sheets
from app.documents.reports.paper import report_paper
from app.documents.reports.putting import Standing, page_of, put_together, versions
from app.exceptions import OpbouwkaartError
from app.models.reports import FileKind, Report, ReportFile
from app.queries.reports.gathering import Asked, Gathered, gather
from app.queries.reports.happened import Period

Tell = Callable[[int, int], None]
NUMBERING = 0x6F70627270
"""The advisory lock under which numbers are given out ("opbrp"): one after another, and none twice."""
STEPS = 1 + len(FileKind)
TOO_LARGE = "Dit rapport is te groot om te bewaren. Kies minder buurten of onderdelen."
MOST = 20 * 1024 * 1024
WAITS = Report.number.is_(None), Report.problem == ""


class _Gone(Exception):
    """Somebody threw it away while it was made."""


def report_waits() -> bool:
    """Whether there is one to freeze."""
    return database.session.scalar(select(Report.id).where(*WAITS).limit(1)) is not None


def freeze_waiting(*, tell: Tell) -> list[int]:
    """Freeze every report that waits, the oldest first; their numbers. Flushes, never commits.

    One that can't be made keeps the reason, and the others are made all the same.
    """
    waiting = database.session.scalars(select(Report.id).where(*WAITS).order_by(Report.id)).all()
    frozen = []
    for place, report_id in enumerate(waiting):

        def step(done: int, before: int = place * STEPS) -> None:
            tell(before + done, len(waiting) * STEPS)

        try:
            with database.session.begin_nested():
                frozen.append(_freeze(report_id, step))
        except _Gone:
            continue
        except OpbouwkaartError as error:
            values = {"problem": error.message}
            database.session.execute(update(Report).where(Report.id == report_id).values(values))
    return frozen


def freeze(report_id: int) -> int:
    """Freeze one; its number. Raises OpbouwkaartError when it can't be made."""
    with database.session.begin_nested():
        return _freeze(report_id, lambda _done: None)


def _freeze(report_id: int, tell: Callable[[int], None]) -> int:
    def step(done: int) -> None:
        tell(done)
        if database.session.scalar(select(Report.id).where(Report.id == report_id)) is None:
            raise _Gone

    step(0)
    report = database.session.get_one(Report, report_id, populate_existing=True)
    number, day = _next_number(), clock.today()
    found = gather(asked_by(report))
    step(1)
    made: dict[FileKind, bytes] = {}
    for done, (kind, content) in enumerate(_files(report, found, number, day), start=2):
        if len(content) > MOST:
            raise OpbouwkaartError(TOO_LARGE)
        made[kind] = content
        step(done)
    _store(report_id, number, day, found.vintage.name, made)
    return number


def asked_by(report: Report) -> Asked:
    """What a report asks for."""
    return Asked(
        period=Period(since=report.since, until=report.until),
        division=report.division,
        regions=tuple(report.regions),
        edition=report.edition,
    )


def _files(report: Report, found: Gathered, number: int, day: date) -> Iterator[tuple[FileKind, bytes]]:
    corrects = database.session.scalar(select(Report.number).where(Report.id == report.corrects_id))
    standing = Standing(
        number=number, corrects=corrects, sections=tuple(report.sections), role=report.by_role, day=day
    )
    contents, maps = put_together(found, standing), maps_of(found)
    yield FileKind.DATA, orjson.dumps(page_of(contents, maps))
    yield FileKind.PDF, report_paper(contents, maps, day=day, invented=report.invented)
    yield FileKind.XLSX, report_sheets(contents, found.stand, invented=report.invented)
    yield FileKind.GPKG, report_layers(found, contents, day, invented=report.invented)
    yield FileKind.HTML, report_map(found, contents, number, invented=report.invented)


def _next_number() -> int:
    database.session.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": NUMBERING})
    return (database.session.scalar(select(func.max(Report.number))) or 0) + 1


def _store(report_id: int, number: int, day: date, vintage: str, made: Mapping[FileKind, bytes]) -> None:
    values = {"number": number, "made_on": day, "vintage": vintage, "definitions": dict(versions())}
    wanted = update(Report).where(Report.id == report_id).values(values).returning(Report.id)
    if database.session.scalar(wanted) is None:
        raise _Gone
    rows = [
        {
            "report_id": report_id,
            "kind": kind,
            "sha256": hashlib.sha256(content).hexdigest(),
            "size": len(content),
            "content": content,
        }
        for kind, content in made.items()
    ]
    database.session.execute(insert(ReportFile), rows)

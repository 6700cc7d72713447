"""Boundaries that an administrator sends: tried at once and undone, loaded after a yes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path, PurePath
from typing import Any, Final

from app import clock
from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.areas import BoundaryFile, VintageKind
from app.policy import Permission, Viewer
from app.services.areas.loading import load_boundaries
from app.services.areas.report import LoadReport
from geodata.areas import BoundarySet
from importers.boundaries.apart import read_apart
from importers.records import ImportRefused

YEARS: Final = range(1995, 2101)
MOST_TOLD: Final = 200
Reader = Callable[..., BoundarySet]


def send_boundaries(
    *, filename: str, content: bytes, year: str, municipality: str, viewer: Viewer, read: Reader = read_apart
) -> BoundaryFile:
    """Keep a file with what loading it would do; raises Invalid for `file` or `year`, and keeps nothing."""
    viewer.require(Permission.MANAGE_SETTINGS)
    name = PurePath(filename.replace("\\", "/")).name[:200]
    if not name or not content:
        raise Invalid({"file": "Kies een bestand dat niet leeg is."})
    if not year.isdecimal() or int(year) not in YEARS:
        raise Invalid({"year": "Vul het jaar van de grenzen in, zoals 2024."})
    made = BoundaryFile(filename=name, content=content, year=int(year), uploaded_at=clock.now())
    with database.session.begin_nested() as trial:
        report = _load(made, municipality, read)
        told = _told(report)
        trial.rollback()
    database.session.expire_all()
    made.trial = told
    database.session.add(made)
    database.session.flush()
    return made


def load_sent(
    *, file_id: int, municipality: str, viewer: Viewer, read: Reader = read_apart
) -> LoadReport | None:
    """Load a file that was tried; None when that was done before. Raises Invalid for `file`, and NotFound."""
    viewer.require(Permission.MANAGE_SETTINGS)
    file = database.session.get(BoundaryFile, file_id, with_for_update=True, populate_existing=True)
    if file is None:
        raise NotFound("Dit bestand is er niet (meer). Stuur het opnieuw.")
    if file.loaded_at is not None:
        return None
    report = _load(file, municipality, read)
    file.trial, file.loaded_at = _told(report), clock.now()
    database.session.flush()
    return report


def _load(file: BoundaryFile, municipality: str, read: Reader) -> LoadReport:
    try:
        with tempfile.TemporaryDirectory(prefix="opbouwkaart-") as folder:
            path = Path(folder) / file.filename
            path.write_bytes(file.content)
            found = read(path, vintage=file.year, municipality=municipality)
        with database.session.begin_nested():  # A refusal half-way leaves nothing.
            return load_boundaries(found, kind=VintageKind.OFFICIAL)
    except ImportRefused as refused:
        raise Invalid({"file": refused.message}) from refused


def _told(report: LoadReport) -> dict[str, Any]:
    """What the page says of it, as JSON; of long lists the first."""
    found = asdict(report)
    for name in ("moves", "ambiguous", "issues"):
        found[f"{name}_beyond"] = max(0, len(found[name]) - MOST_TOLD)
        found[name] = found[name][:MOST_TOLD]
    return {**found, "moved": report.moved, "is_current": report.is_current}

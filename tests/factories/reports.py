"""Reports for tests: asked for, and frozen."""

from __future__ import annotations

from app.database import database
from app.documents.reports.putting import SECTIONS
from app.models.reports import ActionLine, Edition
from app.policy import Viewer
from app.queries.reports.quarters import quarters
from app.services.reports.asking import ask_report
from app.services.reports.freezing import freeze


def ask_for_report(viewer: Viewer, **over) -> int:
    """The id of one that waits: everything about each buurt in the last quarter, for colleagues."""
    quarter = quarters()[0]
    fields = {
        "since": quarter.since,
        "until": quarter.until,
        "division_key": "buurt",
        "codes": (),
        "sections": tuple(SECTIONS),
        "edition": Edition.COLLEAGUES,
        "corrects_id": None,
    }
    return ask_report(**{**fields, **over}, viewer=viewer)


def make_report(viewer: Viewer, **over) -> int:
    """The id of a frozen one."""
    report_id = ask_for_report(viewer, **over)
    freeze(report_id)
    return report_id


def make_line(**over) -> ActionLine:
    """A line of the municipality on one theme."""
    line = ActionLine(**{"name": "Elkaar kennen", "themes": ["ontmoeten-en-verbinden"], **over})
    database.session.add(line)
    database.session.flush()
    return line

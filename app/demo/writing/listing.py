"""The list that somebody else made, as an import that ran: source, run and the rows that were refused."""

from __future__ import annotations

from collections.abc import Collection
from datetime import time
from typing import Final

from app.database import database
from app.demo.calendar import DemoCalendar
from app.demo.shapes import DemoAsset
from app.demo.story import listed
from app.models.imports import ImportIssue, ImportRun, Source

STARTED: Final = time(10, 4)
FINISHED: Final = time(10, 5)


def write_listing(assets: Collection[DemoAsset], calendar: DemoCalendar) -> int:
    """Write the source and its run; the id of the source."""
    source = Source(
        name=listed.SOURCE_NAME,
        title=listed.SOURCE_TITLE,
        licence=listed.LICENCE,
        attribution=listed.ATTRIBUTION,
        already_public=True,
    )
    new = sum(asset.row is not None for asset in assets)
    run = ImportRun(
        source=source,
        filename=listed.FILENAME,
        started_at=calendar.moment(listed.IMPORTED_ON, STARTED),
        finished_at=calendar.moment(listed.IMPORTED_ON, FINISHED),
        rows_read=listed.ROWS_READ,
        rows_new=new,
        rows_changed=0,
        rows_unchanged=0,
        rows_refused=listed.ROWS_READ - new,
    )
    database.session.add(run)
    database.session.flush()
    database.session.add_all(
        ImportIssue(
            run_id=run.id,
            row=refused.row,
            field=refused.field,
            value=refused.value,
            reason=refused.reason,
            action=refused.action,
        )
        for refused in listed.REFUSED
    )
    database.session.flush()
    return source.id

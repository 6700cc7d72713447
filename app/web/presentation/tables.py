"""A table of a page as a file to take along."""

from __future__ import annotations

import io
from datetime import date

from flask import Flask, Response, request, send_file, url_for

from app import clock
from app.exceptions import Invalid
from app.exports.table_files import CSV_MIMETYPE, XLSX_MIMETYPE, csv_of, xlsx_of
from app.exports.tables import Table
from app.queries.people.installation import is_demo

FORMAT = "format"
FORMATS = {"xlsx": XLSX_MIMETYPE, "csv": CSV_MIMETYPE}


def taken_along(table: Table, *, day: date | None = None) -> Response:
    """The table in the format that the address asks for; Invalid ("format") for another.

    `day`: of when it is, None for today.
    """
    kind = request.args.get(FORMAT, "")
    if kind not in FORMATS:
        raise Invalid({FORMAT: f"Kies een soort bestand: {' of '.join(FORMATS)}."})
    return taken(table, kind, day=day)


def taken(table: Table, kind: str, *, day: date | None = None) -> Response:
    """The table as a file of a kind of `FORMATS`; `day` as above."""
    day = day or clock.today()
    if kind == "csv":
        content = csv_of(table, day, invented=is_demo())
    else:
        content = xlsx_of([table], day, invented=is_demo())
    name = f"{table.key.replace('_', '-')}-{day.isoformat()}.{kind}"
    response: Response = send_file(
        io.BytesIO(content), mimetype=FORMATS[kind], as_attachment=True, download_name=name
    )
    response.cache_control.no_store = True
    return response


def take_along_urls(endpoint: str, **more: str) -> list[tuple[str, str]]:
    """For each format the address of what this page shows, with its own choices."""
    kept = {name: values for name, values in request.args.lists() if name not in {FORMAT, *more}}
    return [(kind, url_for(endpoint, **kept, **more, **{FORMAT: kind})) for kind in FORMATS]


def init_app(app: Flask) -> None:
    """Offer the addresses to all templates."""
    app.jinja_env.globals["take_along_urls"] = take_along_urls

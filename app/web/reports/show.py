"""One report: how far it is, or what was frozen, with its files to take along."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Response, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from app.documents.reports.putting import EDITIONS
from app.documents.reports.words import heading_words, shown
from app.exceptions import NotFound
from app.models.reports import FileKind
from app.policy import Permission
from app.queries.operation.jobs import last_jobs, open_jobs, somebody_works
from app.queries.reports.listed import (
    Listed,
    bytes_of,
    contents_of,
    file_name,
    files_of,
    numbered,
    report_of,
)
from app.queries.reports.quarters import period_name
from app.services.reports.asking import JOB, ask_again, throw_away
from app.web.access import access
from app.web.identity import viewer
from app.web.operation.wording import progress
from app.web.reports.blueprint import bp


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of a report that can be taken along."""

    label: str
    help: str
    mimetype: str
    picture: str


FORMS = {
    FileKind.PDF: Form(
        label="PDF", help="Om te lezen en te printen.", mimetype="application/pdf", picture="printer"
    ),
    FileKind.XLSX: Form(
        label="Tabellen (Excel)",
        help="Elke tabel op een blad, met hoe we tellen.",
        mimetype="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        picture="list",
    ),
    FileKind.GPKG: Form(
        label="Kaartlagen (GeoPackage)",
        help="Voor QGIS en ArcGIS.",
        mimetype="application/geopackage+sqlite3",
        picture="layers",
    ),
    FileKind.HTML: Form(
        label="Losse kaart", help="Eén bestand, opent zonder internet.", mimetype="text/html", picture="map"
    ),
}


@bp.get("/rapporten/<int:report_id>")
@access(Permission.SEE_REPORTS)
def show(report_id: int) -> ResponseReturnValue:
    """What was frozen, drawn from its own bytes; before that how far it is."""
    found = report_of(report_id)
    may_make = viewer().may(Permission.MAKE_REPORTS)
    if found.number is None:
        return render_template("reports/waiting.html", found=found, may_make=may_make, **_how_far(found))
    if "HX-Request" in request.headers:
        # The page that asked how far it is has to become another one.
        return "", {"HX-Refresh": "true"}
    return render_template(
        "reports/show.html",
        found=found,
        newer=numbered(found.corrected_by) if found.corrected_by else None,
        report=contents_of(report_id),
        files=[one for one in files_of(report_id) if one.kind in FORMS],
        forms=FORMS,
        may_make=may_make,
        editions=EDITIONS,
    )


@bp.get("/rapporten/<int:report_id>/<file_kind>")
@access(Permission.SEE_REPORTS)
def take_along(report_id: int, file_kind: str) -> ResponseReturnValue:
    """The bytes as they were frozen."""
    if file_kind not in list(FORMS):
        raise NotFound("Dit bestand is er niet (meer).")
    found, kind = report_of(report_id), FileKind(file_kind)
    response: Response = send_file(
        io.BytesIO(bytes_of(report_id, kind)),
        mimetype=FORMS[kind].mimetype,
        as_attachment=True,
        download_name=f"{file_name(found)}.{kind.value}",
    )
    response.cache_control.no_store = True
    return response


@bp.post("/rapporten/<int:report_id>/opnieuw")
@access(Permission.MAKE_REPORTS)
def try_again(report_id: int) -> ResponseReturnValue:
    """Let it be made once more."""
    ask_again(report_id, viewer())
    flash("We proberen het opnieuw.")
    return redirect(url_for("reports.show", report_id=report_id))


@bp.post("/rapporten/<int:report_id>/weg")
@access(Permission.MAKE_REPORTS)
def throw(report_id: int) -> ResponseReturnValue:
    """Stop it, as long as it has no number."""
    if throw_away(report_id, viewer()):
        flash("Gestopt. Er is niets vastgezet.")
        return redirect(url_for("reports.overview"))
    flash("Dit rapport is al vastgezet. Het blijft. Klopt er iets niet? Maak dan een nieuw rapport.")
    return redirect(url_for("reports.show", report_id=report_id))


@bp.app_template_filter()
def cell_words(value: object) -> str:
    """A value of a table of a report."""
    return shown(value)


@bp.app_template_filter()
def report_columns(table: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The columns of a table of a report, as the component for tables wants them."""
    return [(heading_words(one["heading"]), "" if one["is_text"] else "number") for one in table["columns"]]


@bp.app_template_filter()
def as_image(svg: str) -> str:
    """An own drawing as the address of a picture; as such its names can't meet those of the page."""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


@bp.app_template_filter()
def report_period(found: Listed) -> str:
    """'Derde kwartaal 2026'."""
    return period_name(found.since, found.until)


def _how_far(found: Listed) -> dict[str, object]:
    """The job that makes it, and what came of the last one when none runs."""
    job, last = open_jobs().get(JOB), last_jobs().get(JOB)
    wrong = found.problem or (last.words if job is None and last else "")
    return {
        "job": job,
        "sentence": progress(job) if job else "",
        "wrong": wrong if job is None else "",
        "somebody_works": somebody_works(),
    }

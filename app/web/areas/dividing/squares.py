"""The squares of 100 metres in which people live: read in a file for the boundaries of a year."""

from __future__ import annotations

import tempfile
from pathlib import Path

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid, NotFound
from app.policy import Permission
from app.queries.areas.dividing.squares import squares_by_vintage
from app.queries.areas.vintages import LoadedVintage, all_vintages
from app.services.areas.dividing.squares import SquareReport, load_squares, remove_squares
from app.web.access import access
from app.web.areas.blueprint import bp
from app.web.incoming import takes_file
from app.web.presentation.formatting import number
from importers.records import ImportRefused
from importers.squares import read_squares

AWAY = "De vakken zijn weg. We verdelen de inwoners weer gelijk over hun buurt."
NO_FILE = "Kies een bestand."
NO_YEAR = "Vul in van welk jaar de aantallen zijn, zoals 2023."


@bp.get("/beheer/indelingen/vakken/<int:vintage_id>")
@access(Permission.MANAGE_SETTINGS)
def show_squares(vintage_id: int) -> str:
    """What is loaded for these boundaries, and how to read in a file."""
    return _page(_official(vintage_id), {})


@bp.post("/beheer/indelingen/vakken/<int:vintage_id>")
@access(Permission.MANAGE_SETTINGS)
@takes_file
def change_squares(vintage_id: int) -> ResponseReturnValue:
    """Read in a file, or take the squares away."""
    vintage = _official(vintage_id)
    if request.form.get("what") == "remove":
        remove_squares(vintage_id=vintage.id)
        flash(AWAY)
        return redirect(url_for("areas.show_squares", vintage_id=vintage.id))
    try:
        report = _read(vintage)
    except ImportRefused as error:
        return _page(vintage, {"file": error.message}), 422
    except Invalid as error:
        return _page(vintage, error.errors), 422
    flash(_told(report))
    return redirect(url_for("areas.show_squares", vintage_id=vintage.id))


def _read(vintage: LoadedVintage) -> SquareReport:
    sent, year = request.files.get("file"), request.form.get("year", "").strip()
    missing = {} if sent is not None and sent.filename else {"file": NO_FILE}
    if not year.isdecimal() or len(year) != 4:
        missing["year"] = NO_YEAR
    if missing or sent is None:
        raise Invalid(missing)
    with tempfile.TemporaryDirectory(prefix="opbouwkaart-") as folder:
        # The name that somebody gave the file names no file of ours.
        path = Path(folder) / "vakken"
        sent.save(path)
        table = read_squares(path, source=Path(sent.filename or "").name)
    return load_squares(table, vintage_id=vintage.id, year=int(year))


def _told(report: SquareReport) -> str:
    said = f"Ingelezen: {number(report.squares)} vakken met samen {number(report.people)} inwoners."
    if report.secret:
        said += f" Vakken met een geheim aantal, die niet meetellen: {number(report.secret)}."
    return said


def _official(vintage_id: int) -> LoadedVintage:
    for vintage in all_vintages():
        if vintage.id == vintage_id and not vintage.is_schematic:
            return vintage
    raise NotFound("Deze grenzen zijn er niet. Kies een jaar uit de lijst.")


def _page(vintage: LoadedVintage, errors: dict[str, str]) -> str:
    return render_template(
        "areas/dividing/squares.html",
        vintage=vintage,
        known=squares_by_vintage().get(vintage.id),
        errors=errors,
        year=request.form.get("year", ""),
    )

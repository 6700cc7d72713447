"""Beheer › Indelingen: send boundaries, see what loading them does and load them; and key figures."""

from __future__ import annotations

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import Invalid
from app.policy import Permission
from app.queries.areas.dividing.sent import boundary_file, waiting_boundaries
from app.services.areas.sending.boundary_files import load_sent, send_boundaries
from app.services.areas.sending.figure_files import send_figures
from app.web.access import access
from app.web.areas.blueprint import bp
from app.web.identity import viewer
from app.web.incoming import MOST_WITH_A_FILE, takes_file

LOADED = "De grenzen van {year} zijn geladen."
LEVEL_WORDS = {"gemeente": "gemeente", "wijk": "wijken", "buurt": "buurten"}


@bp.get("/beheer/indelingen/grenzen")
@access(Permission.MANAGE_SETTINGS)
def send_form() -> str:
    """A file and its year, for boundaries and for figures."""
    return _form()


@bp.post("/beheer/indelingen/grenzen")
@access(Permission.MANAGE_SETTINGS)
@takes_file
def send_sent() -> ResponseReturnValue:
    """Keep and try them."""
    try:
        filename, content = _sent("file")
        made = send_boundaries(
            filename=filename,
            content=content,
            year=request.form.get("year", "").strip(),
            municipality=_municipality(),
            viewer=viewer(),
        )
    except Invalid as error:
        return _form(error), 422
    return redirect(url_for("areas.show_sent", boundary_id=made.id))


@bp.get("/beheer/indelingen/grenzen/<int:boundary_id>")
@access(Permission.MANAGE_SETTINGS)
def show_sent(boundary_id: int) -> str:
    """What loading them would do, or did."""
    return _page(boundary_id)


@bp.post("/beheer/indelingen/grenzen/<int:boundary_id>")
@access(Permission.MANAGE_SETTINGS)
def load_these(boundary_id: int) -> ResponseReturnValue:
    """Load them; a second time is nothing."""
    try:
        load_sent(file_id=boundary_id, municipality=_municipality(), viewer=viewer())
    except Invalid as error:
        return _page(boundary_id, error.message), 422
    flash(LOADED.format(year=boundary_file(boundary_id).year))
    return redirect(url_for("areas.show_sent", boundary_id=boundary_id))


@bp.post("/beheer/indelingen/cijfers")
@access(Permission.MANAGE_SETTINGS)
@takes_file
def send_key_figures() -> ResponseReturnValue:
    """Keep the figures of a file with the areas of their year, and say what came of it."""
    try:
        filename, content = _sent("figures")
        year = request.form.get("figures_year", "").strip()
        report, left_out = send_figures(filename=filename, content=content, year=year, viewer=viewer())
    except Invalid as error:
        return _form(error), 422
    return render_template(
        "areas/dividing/figures.html", report=report, left_out=left_out, filename=filename, year=year
    )


def _sent(name: str) -> tuple[str, bytes]:
    sent = request.files.get(name)
    return ((sent.filename or "").replace("\\", "/").rpartition("/")[2], sent.read()) if sent else ("", b"")


def _municipality() -> str:
    found: str = current_app.extensions["settings"].municipality
    return found


def _form(wrong: Invalid | None = None) -> str:
    return render_template(
        "areas/dividing/send.html",
        errors=wrong.errors if wrong else {},
        typed=request.form,
        waiting=waiting_boundaries(),
        megabytes=MOST_WITH_A_FILE // 2**20,
    )


def _page(boundary_id: int, wrong: str = "") -> str:
    file = boundary_file(boundary_id)
    return render_template(
        "areas/dividing/sent.html", file=file, trial=file.trial, wrong=wrong, level_words=LEVEL_WORDS
    )

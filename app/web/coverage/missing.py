"""Wat missen we nog? A list of somebody else beside the map, and how much neither of the two may know."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import clock, labels
from app.exceptions import Invalid
from app.exports.taken.completeness import EXPLAINED, WARNING, completeness_table
from app.models.areas import AreaLevel
from app.policy import Permission
from app.queries.areas.areas import area_options, current_areas
from app.queries.coverage.completeness.comparing import compare
from app.queries.coverage.completeness.entries import sources_to_choose
from app.queries.coverage.completeness.estimating import FEWEST, VERSION
from app.queries.coverage.completeness.lists import KEPT_FOR, list_of, lists_of
from app.queries.coverage.overview import EARLIEST
from app.queries.record.catalogue import themes
from app.services.coverage.outside import (
    LIMITS,
    LONGEST,
    About,
    answer,
    bring_file,
    bring_source,
    throw_away,
)
from app.web.access import access
from app.web.coverage.blueprint import bp
from app.web.coverage.overview import tabs
from app.web.forms.days import past_day
from app.web.forms.texts import ask_about, keeps_of
from app.web.identity import viewer
from app.web.incoming import takes_file
from app.web.presentation.tables import taken_along
from app.web.record.forms import form_key
from app.web.training.forms import line

ANSWER = "regel-"
"""Stands before the key of a line in the name of its question."""


@bp.get("/dekking/missen")
@access(Permission.RECORD)
def missing() -> str:
    """Bring a list, and those that the visitor compares now."""
    return _ask()


@bp.post("/dekking/missen")
@access(Permission.RECORD)
@takes_file
def bring_list() -> ResponseReturnValue:
    """Put a list beside the map: of a file, or one that was read in before."""
    sent, form = request.files.get("file"), request.form
    title, name_column = line(form.get("title")), line(form.get("name_column"))
    about = About(
        title=title,
        area_code=form.get("area", ""),
        kinds=form.getlist("kinds"),
        theme=form.get("theme", ""),
    )
    who = {"client_key": form_key(form.get("client_key", "")), "viewer": viewer()}
    try:
        ask_about({"title": title, "name_column": name_column}, of="outside-")
        if form.get("source"):
            list_id = bring_source(about=about, source_id=form.get("source", 0, type=int), **who)
        else:
            name, content = (sent.filename or "", sent.read()) if sent else ("", b"")
            file = {"filename": name, "content": content, "name_column": name_column}
            list_id = bring_file(about=about, **file, **who)
    except Invalid as wrong:
        return _ask(wrong), 422
    return redirect(url_for("coverage.show_missing", list_id=list_id))


@bp.get("/dekking/missen/<int:list_id>")
@access(Permission.RECORD)
def show_missing(list_id: int) -> str:
    """What a person has to say first; then how many there are at least, or that it can't be said.

    `dag` is the day of our map; the list stays the same.
    """
    listed, day = list_of(list_id, viewer()), _day()
    return render_template(
        "coverage/missing/list.html",
        listed=listed,
        day=day,
        found=compare(listed, viewer(), day),
        kinds=labels.KINDS,
        themes=themes(),
        prefix=ANSWER,
        fewest=FEWEST,
        version=VERSION,
        explained=EXPLAINED,
        warning=WARNING,
        today=clock.today(),
        goes_on=(listed.made_at + KEPT_FOR).astimezone(clock.LOCAL_ZONE).date(),
        pages=tabs("coverage.missing"),
    )


@bp.post("/dekking/missen/<int:list_id>")
@access(Permission.RECORD)
def answer_missing(list_id: int) -> ResponseReturnValue:
    """Say of lines which record they are."""
    said = {name.removeprefix(ANSWER): word for name, word in request.form.items() if name.startswith(ANSWER)}
    answer(list_id=list_id, said=said, viewer=viewer())
    return redirect(url_for("coverage.show_missing", list_id=list_id))


@bp.post("/dekking/missen/<int:list_id>/weg")
@access(Permission.RECORD)
def throw_list_away(list_id: int) -> ResponseReturnValue:
    """Forget it before its week is over."""
    throw_away(list_id=list_id, viewer=viewer())
    flash("De lijst is weg.")
    return redirect(url_for("coverage.missing"))


@bp.get("/dekking/missen/<int:list_id>/download")
@access(Permission.RECORD)
def download_missing(list_id: int) -> ResponseReturnValue:
    """The numbers with the warning; no line of the list."""
    listed = list_of(list_id, viewer())
    day = _day()
    return taken_along(completeness_table(listed.title, compare(listed, viewer(), day)), day=day)


def _day() -> date | None:
    """`dag`, None for today."""
    day = past_day(request.args.get("dag", ""), "dag")
    return None if day is None or day == clock.today() else max(day, EARLIEST)


def _ask(wrong: Invalid | None = None) -> str:
    areas = current_areas()
    return render_template(
        "coverage/missing/ask.html",
        wijken=area_options(),
        wholes=[(one.code, one.name) for one in areas if one.level is not AreaLevel.BUURT],
        sources=sources_to_choose(viewer()),
        lists=lists_of(viewer()),
        kinds=labels.KINDS,
        themes=themes(),
        typed=request.form,
        chosen_kinds=request.form.getlist("kinds"),
        errors=wrong.errors if wrong else {},
        keeps=keeps_of(wrong) if wrong else {},
        key=request.form.get("client_key") or str(uuid4()),
        most=LONGEST,
        limits=LIMITS,
        days=KEPT_FOR.days,
        explained=EXPLAINED,
        warning=WARNING,
        pages=tabs("coverage.missing"),
    )

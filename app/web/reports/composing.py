"""The list, and a new report: choose, look at an example, and let it be frozen."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import clock
from app.documents.reports.contents import Contents
from app.documents.reports.drawing import maps_of
from app.documents.reports.paper import report_paper
from app.documents.reports.putting import EDITIONS, SECTIONS, Standing, page_of, put_together
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.coverage.divisions import division, divisions, regions
from app.queries.people.installation import is_demo
from app.queries.reports.gathering import Gathered, gather
from app.queries.reports.listed import reports
from app.queries.reports.quarters import quarters
from app.services.reports.asking import ask_report, role_of
from app.web.access import access
from app.web.coverage.overview import tabs
from app.web.identity import viewer
from app.web.paper.answer import document
from app.web.reports.blueprint import bp
from app.web.reports.choice import Choice, read_choice


@bp.get("/rapporten")
@access(Permission.SEE_REPORTS)
def overview() -> str:
    """Those that there are, the newest first."""
    return render_template(
        "reports/list.html",
        reports=reports(),
        may_make=viewer().may(Permission.MAKE_REPORTS),
        pages=tabs("reports.overview"),
        **_words(),
    )


@bp.get("/rapporten/nieuw")
@access(Permission.MAKE_REPORTS)
def compose() -> str:
    """Choose what goes in; `indeling` says of which division the parts are offered, `toon` opens them."""
    return _form(read_choice(request.args), {})


@bp.get("/rapporten/voorbeeld")
@access(Permission.MAKE_REPORTS)
def example() -> ResponseReturnValue:
    """The report as it would be now, in words and tables; nothing is kept of it."""
    chosen = read_choice(request.args)
    try:
        chosen.check()
    except Invalid as wrong:
        return _form(chosen, wrong.errors), 422
    found, contents = _made(chosen)
    report = page_of(contents, maps_of(found))
    return render_template("reports/example.html", report=report, chosen=chosen, **_words())


@bp.get("/rapporten/voorbeeld.pdf")
@access(Permission.MAKE_REPORTS)
def print_example() -> ResponseReturnValue:
    """The same on paper, with its maps."""
    chosen = read_choice(request.args)
    chosen.check()
    found, contents = _made(chosen)
    made = report_paper(contents, maps_of(found), day=clock.today(), invented=is_demo())
    return document(made, "voorbeeld", "rapport", chosen.quarter.code)


@bp.post("/rapporten")
@access(Permission.MAKE_REPORTS)
def freeze() -> ResponseReturnValue:
    """Let it be frozen by the process that does the jobs."""
    chosen = read_choice(request.form)
    report_id = ask_report(
        since=chosen.quarter.since,
        until=chosen.quarter.until,
        division_key=chosen.division,
        codes=chosen.codes,
        sections=chosen.sections,
        edition=chosen.edition,
        corrects_id=chosen.corrects.id if chosen.corrects else None,
        viewer=viewer(),
    )
    return redirect(url_for("reports.show", report_id=report_id))


def _made(chosen: Choice) -> tuple[Gathered, Contents]:
    found = gather(chosen.asked())
    standing = Standing(
        number=None,
        corrects=chosen.corrects.number if chosen.corrects else None,
        sections=chosen.sections,
        role=role_of(viewer()),
        day=clock.today(),
    )
    return found, put_together(found, standing)


def _form(chosen: Choice, errors: dict[str, str]) -> str:
    within = next((one for one in divisions() if one.key == chosen.division), None) or division("buurt")
    return render_template(
        "reports/new.html",
        chosen=chosen,
        errors=errors,
        quarters=quarters(),
        divisions=divisions(),
        within=within,
        parts=regions(within),
        shown="toon" in request.args,
        sections=SECTIONS,
        **_words(),
    )


def _words() -> dict[str, object]:
    return {"editions": EDITIONS}

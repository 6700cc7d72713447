"""In which buurten a team works: choose them, and correct or end one."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import clock
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.people.divided import Division, divided_buurten
from app.queries.people.team_buurten import Work, buurten_to_choose
from app.queries.people.teams import team_buurt, team_page
from app.services.people.team_buurten import assign, change_team_buurt
from app.web.access import access
from app.web.forms import show_errors
from app.web.people.blueprint import bp
from app.web.people.forms import LEAD, BuurtenForm, PeriodForm

DIVISIONS = {
    Division.NONE: "Zonder team",
    Division.MORE: "Meer dan één team",
    Division.ALL: "Alle buurten",
}


@bp.route("/beheer/teams/<int:team_id>/buurten", methods=["GET", "POST"])
@access(Permission.MANAGE_PEOPLE)
def choose_buurten(team_id: int) -> ResponseReturnValue:
    """Add buurten to a team; asks first when another team would stop keeping one of them."""
    team, form = team_page(team_id), BuurtenForm(since=clock.today(), lead=LEAD)
    if form.validate_on_submit():
        try:
            ending = _assigned(form, team_id)
        except Invalid as refused:
            show_errors(form, refused.errors)
        else:
            return (
                _ask(form, team_id, ending) if ending else redirect(url_for("people.team", team_id=team_id))
            )
    page = render_template(
        "people/teams/buurten.html", form=form, team=team, wijken=buurten_to_choose(team_id)
    )
    return page, 422 if form.is_submitted() else 200


@bp.get("/beheer/buurten")
@access(Permission.MANAGE_PEOPLE)
def divided() -> ResponseReturnValue:
    """Who works where; first of all where nobody does."""
    asked = request.args.get("toon", Division.NONE)
    which = Division(asked) if asked in set(Division) else Division.NONE
    buurten = divided_buurten()
    shown = {name: [buurt for buurt in buurten if buurt.is_in(name)] for name in Division}
    return render_template(
        "people/teams/divided.html",
        buurten=shown[which],
        which=which,
        ways=[_way(name, len(shown[name]), which) for name in Division],
    )


@bp.route("/beheer/team-buurten/<int:team_buurt_id>", methods=["GET", "POST"])
@access(Permission.MANAGE_PEOPLE)
def edit_team_buurt(team_buurt_id: int) -> ResponseReturnValue:
    """Correct the days on which a team works in a buurt, or end it."""
    row = team_buurt(team_buurt_id)
    form = PeriodForm(since=row.since, until=row.until)
    if form.validate_on_submit():
        try:
            change_team_buurt(team_buurt_id=team_buurt_id, since=form.since.data, until=form.until.data)
        except Invalid as refused:
            show_errors(form, refused.errors)
        else:
            flash("Bewaard. Wat al op de kaart staat, blijft bij het team dat het nu bijhoudt.")
            return redirect(url_for("people.team", team_id=row.team_id))
    page = render_template("people/teams/team_buurt.html", form=form, row=row)
    return page, 422 if form.is_submitted() else 200


def _way(division: Division, count: int, current: Division) -> dict[str, object]:
    return {
        "label": f"{DIVISIONS[division]} ({count})",
        "url": url_for("people.divided", toon=division),
        "current": division is current,
    }


def _assigned(form: BuurtenForm, team_id: int) -> list[Work]:
    """The leads that would end and are not agreed yet; [] when it was stored."""
    ending = assign(
        team_id=team_id,
        area_ids=[area for area in form.buurten.data or [] if area is not None],
        lead=form.lead.data == LEAD,
        since=form.since.data,
        agreed=frozenset(item for item in form.agreed.data or [] if item is not None),
    )
    if not ending:
        flash("Bewaard. Wat al op de kaart staat, blijft bij het team dat het nu bijhoudt.")
    return ending


def _ask(form: BuurtenForm, team_id: int, ending: list[Work]) -> ResponseReturnValue:
    """What would end, with everything that was chosen kept in the form: nothing is stored yet."""
    return render_template(
        "people/teams/take_over.html", form=form, team=team_page(team_id), ending=ending
    ), 409

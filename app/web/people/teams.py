"""Teams: the list, a new one, one with its buurten and people, changing and ending one."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app import clock
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.people.teams import TeamPage, all_teams, team_choices, team_page
from app.services.people.teams import add_team, edit_team as change_team
from app.web.access import access
from app.web.forms import options
from app.web.forms.texts import ask_about, show_doubts
from app.web.people.blueprint import bp
from app.web.people.forms import TeamForm


@bp.get("/beheer/teams")
@access(Permission.MANAGE_PEOPLE)
def teams() -> str:
    """All teams."""
    return render_template("people/teams/list.html", teams=all_teams())


@bp.route("/beheer/teams/nieuw", methods=["GET", "POST"])
@access(Permission.MANAGE_PEOPLE)
def new_team() -> ResponseReturnValue:
    """Make a team."""
    form = TeamForm(since=clock.today())
    if form.validate_on_submit():
        try:
            ask_about({"name": form.name.data}, of="team-")
            added = add_team(name=form.name.data, since=form.since.data)
        except Invalid as refused:
            show_doubts(form, refused)
        else:
            flash("Dit team staat er. Kies nu de buurten.")
            return redirect(url_for("people.team", team_id=added.id))
    return render_template("people/teams/new.html", form=form), 422 if form.is_submitted() else 200


@bp.get("/beheer/teams/<int:team_id>")
@access(Permission.MANAGE_PEOPLE)
def team(team_id: int) -> str:
    """One team with its buurten and people, now, later and before."""
    return render_template("people/teams/show.html", team=team_page(team_id))


@bp.route("/beheer/teams/<int:team_id>/wijzig", methods=["GET", "POST"])
@access(Permission.MANAGE_PEOPLE)
def edit_team(team_id: int) -> ResponseReturnValue:
    """Name, days and successor."""
    found = team_page(team_id)
    form = TeamForm(name=found.name, since=found.since, until=found.until, successor=found.successor_id)
    form.successor.choices = options(_successors(found), nothing="Geen opvolger")
    if form.validate_on_submit() and _changed(form, team_id, before=found.name):
        return redirect(url_for("people.team", team_id=team_id))
    page = render_template("people/teams/edit.html", form=form, team=found)
    return page, 422 if form.is_submitted() else 200


def _successors(team: TeamPage) -> list[tuple[int, str]]:
    """The teams that go on, with the one that was chosen before, even if it stopped since."""
    going_on = team_choices(but=team.id)
    if team.successor_id is not None and team.successor_id not in dict(going_on):
        going_on.append((team.successor_id, team.successor or ""))
    return going_on


def _changed(form: TeamForm, team_id: int, *, before: str) -> bool:
    """Store it and say so, or put the reason why not at the field."""
    try:
        ask_about({"name": form.name.data}, of="team-", stored=lambda: (before,))
        change_team(
            team_id=team_id,
            name=form.name.data,
            since=form.since.data,
            until=form.until.data,
            successor_id=form.successor.data,
        )
    except Invalid as refused:
        show_doubts(form, refused)
        return False
    flash("Bewaard.")
    return True

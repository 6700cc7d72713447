"""Who works in which team: put somebody in a team, and correct or end that."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app import clock
from app.exceptions import Invalid
from app.policy import Permission
from app.queries.people.teams import team_choices, team_page
from app.queries.people.users import account, account_choices, membership
from app.services.people.memberships import add_membership, change_membership
from app.web.access import access
from app.web.forms import options, show_errors
from app.web.people.blueprint import bp
from app.web.people.forms import MembershipForm, PeriodForm


@bp.route("/beheer/mensen/<int:user_id>/teams/nieuw", methods=["GET", "POST"])
@access(Permission.MANAGE_PEOPLE)
def new_team_of_user(user_id: int) -> ResponseReturnValue:
    """Put a colleague in a team."""
    found, form = account(user_id), MembershipForm(since=clock.today())
    form.team.choices = options(team_choices(), nothing="Kies een team")
    if form.validate_on_submit() and _added(form, user_id=user_id, team_id=form.team.data):
        return redirect(url_for("people.user", user_id=user_id))
    page = render_template("people/users/join_team.html", form=form, account=found)
    return page, 422 if form.is_submitted() else 200


@bp.route("/beheer/teams/<int:team_id>/mensen/nieuw", methods=["GET", "POST"])
@access(Permission.MANAGE_PEOPLE)
def new_user_of_team(team_id: int) -> ResponseReturnValue:
    """Put a colleague in this team."""
    team, form = team_page(team_id), MembershipForm(since=clock.today())
    form.user.choices = options(account_choices(), nothing="Kies een collega")
    if form.validate_on_submit() and _added(form, user_id=form.user.data, team_id=team_id):
        return redirect(url_for("people.team", team_id=team_id))
    page = render_template("people/teams/join.html", form=form, team=team)
    return page, 422 if form.is_submitted() else 200


@bp.route("/beheer/lidmaatschappen/<int:membership_id>", methods=["GET", "POST"])
@access(Permission.MANAGE_PEOPLE)
def edit_membership(membership_id: int) -> ResponseReturnValue:
    """Correct the days, or end it."""
    row = membership(membership_id)
    form = PeriodForm(since=row.since, until=row.until)
    if form.validate_on_submit():
        try:
            change_membership(membership_id=membership_id, since=form.since.data, until=form.until.data)
        except Invalid as refused:
            show_errors(form, refused.errors)
        else:
            flash("Bewaard.")
            return redirect(url_for("people.user", user_id=row.user_id))
    page = render_template("people/users/membership.html", form=form, row=row)
    return page, 422 if form.is_submitted() else 200


def _added(form: MembershipForm, *, user_id: int | None, team_id: int | None) -> bool:
    """Store it and say so, or put the reason why not at the field."""
    if user_id is None:
        show_errors(form, {"user": "Kies een collega uit de lijst."})
        return False
    try:
        add_membership(user_id=user_id, team_id=team_id, since=form.since.data, until=form.until.data)
    except Invalid as refused:
        show_errors(form, refused.errors)
        return False
    flash("Bewaard.")
    return True

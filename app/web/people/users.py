"""Accounts: the list, a new one, changing one, a new password, stopping and starting again."""

from __future__ import annotations

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app import clock, labels
from app.exceptions import Invalid
from app.models.people import Role
from app.policy import Permission
from app.queries.people.teams import team_choices
from app.queries.people.users import account, find_accounts
from app.services.people import accounts
from app.services.people.memberships import add_membership
from app.services.people.passwords import temporary_password
from app.web.access import access
from app.web.forms import options, show_errors
from app.web.people.blueprint import bp
from app.web.people.forms import NewUserForm, UserForm


@bp.get("/beheer/mensen")
@access(Permission.MANAGE_PEOPLE)
def users() -> str:
    """Everybody with an account, searched and filtered."""
    words, wanted = request.args.get("zoek", ""), request.args.get("rol", "")
    stopped = request.args.get("gestopt") == "1"
    role = Role(wanted) if wanted in set(Role) else None
    page = request.args.get("pagina", 1, type=int)
    found = find_accounts(words=words, role=role, stopped=stopped, page=page)
    kept = {"zoek": words, "rol": role.value if role else "", "gestopt": "1" if stopped else ""}
    kept = {name: value for name, value in kept.items() if value}
    beside_words = {name: value for name, value in kept.items() if name != "zoek"}
    return render_template(
        "people/users/list.html", found=found, kept=kept, beside_words=beside_words, roles=labels.ROLES
    )


@bp.route("/beheer/mensen/nieuw", methods=["GET", "POST"])
@access(Permission.MANAGE_PEOPLE)
def new_user() -> ResponseReturnValue:
    """Make an account; its first password is shown once."""
    form = NewUserForm()
    form.team.choices = options(team_choices(), nothing="Geen team")
    status = 200
    if form.validate_on_submit():
        password = temporary_password()
        try:
            return _shown_once(_added(form, password), password)
        except Invalid as refused:
            show_errors(form, refused.errors)
            status = 422
    return render_template("people/users/new.html", form=form), status


@bp.post("/beheer/mensen/<int:user_id>/overal-uitloggen")
@access(Permission.MANAGE_PEOPLE)
def end_sessions_of(user_id: int) -> ResponseReturnValue:
    """A lost telephone: every device of this colleague asks for the password again."""
    accounts.sign_out_everywhere(user_id=user_id)
    flash("Overal uitgelogd. Inloggen kan gewoon weer met het wachtwoord.")
    return redirect(url_for("people.user", user_id=user_id))


@bp.get("/beheer/mensen/<int:user_id>")
@access(Permission.MANAGE_PEOPLE)
def user(user_id: int) -> str:
    """One account."""
    return render_template("people/users/show.html", account=account(user_id))


@bp.route("/beheer/mensen/<int:user_id>/wijzig", methods=["GET", "POST"])
@access(Permission.MANAGE_PEOPLE)
def edit_user(user_id: int) -> ResponseReturnValue:
    """Name, address and roles."""
    found = account(user_id)
    form = UserForm(name=found.name, email=found.email, roles=[role.value for role in found.roles])
    status = 200
    if form.validate_on_submit():
        try:
            accounts.edit_user(
                user_id=user_id, email=form.email.data, name=form.name.data, roles=form.roles.data
            )
        except Invalid as refused:
            show_errors(form, refused.errors)
            status = 422
        else:
            flash("Bewaard.")
            return redirect(url_for("people.user", user_id=user_id))
    return render_template("people/users/edit.html", form=form, account=found), status


@bp.route("/beheer/mensen/<int:user_id>/wachtwoord", methods=["GET", "POST"])
@access(Permission.MANAGE_PEOPLE)
def new_password(user_id: int) -> ResponseReturnValue:
    """Ask first, then make a temporary password and show it once."""
    found = account(user_id)
    if request.method == "POST":
        return _shown_once(user_id, accounts.give_temporary_password(user_id=user_id))
    return render_template("people/users/password.html", account=found)


@bp.route("/beheer/mensen/<int:user_id>/stoppen", methods=["GET", "POST"])
@access(Permission.MANAGE_PEOPLE)
def stop_user(user_id: int) -> ResponseReturnValue:
    """Ask first, then stop the account."""
    problem, status = "", 200
    if request.method == "POST":
        try:
            accounts.deactivate(user_id=user_id)
        except Invalid as refused:
            problem, status = refused.message, 422
        else:
            flash("Dit account is gestopt. Inloggen kan niet meer.")
            return redirect(url_for("people.user", user_id=user_id))
    return render_template("people/users/stop.html", account=account(user_id), problem=problem), status


@bp.post("/beheer/mensen/<int:user_id>/weer-aan")
@access(Permission.MANAGE_PEOPLE)
def start_user(user_id: int) -> ResponseReturnValue:
    """Start a stopped account again."""
    accounts.reactivate(user_id=user_id)
    flash("Dit account staat weer aan. Het oude wachtwoord geldt nog.")
    return redirect(url_for("people.user", user_id=user_id))


def _added(form: NewUserForm, password: str) -> int:
    added = accounts.add_user(
        email=form.email.data, name=form.name.data, roles=form.roles.data, password=password
    )
    if form.team.data is not None:
        add_membership(user_id=added.id, team_id=form.team.data, since=clock.today())
    return added.id


def _shown_once(user_id: int, password: str) -> ResponseReturnValue:
    page = render_template("people/users/password_once.html", account=account(user_id), password=password)
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response

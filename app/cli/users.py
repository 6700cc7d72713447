"""`flask users`: accounts without a browser, for the first administrator and for scripts."""

from __future__ import annotations

import sys

import click
from flask.cli import AppGroup
from sqlalchemy import select

from app import clock, labels
from app.cli.transaction import unit_of_work
from app.database import database
from app.exceptions import Invalid, OpbouwkaartError
from app.models.people import Role, Team
from app.queries.people.users import every_account
from app.services.people.accounts import add_user
from app.services.people.memberships import add_membership

users = AppGroup("users", help="De mensen die kunnen inloggen.")
ROLE = click.Choice([role.value for role in Role])


@users.command("add", help="Maak een account. Vraagt om een wachtwoord van minstens 12 tekens.")
@click.argument("email")
@click.option("--name", required=True, help="De naam van de collega.")
@click.option("--role", "roles", type=ROLE, multiple=True, required=True, help="Een rol; mag vaker.")
@click.option("--team", "teams", multiple=True, help="De naam van een team, vanaf vandaag; mag vaker.")
@click.option("--password-stdin", is_flag=True, help="Lees het wachtwoord van de invoer, één regel.")
def add(
    *, email: str, name: str, roles: tuple[str, ...], teams: tuple[str, ...], password_stdin: bool
) -> None:
    """Make an account and put it in its teams."""
    password = _read_password() if password_stdin else _ask_password()
    with unit_of_work():
        try:
            user = add_user(email=email, name=name, roles=roles, password=password)
            for team in teams:
                add_membership(user_id=user.id, team_id=_team_id(team), since=clock.today())
        except Invalid as refused:
            raise OpbouwkaartError(refused.message) from refused
        said = f"Gemaakt: {user.name} <{user.email}>, {_role_words(user.roles)}."
    click.echo(said)


@users.command("list", help="Toon alle accounts.")
def show() -> None:
    """One line for each account."""
    with unit_of_work():
        for account in every_account():
            stopped = " (gestopt)" if account.deactivated_at else ""
            teams = ", ".join(account.teams_now) or "geen team"
            roles = _role_words([role.value for role in account.roles])
            click.echo(f"{account.email}\t{account.name}{stopped}\t{roles}\t{teams}")


def _read_password() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _ask_password() -> str:
    return str(
        click.prompt("Wachtwoord", hide_input=True, confirmation_prompt="Nog een keer", prompt_suffix=": ")
    )


def _team_id(name: str) -> int:
    found = database.session.scalar(select(Team.id).where(Team.name == name))
    if found is None:
        known = ", ".join(database.session.scalars(select(Team.name).order_by(Team.name_key)))
        raise Invalid({"team": f"Er is geen team ‘{name}’. Deze teams zijn er: {known or 'nog geen'}."})
    return found


def _role_words(roles: list[str]) -> str:
    return ", ".join(labels.ROLES[Role(role)].lower() for role in roles)

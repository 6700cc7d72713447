"""`flask users`: accounts without a browser."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app import Settings, create_app
from app.cli.users import users
from app.database import database
from app.models.people import User
from app.services.people.passwords import verify
from tests.factories.people import make_team, make_user, viewer_of

PASSWORD = "een lang wachtwoord"


@pytest.fixture
def own_app(fresh_database_url, tmp_path):
    """An application on a database of this test alone: a command commits and hangs up."""
    settings = Settings(database_url=fresh_database_url, data_dir=tmp_path)
    app = create_app(settings)
    with app.app_context():
        yield app
        database.session.close()
        database.engine.dispose()


@pytest.fixture
def run(own_app):
    """Run `flask users …` with something on its input."""

    def invoke(*words, **over):
        database.session.commit()
        result = own_app.test_cli_runner().invoke(users, words, **over)
        database.session.expire_all()
        return result

    return invoke


def test_an_account_is_made_with_roles_and_team(run):
    make_team(name="Team Selwerd (voorbeeld)")
    words = ("add", "Anna@Voorbeeld.example", "--name", "Anna", "--role", "admin", "--role", "member")
    result = run(*words, "--team", "Team Selwerd (voorbeeld)", "--password-stdin", input=f"{PASSWORD}\n")
    assert result.output == "Gemaakt: Anna <anna@voorbeeld.example>, medewerker, beheerder.\n"
    added = database.session.scalars(select(User)).one()
    assert added.roles == ["member", "admin"]
    assert verify(added.password_hash, PASSWORD)
    assert viewer_of(added).team_name == "Team Selwerd (voorbeeld)"


def test_the_password_is_asked_twice_and_never_shown(run):
    words = ("add", "anna@voorbeeld.example", "--name", "Anna", "--role", "admin")
    result = run(*words, input=f"{PASSWORD}\n{PASSWORD}\n")
    assert result.exit_code == 0
    assert "Wachtwoord: " in result.output
    assert PASSWORD not in result.output


@pytest.mark.parametrize(
    ("email", "role", "password", "team", "sentence"),
    [
        ("geen adres", "admin", PASSWORD, None, "Dit lijkt geen e-mailadres."),
        ("anna@voorbeeld.example", "admin", "te kort", None, "Gebruik minstens 12 tekens."),
        ("anna@voorbeeld.example", "admin", "", None, "Gebruik minstens 12 tekens."),
        ("anna@voorbeeld.example", "admin", PASSWORD, "Team Nergens", "Er is geen team ‘Team Nergens’."),
        ("bestaat@voorbeeld.example", "admin", PASSWORD, None, "Er is al iemand met dit e-mailadres."),
        ("anna@voorbeeld.example", "baas", PASSWORD, None, "baas"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(run, email, role, password, team, sentence):
    make_user(email="bestaat@voorbeeld.example")
    words = ("add", email, "--name", "Anna", "--role", role, "--password-stdin")
    result = run(*words, *(("--team", team) if team else ()), input=f"{password}\n")
    assert result.exit_code != 0
    assert sentence in result.output
    assert database.session.scalars(select(User.email)).all() == ["bestaat@voorbeeld.example"]


def test_the_list_shows_everybody_with_roles_and_teams(run):
    make_user(email="b@voorbeeld.example", name="Bas", team=make_team(name="Team Selwerd (voorbeeld)"))
    make_user(
        email="a@voorbeeld.example", name="Anna", roles=["admin"], deactivated_at="2026-01-01T00:00:00Z"
    )
    assert run("list").output.splitlines() == [
        "a@voorbeeld.example\tAnna (gestopt)\tbeheerder\tgeen team",
        "b@voorbeeld.example\tBas\tmedewerker\tTeam Selwerd (voorbeeld)",
    ]

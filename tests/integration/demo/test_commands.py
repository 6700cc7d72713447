"""`flask demo` and the first start, as somebody types them, on a database of their own."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app import Settings, create_app
from app.cli.first_start import prepare
from app.database import database
from app.exceptions import OpbouwkaartError
from app.models.areas import Area
from app.models.people import User
from app.models.record import Asset
from tests.factories.groningen import make_groningen
from tests.factories.people import make_user


@pytest.fixture
def own_app(fresh_database_url, tmp_path):
    """An application on a database with boundaries and nothing else: a command commits and hangs up."""
    app = create_app(Settings(database_url=fresh_database_url, data_dir=tmp_path))
    with app.app_context():
        make_groningen()
        database.session.commit()
        yield app
        database.session.close()
        database.engine.dispose()


@pytest.fixture
def run(own_app):
    """Run `flask …`."""

    def invoke(*words, **over):
        database.session.commit()
        result = own_app.test_cli_runner().invoke(args=words, **over)
        database.session.expire_all()
        return result

    return invoke


def count(model) -> int:
    return database.session.scalar(select(func.count()).select_from(model)) or 0


def test_load_and_clear(run):
    loaded = run("demo", "load")
    assert loaded.exit_code == 0, loaded.output
    assert "13 teams, 304 buurtkrachten, 75 bijeenkomsten" in loaded.output
    assert count(Asset) == 304

    again = run("demo", "load")
    assert again.exit_code == 1
    assert "flask demo clear" in again.output

    kept = run("demo", "clear", input="n\n")
    assert kept.exit_code == 1
    assert count(Asset) == 304

    cleared = run("demo", "clear", "--yes")
    assert cleared.exit_code == 0, cleared.output
    assert "304 buurtkrachten" in cleared.output
    assert count(Asset) == count(User) == 0
    assert count(Area) == 172


def test_clear_touches_nothing_outside_a_demo(run):
    make_user()
    refused = run("demo", "clear", "--yes")
    assert refused.exit_code == 1
    assert "geen demo" in refused.output
    assert count(User) == 1


def test_the_first_start_makes_a_demo_and_the_next_one_leaves_it(own_app, capsys):
    assert prepare(own_app, demo=True)
    assert "304 buurtkrachten" in capsys.readouterr().out
    assert prepare(own_app, demo=True)
    assert "buurtkrachten" not in capsys.readouterr().out
    assert count(Asset) == 304


def test_a_real_start_is_refused_while_demo_accounts_are_there(own_app):
    prepare(own_app, demo=True)
    with pytest.raises(OpbouwkaartError, match="flask demo clear"):
        prepare(own_app, demo=False)


def test_a_real_start_of_an_empty_database_adds_nobody(own_app):
    assert not prepare(own_app, demo=False)
    assert count(User) == 0


def test_a_start_with_users_stays_what_it_is(own_app):
    make_user()
    database.session.commit()
    assert not prepare(own_app, demo=True)
    assert count(User) == 1

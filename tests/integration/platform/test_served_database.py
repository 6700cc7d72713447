"""With DATABASE_URL: a PostgreSQL that somebody else looks after."""

from __future__ import annotations

import pytest
from alembic import command
from sqlalchemy import text

from app import migrations
from app.exceptions import ConfigurationError
from tests.database_server import executing
from tests.integration.platform.installation import Installation


def test_a_served_database_is_migrated_only_when_it_is_asked(
    on_a_server: Installation, empty_database_url: str
) -> None:
    refused = on_a_server.flask("serve", "--port", str(on_a_server.port), "--no-demo")
    assert refused.returncode == 1
    assert "draai dan ‘flask db upgrade’" in refused.stdout
    assert not migrations.is_current(empty_database_url)
    assert on_a_server.flask("db", "upgrade").stdout.strip() == "Het schema is bijgewerkt."
    with on_a_server.serve():
        assert on_a_server.status() == 200
    assert not (on_a_server.data_dir / "postgres.lock").exists()


def test_a_database_that_cannot_be_reached_is_named_without_its_password(on_a_server: Installation) -> None:
    on_a_server.settings["DATABASE_URL"] = "postgresql://jan:geheim@127.0.0.1:9/kaart"
    done = on_a_server.flask("db", "upgrade")
    assert done.returncode == 1
    assert "is niet te bereiken" in done.stdout
    assert "127.0.0.1:9/kaart" in done.stdout
    assert "geheim" not in done.stdout
    assert "Traceback" not in done.stdout


def test_a_database_of_a_newer_program_is_refused(fresh_database_url: str) -> None:
    with executing(fresh_database_url) as execute:
        execute("UPDATE alembic_version SET version_num = 'from the future'")
    with pytest.raises(ConfigurationError, match="nieuwere Opbouwkaart"):
        migrations.upgrade(fresh_database_url)


def test_the_migrations_make_exactly_what_the_models_say(fresh_database_url: str) -> None:
    command.check(migrations.configuration(fresh_database_url))


def test_no_statement_is_compiled_and_none_is_prepared_by_the_driver(db):
    assert db.session.scalar(text("show jit")) == "off"
    assert db.session.connection().connection.driver_connection.prepare_threshold is None


def test_what_takes_some_of_many_takes_the_same_each_time(db):
    """A scan that begins where another one is would give other rows to the same question."""
    assert db.session.scalar(text("show synchronize_seqscans")) == "off"


def test_no_statement_is_planned_without_its_values(db):
    """However often a connection has seen it."""
    for _ in range(12):
        db.session.scalar(text("select count(*) from assets where id > :id"), {"id": 0})

    assert db.session.scalar(text("select count(*) from pg_prepared_statements")) == 0

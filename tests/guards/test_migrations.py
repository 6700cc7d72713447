"""The history of the schema is one line that goes forward and ends at the models."""

from __future__ import annotations

import ast

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, NullPool, create_engine, text
from sqlalchemy.dialects.postgresql import dialect

from app import models  # noqa: F401 (fills the metadata)
from app.database import Base
from app.migrations import FOLDER, configuration

VERSIONS = sorted((FOLDER / "versions").glob("*.py"))


def test_every_migration_says_what_it_does():
    for path in VERSIONS:
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        assert len(said.split()) >= 3, path.name


def test_no_migration_goes_back():
    """An older program gets a backup back; a way back that nobody tried would lose data."""
    for path in VERSIONS:
        assert "def downgrade" not in path.read_text(encoding="utf-8"), path.name


def test_the_history_is_one_line():
    scripts = ScriptDirectory.from_config(configuration("postgresql://"))
    assert len(scripts.get_heads()) == len(scripts.get_bases()) == 1
    assert len(list(scripts.walk_revisions())) == len(VERSIONS)


def test_the_migrations_make_exactly_what_the_models_say(database_url):
    command.check(configuration(database_url))


def test_the_database_holds_every_rule_of_the_models(database_url):
    """Alembic does not compare CHECK constraints, and most of our rules are such."""
    engine = create_engine(database_url, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            query = text("select conname from pg_constraint where contype = 'c' and conrelid <> 0")
            stored = set(connection.scalars(query))
    finally:
        engine.dispose()
    compiler = dialect().identifier_preparer
    said = {
        compiler.format_constraint(rule)
        for table in Base.metadata.tables.values()
        for rule in table.constraints
        if isinstance(rule, CheckConstraint)
    }
    assert stored == said

"""Every statement is planned with its values, however often a connection has seen it."""

from __future__ import annotations

from sqlalchemy import text


def test_no_statement_is_planned_without_its_values(db):
    for _ in range(12):
        db.session.scalar(text("select count(*) from assets where id > :id"), {"id": 0})

    assert db.session.scalar(text("select count(*) from pg_prepared_statements")) == 0

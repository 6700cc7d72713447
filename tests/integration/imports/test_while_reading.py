"""A list of a source that had nothing here is brought in part by part, while the rest is read."""

from __future__ import annotations

from threading import Event

import pytest
from sqlalchemy import func, select

from app.models.record import Asset, DeletionReason, PublishedAsset
from app.services.imports import staging
from app.services.imports.rows.ahead import read_ahead
from app.services.record.keeping.deleting import forget_records
from tests.factories.areas import make_city
from tests.integration.imports.test_assets import IN_HAMRIK, at, bring_in, counts, rows


@pytest.fixture(autouse=True)
def city(db, monkeypatch):
    monkeypatch.setattr(staging, "AT_A_TIME", 1)
    return make_city()


def test_the_next_part_is_read_while_this_one_is_used_and_none_further():
    taken, fifth = [], Event()

    def items():
        for number in range(1, 10):
            taken.append(number)
            if number == 5:
                fifth.set()
            yield number

    parts = read_ahead(items(), 2)
    assert next(parts) == [1, 2]
    assert next(parts) == [3, 4]
    assert fifth.wait(10), "nothing was read while the second part was used"
    parts.close()
    assert taken == [1, 2, 3, 4, 5, 6]


def test_what_goes_wrong_while_reading_is_told_where_it_stands():
    def items():
        yield from (1, 2, 3)
        raise ValueError("the fourth")

    parts = read_ahead(items(), 2)
    assert next(parts) == [1, 2]
    with pytest.raises(ValueError, match="the fourth"):
        next(parts)


def test_a_row_looks_like_what_was_here_and_not_like_another_row_of_its_list(tmp_path):
    far = at(233_900, 583_000)
    bring_in(tmp_path, rows(f"1;Eettafel de Rietzanger;initiatief;{IN_HAMRIK};"), source="ander")
    twins = (f"{n};Fietsclub de Ketting;initiatief;{far};" for n in (2, 3))
    report = bring_in(tmp_path, rows(f"1;Eettafel Rietzanger;initiatief;{IN_HAMRIK};", *twins))

    assert counts(report) == (3, 0, 0, 0)
    assert [one.row for one in report.issues if "lijkt op" in one.reason] == [2]


def test_what_was_deleted_for_good_stays_away_when_nothing_else_of_its_list_is_left(tmp_path, db):
    first = f"1;Eettafel Oost;initiatief;{IN_HAMRIK};"
    both = rows(first, f"2;Kookclub Oost;initiatief;{at(232_650, 583_000)};")
    bring_in(tmp_path, rows(first))
    forget_records(db.session.scalars(select(Asset.id)).all(), reason=DeletionReason.RETENTION)
    assert db.session.scalar(select(func.count()).select_from(PublishedAsset)) == 0

    report = bring_in(tmp_path, both)
    assert counts(report) == (1, 0, 0, 1)
    assert db.session.scalars(select(Asset.name)).all() == ["Kookclub Oost"]
    assert report.staged.count == 1

"""Staat dubbel of 100,000 records: looking for all pairs in the night, and the page that lists them."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import text

from app.models.people import Role
from app.policy import Viewer
from app.queries.record.duplicates.pairs import doubles
from app.services.record.merging.finding import find_duplicates
from tests.benchmarks.country import fill
from tests.benchmarks.measuring import Timing, sizes, timed


@pytest.mark.parametrize("count", sizes(5_000, 100_000))
def test_all_pairs_and_their_page(db, count, measured):
    keeper = fill(count).teams[0]
    start = time.perf_counter()
    found = find_duplicates()
    taken = (time.perf_counter() - start) * 1000
    measured.add("staat dubbel: all pairs", count, Timing(taken, taken), found=found)
    db.session.execute(text("analyze duplicate_pairs"))
    for words, viewer in (
        ("an administrator", Viewer(user_id=1, roles=frozenset({Role.ADMIN}))),
        (
            "a team",
            Viewer(user_id=1, roles=frozenset({Role.MEMBER}), team_ids=(keeper.id,), team_id=keeper.id),
        ),
    ):
        measured.add(f"staat dubbel: the page of {words}", count, timed(lambda who=viewer: doubles(who)))

"""Staat dubbel of 100,000 records: looking for all pairs in the night, and the page that lists them."""

from __future__ import annotations

import time

from sqlalchemy import text

from app.models.people import Role
from app.policy import Viewer
from app.queries.record.duplicates.pairs import doubles
from app.services.record.merging.finding import find_duplicates
from tests.benchmarks.bench_duplicates import median_ms
from tests.benchmarks.country import fill

RECORDS = 100_000


def test_all_pairs_and_their_page(db):
    keeper = fill(RECORDS).teams[0]
    start = time.perf_counter()
    found = find_duplicates()
    print(f"\n{RECORDS:,} records: {found:,} pairs found in {time.perf_counter() - start:.0f} s")  # noqa: T201
    db.session.execute(text("analyze duplicate_pairs"))
    for words, viewer in (
        ("an administrator", Viewer(user_id=1, roles=frozenset({Role.ADMIN}))),
        (
            "a team",
            Viewer(user_id=1, roles=frozenset({Role.MEMBER}), team_ids=(keeper.id,), team_id=keeper.id),
        ),
    ):
        print(f"the page of {words}: {median_ms(lambda who=viewer: doubles(who)):.1f} ms")  # noqa: T201

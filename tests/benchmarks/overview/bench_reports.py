"""How long a report of all wijken takes, from asked to frozen in five forms; the promise is a minute."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import text

from app.policy import COLLEAGUE
from app.queries.coverage.divisions import division, regions
from app.queries.reports.listed import files_of
from app.services.reports.freezing import freeze
from tests.benchmarks.country import fill
from tests.benchmarks.overview.bench_coverage import CHECKED
from tests.factories.reports import ask_for_report

PROMISED = 60


@pytest.mark.parametrize("level", ["wijk", "buurt"])
def test_a_report_is_frozen_within_a_minute(db, level):
    count = 20_000
    fill(count)
    db.session.execute(CHECKED)
    db.session.execute(text("analyze published"))
    report_id = ask_for_report(COLLEAGUE, division_key=level)

    start = time.perf_counter()
    freeze(report_id)
    taken = time.perf_counter() - start

    size = sum(one.size for one in files_of(report_id))
    parts = len(regions(division(level)))
    print(f"\n{count:,} records, {parts} of {level}: {taken:.1f} s, {size / 1e6:.1f} MB")  # noqa: T201
    assert taken < PROMISED

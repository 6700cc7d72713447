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
from tests.benchmarks.measuring import Timing, sizes
from tests.benchmarks.overview.bench_coverage import CHECKED
from tests.factories.reports import ask_for_report


@pytest.mark.parametrize("count", sizes(20_000))
@pytest.mark.parametrize("level", ["wijk", "buurt"])
def test_a_report_is_frozen(db, level, count, measured):
    fill(count)
    db.session.execute(CHECKED)
    db.session.execute(text("analyze published"))
    report_id = ask_for_report(COLLEAGUE, division_key=level)

    start = time.perf_counter()
    freeze(report_id)
    taken = (time.perf_counter() - start) * 1000

    size = sum(one.size for one in files_of(report_id))
    parts = len(regions(division(level)))
    what = f"a report frozen in its forms, per {level}"
    measured.add(what, count, Timing(taken, taken), parts=parts, MB=round(size / 1e6, 1))

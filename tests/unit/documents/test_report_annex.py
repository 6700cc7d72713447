"""The stepped roll-out in the annex of a report: a ratio with its limits, or that nothing can be shown."""

from __future__ import annotations

from dataclasses import replace

from app.documents.reports.telling.annex import stepped
from app.queries.training.yielding.rollout.compared import compare
from tests.unit.training.test_stepped_rollout import planted

YEAR = 12 * 2025


def told(ratio, teams=None):
    rows = [replace(row, month=row.month + YEAR) for row in planted(ratio, 1)]
    return stepped(compare([row for row in rows if teams is None or row.team < teams]))


def test_a_ratio_that_can_be_shown_stands_with_its_limits_and_the_search_effort_beside_it():
    found = told(3.0)
    (_words, ratio, low, high), before, after = found.table.rows

    assert 1 < low < 3 < high
    assert low < ratio < high
    assert found.sentence.startswith("Na de training ")
    assert before[0].endswith("ervoor")
    assert after[0].endswith("erna")
    assert "niet waar het van kwam" in found.explained


def test_what_chance_explains_is_no_difference_and_few_teams_have_no_ratio():
    assert told(1.0).sentence.startswith("We kunnen geen verschil laten zien. Het gaat over 10 teams.")
    few = told(3.0, teams=5)
    assert few.table.rows[0][1:] == (None, None, None)
    assert "Er zijn er 6 nodig." in few.sentence

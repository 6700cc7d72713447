"""The stepped roll-out finds a ratio that was planted, and seldom one that was not."""

from __future__ import annotations

import numpy as np
import pytest

from app.queries.training.yielding.rollout.stepped import Ratio, TeamMonth, TooLittle, stepped_ratio

TEAMS, MONTHS, SPREAD = 10, 24, 0.25
SEEDS = range(100)


def planted(ratio: float, seed: int, *, teams: int = TEAMS) -> list[TeamMonth]:
    """Teams that differ, seasons, counts that vary more than Poisson, and a training that comes in steps."""
    chance = np.random.default_rng(seed)
    size = chance.normal(0.8, 0.4, teams)
    found = []
    for team in range(teams):
        begins = 4 + 2 * team
        for month in range(MONTHS):
            if month == begins:
                continue
            usual = np.exp(size[team] + 0.2 * np.sin(month / 12 * 2 * np.pi) + 0.01 * month)
            mean = usual * (ratio if month > begins else 1) * chance.gamma(1 / SPREAD, SPREAD)
            found.append(
                TeamMonth(team=team, month=month, new=int(chance.poisson(mean)), trained=month > begins)
            )
    return found


def test_the_interval_covers_what_was_planted_in_at_least_ninety_of_a_hundred():
    found = [stepped_ratio(planted(1.8, seed)) for seed in SEEDS]

    assert sum(one.low <= 1.8 <= one.high for one in found) >= 90
    assert sum(one.is_shown for one in found) >= 75, "an interval that covers everything would pass as well"
    assert np.median([one.ratio for one in found]) == pytest.approx(1.8, rel=0.1)


def test_without_an_effect_it_claims_one_in_at_most_ten_of_a_hundred():
    assert sum(stepped_ratio(planted(1.0, seed)).is_shown for seed in SEEDS) <= 10


def test_months_of_a_team_that_are_alike_do_not_make_it_surer():
    """The same team-months twice hold no more than once, but for who takes them to be independent."""
    rows = planted(1.5, 3)
    twice = rows + [
        TeamMonth(team=row.team, month=row.month + MONTHS, new=row.new, trained=row.trained) for row in rows
    ]
    once, doubled = stepped_ratio(rows), stepped_ratio(twice)

    assert doubled.high / doubled.low > (once.high / once.low) ** 0.75


def test_it_says_over_how_much_and_whether_anything_can_be_shown():
    made = stepped_ratio(planted(3.0, 1))
    assert (made.teams, made.team_months) == (TEAMS, TEAMS * MONTHS - TEAMS)
    assert made.is_shown
    assert not Ratio(ratio=1.2, low=0.9, high=1.6, teams=8, team_months=100).is_shown


@pytest.mark.parametrize(
    "found",
    [
        planted(1.5, 1, teams=5),
        [],
        [row for row in planted(1.5, 1) if not row.trained],
        [TeamMonth(team=row.team, month=row.month, new=0, trained=row.trained) for row in planted(1.5, 1)],
        [
            TeamMonth(team=row.team, month=row.month, new=row.new, trained=row.month > 12)
            for row in planted(1.5, 1)
        ],
    ],
    ids=["five teams", "nothing", "nobody trained", "nothing new", "all at once"],
)
def test_without_enough_to_compare_there_is_no_ratio(found):
    with pytest.raises(TooLittle):
        stepped_ratio(found)

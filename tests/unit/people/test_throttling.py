"""How long a guesser waits, and which addresses are one network."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from app.services.people.throttling import WINDOW, network_of, wait_after

NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)


def failures(*seconds_ago):
    return [NOW - timedelta(seconds=seconds) for seconds in seconds_ago]


@pytest.mark.parametrize(
    ("count", "wait"), [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (8, 240), (9, 480), (10, 900), (500, 900)]
)
def test_from_the_fifth_failure_on_the_wait_doubles_up_to_a_quarter_of_an_hour(count, wait):
    assert wait_after(failures(*[0] * count), now=NOW) == wait


def test_the_wait_counts_from_the_last_failure():
    assert wait_after(failures(100, 100, 100, 100, 10), now=NOW) == 20
    assert wait_after(failures(100, 100, 100, 100, 29.5), now=NOW) == 1
    assert wait_after(failures(100, 100, 100, 100, 30), now=NOW) == 0


def test_failures_of_a_quarter_of_an_hour_ago_are_forgotten():
    assert wait_after(failures(900, 900, 900, 900, 0), now=NOW) == 0
    assert wait_after(failures(899, 899, 899, 899, 0), now=NOW) == 30


@given(st.lists(st.integers(0, 2000), max_size=60))
def test_nobody_is_ever_locked_out(seconds_ago):
    wait = wait_after(failures(*seconds_ago), now=NOW)
    assert 0 <= wait <= WINDOW.total_seconds()
    assert wait_after(failures(*seconds_ago), now=NOW + timedelta(seconds=wait)) == 0


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("203.0.113.255", "203.0.113.0/24"),
        ("::ffff:203.0.113.7", "203.0.113.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::1", "::/64"),
        ("unix:", ""),
        (None, ""),
    ],
)
def test_a_network_is_a_24_or_a_64(address, network):
    assert network_of(address) == network

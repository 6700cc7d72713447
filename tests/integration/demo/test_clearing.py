"""A demonstration leaves no trace, and comes back as it was."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from app.database import Base, database
from app.demo.clearing import KEPT, clear_demo
from app.demo.installation import refuse_demo_accounts
from app.demo.loading import ensure_demo, load_demo
from app.exceptions import OpbouwkaartError
from app.models.record import Asset
from app.queries.stamps import ASSETS, stamp
from tests.factories.people import make_team, make_user

pytestmark = pytest.mark.usefixtures("undone")
TODAY = date(2027, 2, 4)
THERE_BEFORE = {"vintages": 1, "areas": 151 + 20 + 1, "area_links": 0, "themes": 14, "audiences": 14}
"""What a migrated database with boundaries holds."""

NOT_IN_THE_STORY = {
    "attendances",
    "route_shares",
    "action_relations",
    "sign_in_attempts",
    "saved_filters",
    "text_findings",
    "not_duplicates",
    "merges",
    "lookalikes",
    "handovers",
    "access_log",
    "deletions",
    "trusted_devices",
    "api_tokens",
    "calendar_links",
    "import_files",
    "outside_lists",
    "boundary_files",
    "import_run_assets",
    "round_skips",
    "round_picks",
    "jobs",
    "reports",
    "report_files",
}
"""What only people make who try the demonstration."""


def counts() -> dict[str, int]:
    tables = Base.metadata.sorted_tables
    return {
        table.name: database.session.scalar(select(func.count()).select_from(table)) or 0 for table in tables
    }


def as_loaded() -> list[tuple[object, ...]]:
    """What a visitor could tell apart, without numbers that the database gives out."""
    columns = (Asset.name, Asset.location, Asset.due_on, Asset.recorded_at, Asset.version, Asset.client_key)
    return sorted(tuple(row) for row in database.session.execute(select(*columns)))


def test_it_leaves_boundaries_and_catalogues_and_nothing_else():
    empty = {name for name, count in counts().items() if not count}
    assert empty - KEPT == NOT_IN_THE_STORY

    assert clear_demo() == 304

    left = {name: count for name, count in counts().items() if count and name != "stamps"}
    assert left == {name: count for name, count in THERE_BEFORE.items() if count}


def test_caches_hear_that_the_records_are_gone():
    before = stamp(ASSETS)
    clear_demo()
    assert stamp(ASSETS) > before


def test_loading_again_gives_the_same():
    first = as_loaded()
    clear_demo()
    load_demo(today=TODAY)
    assert as_loaded() == first
    assert len(first) == 304


def test_what_was_added_in_the_demo_goes_with_it():
    make_user(team=make_team())
    clear_demo()
    assert counts()["users"] == counts()["teams"] == 0


def test_numbers_are_not_given_out_again():
    last = make_user().id
    clear_demo()
    assert make_user().id > last


def test_a_second_load_is_refused_and_a_second_start_changes_nothing():
    before = counts()
    with pytest.raises(OpbouwkaartError, match=r"staan er al.*flask demo clear"):
        load_demo(today=TODAY)
    assert ensure_demo(today=TODAY) is None
    assert counts() == before


def test_a_real_start_is_told_to_clear_first():
    with pytest.raises(OpbouwkaartError, match="flask demo clear"):
        refuse_demo_accounts()
    clear_demo()
    refuse_demo_accounts()

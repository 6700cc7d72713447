"""The period before, what was near and what hung together: only what chance and the period allow."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
import time_machine

from app.models.record import RelationType, Visibility
from app.queries.reports.listed import contents_of
from app.services.record.content import Where
from app.services.record.ties.relating import relate
from app.services.reports.freezing import freeze
from tests.factories.record import make_asset
from tests.integration.reports.conftest import NOW

IN_JUNE = datetime(2026, 6, 15, 10, 0, tzinfo=UTC)
LAANZICHT = "BU00140100"


@pytest.fixture
def told(ask):
    """The tables of a new report, by the name of their sheet, and the lead of what we know."""

    def tables(**over):
        report_id = ask(**over)
        freeze(report_id)
        parts = contents_of(report_id)["parts"]
        known = next(part for part in parts if part["key"] == "known")
        return {one["table"]["key"]: one for part in parts for one in part["tables"]}, known["lead"]

    return tables


def rows_of(told):
    return {row[1]: row for row in told["table"]["rows"]}


def make_many(keeper, number, **over):
    return [make_asset(keeper, name=f"Groep {count}", **over) for count in range(number)]


def test_without_a_period_before_nothing_is_laid_beside(told, town):
    tables, lead = told()

    assert {"naast_de_periode_ervoor", "de_laatste_perioden"}.isdisjoint(tables)
    assert len(tables["werk"]["table"]["columns"]) == 2
    assert "Van de periode ervoor weten we niets." in lead


def test_only_what_chance_can_not_explain_is_more_or_less(told, town, keeper):
    with time_machine.travel(IN_JUNE, tick=False):
        make_many(keeper, 2, buurt=LAANZICHT)
    make_asset(keeper, name="Van na de periode")
    with time_machine.travel(datetime(2026, 9, 20, 10, 0, tzinfo=UTC), tick=False):
        make_many(keeper, 12)

    tables, lead = told()

    rows = rows_of(tables["naast_de_periode_ervoor"])
    assert rows["Hamrik"][2:] == [0, 14, "meer"]
    assert list(rows["Laanzicht"][2:]) == [2, 2, "evenveel"]
    assert "in 1 meer dan in de periode ervoor" in tables["naast_de_periode_ervoor"]["sentence"]
    work = {row[0]: list(row[1:]) for row in tables["werk"]["table"]["rows"]}
    assert work["nieuw op de kaart"] == [14, 2, "meer"]
    assert work["straatrondes"] == [0, 0, "evenveel"]
    assert [list(row) for row in tables["de_laatste_perioden"]["table"]["rows"]] == [
        ["Tweede kwartaal 2026", 2, 0, 2, 0, 1],
        ["Derde kwartaal 2026", 14, 0, 14, 0, 2],
    ]
    assert "weten we niets" not in lead


def test_a_small_difference_says_nothing_and_part_of_a_period_is_laid_beside_no_whole_one(told, town, keeper):
    with time_machine.travel(IN_JUNE, tick=False):
        make_asset(keeper, name="Van juni")

    rows = rows_of(told()[0]["naast_de_periode_ervoor"])
    assert list(rows["Hamrik"][2:]) == [1, 3, "te klein om iets te zeggen"]

    now = rows_of(told(since=date(2026, 10, 1), until=date(2026, 12, 31))[0]["naast_de_periode_ervoor"])
    assert list(now["Hamrik"][2:]) == [3, 3, "deze periode loopt nog"]


def test_who_is_tied_is_said_of_five_records_and_not_of_four(told, town, keeper):
    with time_machine.travel(datetime(2026, 9, 20, 10, 0, tzinfo=UTC), tick=False):
        hamrik = make_many(keeper, 4)
        few = make_many(keeper, 4, buurt=LAANZICHT)
        for one, other in pairwise(hamrik):
            relate(from_id=one.id, to_id=other.id, kind=RelationType.WORKS_WITH, viewer=keeper)

    table = told()[0]["hoe_verbonden"]

    rows = rows_of(table)
    assert list(rows["Hamrik"][2:]) == [6, 0.5, 67, 2, ""], "that of one team counts in no report"
    assert rows["Laanzicht"][2] == len(few)
    assert rows["Laanzicht"][3:6] == [None, None, None]
    assert "te klein om iets te zeggen" in rows["Laanzicht"][6]


def test_who_has_something_near_is_said_with_how_few_people_that_are(told, town):
    rows = rows_of(told()[0]["op_loopafstand"])

    assert 0 < rows["Hamrik"][3] < rows["Hamrik"][4]
    assert (rows["Hamrik"][5], rows["Hamrik"][6]) == (0, "")
    assert rows["Kloosterhof"][3:6] == [None, None, None] or rows["Kloosterhof"][6]


def test_for_whom_something_is_stands_beside_who_live_there_and_is_added_to_nothing(told, town, keeper, city):
    with time_machine.travel(datetime(2026, 9, 20, 10, 0, tzinfo=UTC), tick=False):
        make_many(keeper, 2, audiences=["ouderen"])
        make_asset(keeper, name="kanarie twee", audiences=["jongeren"], visibility=Visibility.TEAM)
    city.areas["BU00140000"].figures = {"percent_aged_65_and_over": {"value": 21.4}}
    make_asset(keeper, name="Van na de periode", audiences=["ouderen"])

    table = told()[0]["voor_wie"]

    rows = rows_of(table)
    assert list(rows["Hamrik"][2:]) == ["Ouderen 2", 2, "", "65 jaar en ouder 21 % (2024)"]
    assert list(rows["Laanzicht"][2:]) == ["", 0, "", ""]
    assert "In 1 van de 5 buurten is bekend voor wie er iets is" in table["sentence"]
    assert all("jongeren" not in str(row).lower() for row in rows.values()), (
        "that of one team is in no report"
    )


def test_what_came_after_the_period_is_near_nobody_and_ties_nothing_however_late_it_is_told(
    told, town, keeper
):
    soon = {key: one["table"]["rows"] for key, one in told()[0].items()}
    with time_machine.travel(NOW + timedelta(days=300), tick=False):
        new = make_many(keeper, 6, buurt=LAANZICHT)
        make_asset(keeper, name="Aan de weg", where=Where(location=(234_000.0, 581_000.0)))
        for one, other in pairwise(new):
            relate(from_id=one.id, to_id=other.id, kind=RelationType.WORKS_WITH, viewer=keeper)
        late = {
            key: one["table"]["rows"]
            for key, one in told(since=date(2026, 7, 1), until=date(2026, 9, 30))[0].items()
        }

    for key in ("op_loopafstand", "hoe_verbonden"):
        assert late[key] == soon[key], key

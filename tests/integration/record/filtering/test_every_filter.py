"""Every choice of map and list narrows to what it says, beside records that it must leave out."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from werkzeug.datastructures import MultiDict

from app.exceptions import Invalid
from app.models.record import Cost, Exchange, Kind, LedBy, Openness, Status, Strength
from app.queries.record.assets import Order, list_page
from app.queries.record.filtering.parsing import parse_filter
from app.queries.record.options import filter_options
from app.queries.record.then.shown import page_then
from app.rhythms import Rhythm, Slot
from app.services.areas.dividing.from_lists import load_division
from importers.area_sets import Division
from tests.factories.areas import make_city
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer


@pytest.fixture
def viewer(db):
    city = make_city()
    return make_viewer(leads=(city.id("BU00140000"),))


def evening() -> Rhythm:
    slot = Slot(starts_on=date(2026, 1, 1), rrule="FREQ=WEEKLY;BYDAY=TH", begins=time(19), ends=time(21))
    return Rhythm(slots=(slot,))


RECORDS = {
    "kind=network": {"kind": Kind.NETWORK},
    "strength=culture": {"strength": Strength.CULTURE},
    "led_by=residents": {"led_by": LedBy.RESIDENTS},
    "theme=eten-en-koken": {"themes": ("eten-en-koken",)},
    "audience=ouderen": {"audiences": ("ouderen",)},
    "offers=space": {"offers": (Exchange.SPACE.value,)},
    "needs=hands": {"needs": (Exchange.HANDS.value,)},
    "day_part=evening": {"rhythm": evening()},
    "cost=free": {"cost": Cost.FREE},
    "openness=walk_in": {"openness": Openness.WALK_IN},
    "access=step_free": {"step_free": True},
    "language=ti": {"languages": ("ti", "nl")},
    "status=dormant": {"status": Status.DORMANT},
    "status=stopped": {"status": Status.STOPPED},
    "freshness=resting": {"status": Status.DORMANT},
}


def found(viewer, query: str, **over) -> list[str]:
    pairs = [tuple(part.split("=")) for part in query.split("&")]
    return [row.name for row in list_page(parse_filter(MultiDict(pairs)), viewer, **over).rows]


@pytest.mark.parametrize("query", RECORDS)
def test_a_choice_finds_what_it_says_and_leaves_the_rest(viewer, query):
    make_asset(viewer, name="De andere", strength=Strength.GROUPS, step_free=False)
    make_asset(viewer, name="Deze hier", **RECORDS[query])

    assert found(viewer, query) == ["Deze hier"]


def test_what_is_asked_of_a_place_adds_up_and_words_of_one_list_are_either(viewer):
    make_asset(viewer, name="Alleen zonder drempel", step_free=True, cost=Cost.FREE)
    make_asset(viewer, name="Ook rustig", step_free=True, quiet=True, cost=Cost.UP_TO_5)

    assert found(viewer, "access=step_free&access=quiet") == ["Ook rustig"]
    assert found(viewer, "cost=free&cost=up_to_5") == ["Alleen zonder drempel", "Ook rustig"]


def test_a_group_of_another_division_is_its_buurten_and_keeps_its_number_when_loaded_again(viewer, db):
    make_asset(viewer, name="Noord", buurt="BU00140000")
    make_asset(viewer, name="Zuid", buurt="BU00140100")
    groups = {"Boven": ("BU00140000", "BU00140001"), "Onder": ("BU00140100",)}
    stored = load_division(Division(groups), name="Gebieden")
    numbers = {group.name: group.id for group in stored.groups}
    assert found(viewer, f"group={numbers['Boven']}") == ["Noord"]

    load_division(Division({"Boven": ("BU00140100",), "Nieuw": ("BU00140000",)}), name="Gebieden")
    db.session.expire_all()
    assert {group.name for group in stored.groups} == {"Boven", "Nieuw"}
    assert found(viewer, f"group={numbers['Boven']}") == ["Zuid"]
    assert found(viewer, f"group={numbers['Onder']}") == []
    labels = [option.label for division in filter_options(viewer).groups for option in division.groups]
    assert labels == ["Boven", "Nieuw"]


def test_an_unknown_buurt_loads_nothing(viewer):
    with pytest.raises(Invalid, match="BU00149999"):
        load_division(Division({"Boven": ("BU00149999",)}), name="Gebieden")
    assert filter_options(viewer).groups == ()


@pytest.mark.parametrize(
    "query", ["cost=duur", "access=lift", "day_part=nacht", "group=x", "language=klingon"]
)
def test_a_word_that_no_list_holds_is_refused(query):
    with pytest.raises(Invalid):
        parse_filter(MultiDict([tuple(query.split("="))]))


def test_a_filter_is_the_same_after_a_journey_through_an_address(viewer):
    chosen = parse_filter(MultiDict([tuple(query.split("=")) for query in RECORDS]))
    pairs = MultiDict(chosen.parameters())
    assert parse_filter(pairs) == chosen


def test_a_period_keeps_what_was_put_on_the_map_on_its_days_by_dutch_time(viewer):
    for name, moment in {
        "Ervoor": "2026-03-31T21:59:00+00:00",
        "Eerste": "2026-03-31T22:01:00+00:00",
        "Laatste": "2026-06-30T21:59:00+00:00",
        "Erna": "2026-06-30T22:01:00+00:00",
    }.items():
        with time_machine.travel(datetime.fromisoformat(moment), tick=False):
            make_asset(viewer, name=name)

    with time_machine.travel(datetime(2026, 8, 1, 12, tzinfo=UTC), tick=False):
        period = "recorded_from=2026-04-01&recorded_until=2026-06-30"
        assert found(viewer, period) == ["Eerste", "Laatste"]
        assert found(viewer, "recorded_from=2026-04-01") == ["Eerste", "Erna", "Laatste"]
        assert found(viewer, "recorded_until=2026-03-31") == ["Ervoor"]
        chosen = parse_filter(MultiDict([tuple(part.split("=")) for part in period.split("&")]))
        then = page_then(date(2026, 7, 15), chosen, viewer, number=1)
        assert [row.name for row in then.rows] == ["Eerste", "Laatste"]
        assert [choice.label for choice in filter_options(viewer).choices(chosen)] == [
            "Op de kaart gezet vanaf 1 april 2026",
            "Op de kaart gezet tot en met 30 juni 2026",
        ]
        assert parse_filter(MultiDict(chosen.parameters())) == chosen


def test_each_choice_is_told_in_words_that_say_enough_alone(viewer):
    chosen = parse_filter(MultiDict([tuple(query.split("=")) for query in RECORDS]))
    labels = {choice.name: choice.label for choice in filter_options(viewer).choices(chosen)}

    assert labels["offers"] == "Biedt: ruimte"
    assert labels["needs"] == "Kan gebruiken: mensen die meehelpen"
    assert labels["day_part"] == "Avond"
    assert labels["language"] == "Tigrinya"


def test_the_longest_unchecked_comes_first_when_that_is_asked(viewer, db):
    old, new = make_asset(viewer, name="Oud"), make_asset(viewer, name="Nieuw")
    from app.services.record.publishing import publish

    old.due_on = date(2020, 1, 1)
    publish([old.id, new.id])
    assert found(viewer, "kind=initiative", order=Order.DUE) == ["Oud", "Nieuw"]

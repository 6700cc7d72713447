"""The score of a record: its parts sum to it, and each says what was met of what was wanted."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, time

import pytest
from hypothesis import given, strategies as st

from app.models.record import Cost, Kind, LedBy, Openness, Status
from app.queries.partners.finder.asking.wanted import Door, Wanted
from app.queries.partners.finder.asking.word_file import OWN_FILE, read_words
from app.queries.partners.finder.candidates import Candidate
from app.queries.partners.finder.reasons import Words, missing, reasons
from app.queries.partners.finder.relaxing import LIMITS, relaxed, without
from app.queries.partners.finder.scoring import Parts, scored, with_closeness
from app.queries.partners.finder.timing import timing
from app.queries.partners.finder.variety import FIRST, MOST_OF_ONE, varied
from app.rhythms import Pauses, Rhythm, Season, Slot

FILE = read_words(OWN_FILE, 0)
TODAY = date(2026, 10, 1)
SLUGS = st.frozensets(st.sampled_from(["a", "b", "c"]))
PLAIN = Candidate(
    id=1,
    name_key="a",
    kind=Kind.INITIATIVE,
    status=Status.ACTIVE,
    led_by=LedBy.RESIDENTS,
    themes=frozenset(),
    audiences=frozenset({"ouderen"}),
    offers=frozenset(),
    needs=frozenset(),
    languages=frozenset(),
    cost=None,
    step_free=None,
    toilet=None,
    quiet=None,
    openness=Openness.WALK_IN,
    capacity=None,
    day_parts=frozenset(),
    freshness="fresh",
    says=frozenset(),
    named=frozenset(),
    says_unwanted=False,
    distance=0.0,
    everywhere=False,
)


def parts_of(one: Candidate, wanted: Wanted, **over) -> Parts:
    return scored(one, wanted, limit=2000, file=FILE, **over)


@st.composite
def cases(draw):
    one = replace(
        PLAIN,
        themes=draw(SLUGS),
        audiences=draw(SLUGS),
        offers=draw(SLUGS),
        needs=draw(SLUGS),
        languages=draw(SLUGS),
        says=draw(SLUGS),
        named=draw(SLUGS),
        says_unwanted=draw(st.booleans()),
        distance=draw(st.none() | st.floats(0, 5000)),
        everywhere=draw(st.booleans()),
        freshness=draw(st.sampled_from(["fresh", "soon", "due", "unseen"])),
        capacity=draw(st.none() | st.integers(1, 90)),
        cost=draw(st.sampled_from([None, *Cost])),
    )
    wanted = Wanted(
        door=draw(st.sampled_from(Door)),
        themes=tuple(draw(SLUGS)),
        words=tuple(draw(SLUGS)),
        audiences=tuple(draw(SLUGS)),
        offers=tuple(draw(SLUGS)),
        languages=tuple(draw(SLUGS)),
        buurten=draw(st.sampled_from([(), ("BU1",)])),
        size=draw(st.none() | st.integers(2, 90)),
        free=draw(st.booleans()),
    )
    return one, wanted, draw(st.sampled_from([None, 0, 1, 2, 3]))


@given(cases())
def test_the_parts_sum_to_the_score_and_none_is_more_than_its_weight(case):
    one, wanted, hops = case
    parts = with_closeness(parts_of(one, wanted), hops, FILE.weights["closeness"])

    assert parts.score == pytest.approx(sum(getattr(parts, field.name) for field in fields(parts)), abs=0.05)
    for name, weight in FILE.weights.items():
        assert 0 <= getattr(parts, name) <= weight
    assert parts.unsure <= 0
    assert parts.against <= 0
    assert sum(FILE.weights.values()) == 100


def test_a_subject_under_another_theme_counts_as_much_as_the_theme():
    wanted = Wanted(subjects=("repareren",))
    by_theme = replace(PLAIN, themes=frozenset({"groen-en-duurzaam"}))
    by_word = replace(PLAIN, says=frozenset({"repareren"}))

    assert parts_of(by_word, wanted).themes == 30
    assert 0 < parts_of(by_theme, wanted).themes < 30


def test_who_needs_what_is_asked_is_no_answer_and_says_so():
    wanted = Wanted(words=("keuken",), offers=("space",))
    asks = replace(PLAIN, says=frozenset({"keuken"}), needs=frozenset({"space"}))
    has = replace(PLAIN, offers=frozenset({"space"}))

    assert parts_of(asks, wanted).score < parts_of(has, wanted).score
    assert "Zoekt zelf ruimte" in missing(asks, wanted, Words(), None)
    assert "Heeft te bieden: ruimte" in reasons(has, wanted, Words(), None)


def test_who_has_something_to_give_is_led_to_who_needs_it():
    wanted = Wanted(door=Door.GIVE, offers=("hands",))
    needs, has = replace(PLAIN, needs=frozenset({"hands"})), replace(PLAIN, offers=frozenset({"hands"}))

    assert parts_of(needs, wanted).offers == 20
    assert parts_of(has, wanted).offers == 0
    assert reasons(needs, wanted, Words(), None)[0] == "Kan gebruiken: mensen die meehelpen"


@pytest.mark.parametrize(("distance", "points"), [(0, 10), (1000, 5), (2000, 0), (None, 5)])
def test_nearness_is_one_at_the_place_and_nothing_at_the_limit(distance, points):
    assert parts_of(replace(PLAIN, distance=distance), Wanted(buurten=("BU1",))).nearness == points


def test_what_nobody_knows_of_a_limit_ranks_lower_and_is_told():
    wanted = Wanted(free=True, step_free=True)

    assert parts_of(PLAIN, wanted).unsure == -10
    assert len(missing(PLAIN, wanted, Words(), None)) == 2
    known = replace(PLAIN, cost=Cost.FREE, step_free=True)
    assert parts_of(known, wanted).unsure == 0
    assert {"Gratis", "Zonder drempel"} <= set(reasons(known, wanted, Words(), None))


def test_at_most_three_reasons():
    wanted = Wanted(themes=("a",), words=("b",), audiences=("ouderen",), offers=("hands",), free=True)
    met = {"themes": frozenset("a"), "says": frozenset("b"), "offers": frozenset({"hands"})}
    one = replace(PLAIN, cost=Cost.FREE, **met)

    assert len(reasons(one, wanted, Words(), None)) == 3


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=20))
def test_variety_loses_nobody_and_has_room_for_others_and_for_residents(hits):
    numbered = list(enumerate(hits))
    shown = varied(numbered, owner=lambda hit: hit[1][0], is_informal=lambda hit: hit[1][1])
    first = [hit[1] for hit in shown[:FIRST]]

    assert sorted(shown) == sorted(numbered)
    if all(sum(owner == one for owner, _informal in hits) >= MOST_OF_ONE for one in range(3)):
        assert max(sum(owner == one for owner, _informal in first) for one in range(4)) <= MOST_OF_ONE + 1
    if len(shown) >= FIRST and any(informal for _owner, informal in hits):
        assert any(informal for _owner, informal in first)


def weekly(day: str, begins: int, ends: int, more: str = "") -> Rhythm:
    slot = Slot(
        starts_on=date(2025, 1, 1),
        rrule=f"FREQ=WEEKLY;BYDAY={day}{more}",
        begins=time(begins),
        ends=time(ends),
    )
    return Rhythm(slots=(slot,))


@pytest.mark.parametrize(
    ("rhythm", "pauses", "wanted", "share", "said"),
    [
        (weekly("WE", 9, 11), Pauses(), Wanted(day_parts=("morning",)), 1, "Woensdag, ’s ochtends"),
        (weekly("WE", 19, 21), Pauses(), Wanted(day_parts=("morning",)), 0, "Niet ’s ochtends"),
        (weekly("WE", 9, 11), Pauses(), Wanted(weekdays=(3,)), 0, "Niet op donderdag"),
        (weekly("SA", 9, 11), Pauses(), Wanted(day_parts=("weekend",)), 1, "Zaterdag"),
        (Rhythm(by_appointment=True), Pauses(), Wanted(weekdays=(3,)), 0.5, "Op afspraak"),
        (Rhythm(), Pauses(), Wanted(weekdays=(3,)), 0, "Wanneer het er is, weten we niet"),
        (
            weekly("MO", 14, 16),
            Pauses(seasons=(Season.SUMMER,)),
            Wanted(months=(7,)),
            0,
            "Ligt dan stil, weer vanaf 6 september 2027",
        ),
        (weekly("MO", 14, 16, ";BYMONTH=7,8"), Pauses(), Wanted(months=(7,)), 1, "Maandag"),
        (
            weekly("MO", 14, 16, ";BYMONTH=7,8"),
            Pauses(),
            Wanted(day_parts=("afternoon",)),
            0,
            "Ligt dan stil, weer vanaf 5 juli 2027",
        ),
        (weekly("WE", 9, 11), Pauses(), Wanted(on=date(2026, 11, 11)), 1, "Open op 11 november 2026"),
        (weekly("TH", 9, 11), Pauses(), Wanted(on=date(2026, 11, 11)), 0, "Niet op 11 november 2026"),
    ],
)
def test_when_it_is_there_is_said_in_words(rhythm, pauses, wanted, share, said):
    found = timing(rhythm, pauses, wanted, TODAY)

    assert found.share == share
    assert said in {found.fits, found.lacks}


def test_a_place_that_is_closed_that_day_may_be_asked_for():
    wanted = Wanted(on=date(2026, 11, 11), offers=("space",))
    found = timing(weekly("TH", 9, 11), Pauses(), wanted, TODAY, lends=True)

    assert (found.share, found.lacks) == (0.5, "Op 11 november 2026: vraag het na")


def test_only_what_helps_is_offered_to_let_go():
    wanted = Wanted(buurten=("BU1",), free=True, themes=("a",))
    counts = {without(wanted, "free"): 6, without(wanted, "further"): 2, without(wanted, "anywhere"): 9}
    found = relaxed(wanted, 2, lambda other: counts[other])

    assert [(one.name, one.count) for one in found] == [("anywhere", 9), ("free", 6)]
    assert without(wanted, "nonsense") == wanted
    assert set(LIMITS) == {"further", "anywhere", "free", "step_free"}

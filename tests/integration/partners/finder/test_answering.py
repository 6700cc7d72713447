"""Who fits, in the database: the limits, who may see what, what lies still, and what to let go."""

from __future__ import annotations

import pytest
import time_machine

from app.models.record import Aware, Cost, Kind, LedBy, Openness, Precision, RelationType, Status, Visibility
from app.queries.partners.finder import Wanted, answer, understood
from app.services.record.content import Where
from app.services.record.ties.relating import relate
from tests.factories.record import make_asset, weekly
from tests.integration.partners.conftest import HAMRIK, LAANZICHT, WIERDE
from tests.statements import statements_of

IN_LAANZICHT = (233_000.0, 581_000.0)
FAR = (235_900.0, 580_100.0)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-10-01 10:00", tick=False):
        yield


def group(viewer, name, **over):
    fields = {"themes": ("groen-en-duurzaam",), "aware": Aware.YES, "led_by": LedBy.RESIDENTS}
    return make_asset(viewer, name=name, **{**fields, **over})


def there(viewer, name, **over):
    """A record in the buurt of the other team."""
    return group(viewer, name, where=Where(location=IN_LAANZICHT), **over)


def names(found):
    return [hit.name for hit in found.hits]


def test_a_record_that_the_visitor_may_not_see_is_in_no_hit_no_number_and_no_advice(builder, other, db):
    secret = there(other, "Geheime moestuin", visibility=Visibility.TEAM)
    still = there(other, "Stille moestuin", visibility=Visibility.TEAM, status=Status.DORMANT)
    wanted = understood("moestuin in Laanzicht", builder).wanted

    theirs, ours = answer(wanted, other), answer(wanted, builder)

    assert names(theirs) == ["Geheime moestuin"]
    assert theirs.asleep == ((still.id, "Stille moestuin"),)
    assert (ours.hits, ours.total, ours.asleep, ours.relaxed) == ((), 0, (), ())
    assert secret.id not in [hit.id for hit in ours.hits]


def test_a_word_that_only_a_hidden_record_has_is_not_understood(builder, other):
    there(other, "Kwartelkring", visibility=Visibility.TEAM)

    assert understood("kwartelkring", builder).unknown == ("kwartelkring",)
    assert understood("kwartelkring", other).wanted.words == ("kwartelkring",)


def test_others_measure_to_the_shown_place_and_never_to_the_true_one(builder, other):
    there(other, "Moestuin aan huis", precision=Precision.BUURT)
    wanted = Wanted(themes=("groen-en-duurzaam",), buurten=(LAANZICHT,))
    (hit,) = answer(wanted, builder).hits
    (same,) = answer(Wanted(themes=("groen-en-duurzaam",), lon=hit.lon, lat=hit.lat), builder).hits

    assert same.distance == pytest.approx(0, abs=1)


@pytest.fixture
def gardens(builder):
    return {
        "here": group(builder, "Tuin hier", cost=Cost.FREE, step_free=True),
        "unknown": group(builder, "Tuin onbekend"),
        "dear": group(builder, "Tuin duur", cost=Cost.OVER_5),
        "members": group(builder, "Tuin besloten", openness=Openness.MEMBERS),
        "stopped": group(builder, "Tuin gestopt", status=Status.STOPPED),
        "still": group(builder, "Tuin stil", status=Status.DORMANT),
        "far": group(builder, "Tuin ver", where=Where(location=FAR)),
        "all": group(builder, "Tuin overal", where=Where(whole_municipality=True)),
    }


def test_only_few_limits_are_hard_and_what_is_not_known_stays_lower(gardens, builder):
    wanted = Wanted(themes=("groen-en-duurzaam",), buurten=(HAMRIK,), distance_m=1000, free=True)
    found = answer(wanted, builder)

    assert names(found) == ["Tuin hier", "Tuin onbekend", "Tuin overal"]
    assert found.hits[1].missing == ("Of het gratis is, weten we niet",)
    assert [name for _id, name in found.asleep] == ["Tuin stil"]
    assert found.total == 3


def test_when_few_fit_it_says_which_limit_gives_how_many(gardens, builder):
    wanted = Wanted(themes=("groen-en-duurzaam",), buurten=(WIERDE,), distance_m=0, free=True)
    found = answer(wanted, builder)

    assert names(found) == ["Tuin overal"]
    assert [(one.name, one.count) for one in found.relaxed] == [("further", 4), ("anywhere", 4)]


def test_what_sleeps_now_counts_when_its_own_season_is_asked(builder):
    group(builder, "Zomertafel", status=Status.DORMANT, rhythm=weekly())

    assert answer(Wanted(themes=("groen-en-duurzaam",)), builder).total == 0
    assert names(answer(Wanted(themes=("groen-en-duurzaam",), months=(7,)), builder)) == ["Zomertafel"]


def test_of_one_organisation_two_and_a_group_of_residents_among_the_first_five(builder):
    owner = group(builder, "Welzijn Groot", kind=Kind.ORGANISATION, themes=("zelforganisatie-zeggenschap",))
    for number in range(6):
        part = group(
            builder,
            f"Koffie {number}",
            themes=("ontmoeten-en-verbinden",),
            led_by=LedBy.ORGANISATION,
            tags=("koffie",),
        )
        relate(from_id=part.id, to_id=owner.id, kind=RelationType.PART_OF, viewer=builder)
    for number in range(4):
        led_by = LedBy.RESIDENTS if number == 3 else LedBy.ORGANISATION
        group(builder, f"Tafel {number}", themes=("ontmoeten-en-verbinden",), led_by=led_by)
    wanted = Wanted(themes=("ontmoeten-en-verbinden",), words=("koffie",))

    first = names(answer(wanted, builder))[:5]
    everything = names(answer(wanted, builder, everything=True))

    assert sum(name.startswith("Koffie") for name in first) == 2
    assert "Tafel 3" in first
    assert [name[:6] for name in everything[:6]] == ["Koffie"] * 6


def test_who_knows_whom_counts_and_is_named(builder, other):
    ours = group(builder, "Onze tafel", themes=("eten-en-koken",))
    near = there(other, "Tuin met vrienden")
    there(other, "Tuin zonder vrienden")
    relate(from_id=ours.id, to_id=near.id, kind=RelationType.WORKS_WITH, viewer=builder)
    first = answer(Wanted(themes=("groen-en-duurzaam",)), builder).hits[0]

    assert (first.name, first.via, first.hops) == ("Tuin met vrienden", "Onze tafel", 1)
    assert first.parts.closeness == 5


def test_more_records_cost_no_more_questions_to_the_database(builder, db):
    wanted = Wanted(themes=("groen-en-duurzaam",), words=("tuin",), buurten=(HAMRIK,), weekdays=(2,))
    for number in range(4):
        group(builder, f"Tuin {number}", rhythm=weekly())
    few = len(statements_of(db, lambda: answer(wanted, builder)))
    for number in range(12):
        group(builder, f"Kas {number}", rhythm=weekly())

    assert len(statements_of(db, lambda: answer(wanted, builder))) == few
    assert answer(wanted, builder).total == 16

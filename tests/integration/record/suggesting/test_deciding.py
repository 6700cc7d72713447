"""A suggestion changes nothing until the team that keeps the record says yes, per field."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from sqlalchemy import select

from app import clock
from app.exceptions import EditConflict, Invalid, NotAllowed, NotFound
from app.models.people import Role
from app.models.record import Asset, AssetVersion, Aware, Cost, Suggestion, Visibility
from app.queries.record.suggesting.one import one_suggestion
from app.queries.record.suggesting.waiting import waiting_for
from app.services.record.content import with_json
from app.services.record.keeping.taking_away import undo_capture
from app.services.record.suggesting.deciding import Answer, decide
from app.services.record.suggesting.making import put_away, suggest, withdraw
from app.services.record.ties.meeting import place_at
from app.services.record.versions import content_at
from tests.factories.meeting import change, make_host
from tests.factories.viewers import make_viewer

YES, NO = Answer(True), Answer(False, "Op maandag kan het niet.")


def propose(
    asset: Asset, viewer, *, base: int | None = None, key: UUID | None = None, remark: str = "", **choices
) -> Suggestion:
    from app.database import database

    base = base or asset.version
    content = content_at(asset.id, base)
    assert content is not None
    made = suggest(
        asset_id=asset.id,
        base_version=base,
        client_key=key or uuid4(),
        viewer=viewer,
        content=content.with_choices(**choices) if choices else None,
        remark=remark,
    )
    return database.session.get_one(Suggestion, made)


def answer(suggestion, asset, viewer, **answers):
    return decide(suggestion_id=suggestion.id, seen_version=asset.version, answers=answers, viewer=viewer)


def test_nothing_changes_until_the_keepers_say_yes_and_then_only_what_they_said_yes_to(
    db, asset, keeper, other
):
    made = propose(asset, other, name="Wandelgroep Zuid", cost=Cost.FREE, remark="De fontein is stuk.")
    assert (asset.name, asset.cost, asset.version) == ("Wandelgroep bij de vijver", None, 1)
    assert (made.by_team, made.base_version) == (other.team_id, 1)

    assert answer(made, asset, keeper, name=NO, cost=YES, remark=YES) == {"name", "cost", "remark"}

    assert (asset.name, asset.cost, asset.version) == ("Wandelgroep bij de vijver", Cost.FREE, 2)
    told = {one.field: (one.accepted, one.word, one.version) for one in made.fields}
    assert told == {
        "cost": (True, "", 2),
        "name": (False, "Op maandag kan het niet.", None),
        "remark": (True, "", None),
    }
    newest = db.session.scalars(select(AssetVersion).where(AssetVersion.version == 2)).one()
    assert (newest.by_team, newest.by_user) == (keeper.team_id, keeper.user_id)
    assert made.closed_at is not None


def test_a_suggestion_stays_open_until_every_field_has_its_answer(asset, keeper, other):
    made = propose(asset, other, name="Wandelgroep Zuid", cost=Cost.FREE)
    answer(made, asset, keeper, cost=YES)
    assert made.closed_at is None

    answer(made, asset, keeper, name=YES)
    assert made.closed_at is not None
    assert (asset.name, asset.version) == ("Wandelgroep Zuid", 3)


def test_what_a_colleague_answered_first_keeps_that_answer(asset, keeper, other):
    made = propose(asset, other, name="Wandelgroep Zuid")
    answer(made, asset, keeper, name=NO)

    assert answer(made, asset, keeper, name=YES) == frozenset()
    assert (asset.name, asset.version) == ("Wandelgroep bij de vijver", 1)


def test_a_field_that_was_changed_in_between_is_overwritten_only_by_who_saw_that(asset, keeper, other):
    made = propose(asset, other, name="Wandelgroep Zuid")
    change(asset, keeper, name="Wandelgroep Noord", summary="Elke woensdag.")

    with pytest.raises(EditConflict):
        decide(suggestion_id=made.id, seen_version=1, answers={"name": YES}, viewer=keeper)
    assert asset.name == "Wandelgroep Noord"

    answer(made, asset, keeper, name=YES)
    assert (asset.name, asset.summary) == ("Wandelgroep Zuid", "Elke woensdag.")


def test_what_no_rule_allows_any_more_says_so_and_stays_open(asset, keeper, other):
    change(asset, keeper, aware=Aware.YES)
    made = propose(asset, other, visibility=Visibility.PUBLIC)
    change(asset, keeper, aware=Aware.UNKNOWN)

    with pytest.raises(Invalid) as refused:
        answer(made, asset, keeper, visibility=YES)
    assert "pas openbaar als de groep het weet" in refused.value.errors["visibility"]
    assert made.fields[0].accepted is None


def test_a_suggestion_that_breaks_a_rule_or_says_nothing_is_refused_where_it_was_typed(asset, other):
    for choices, field in (
        ({"name": "A"}, "name"),
        ({}, "remark"),
        ({"remark": "x"}, "remark"),
        ({"remark": "x" * 501}, "remark"),
    ):
        with pytest.raises(Invalid) as refused:
            propose(asset, other, **choices)
        assert set(refused.value.errors) == {field}


def test_what_the_record_says_already_is_no_suggestion(asset, keeper, other):
    change(asset, keeper, name="Wandelgroep Zuid")
    made = propose(asset, other, base=1, name="Wandelgroep Zuid", cost=Cost.FREE)

    assert [one.field for one in made.fields] == ["cost"]


def test_pressing_twice_makes_one_suggestion(db, asset, other):
    key = uuid4()
    assert propose(asset, other, key=key, name="Zuid!") is propose(asset, other, key=key, name="Zuid!")
    assert len(db.session.scalars(select(Suggestion)).all()) == 1
    with pytest.raises(NotAllowed):
        propose(asset, make_viewer(), key=key, name="Zuid!")


def test_who_goes_back_and_types_something_else_loses_none_of_both(db, asset, other):
    key = uuid4()
    propose(asset, other, key=key, name="Zuid!")
    propose(asset, other, key=key, name="Zuid!", remark="En het hek is open.")

    assert sorted(len(made.fields) for made in db.session.scalars(select(Suggestion))) == [1, 2]


def test_only_the_keepers_decide_and_who_looks_along_after_a_long_silence(db, asset, keeper, other):
    along = make_viewer(team="Team Meekijk")
    asset.co_steward_id = along.team_id
    made = propose(asset, other, name="Wandelgroep Zuid")
    for stranger in (other, along, make_viewer(roles=(Role.ADMIN,))):
        with pytest.raises(NotAllowed):
            answer(made, asset, stranger, name=YES)

    with time_machine.travel(clock.now() + timedelta(days=13, hours=23)), pytest.raises(NotAllowed):
        answer(made, asset, along, name=YES)
    with time_machine.travel(clock.now() + timedelta(days=14)):
        with pytest.raises(NotAllowed):
            answer(made, asset, other, name=YES)
        answer(made, asset, along, name=YES)
    assert asset.name == "Wandelgroep Zuid"
    assert made.fields[0].answered_team_id == along.team_id


def test_a_suggestion_waits_for_the_keepers_and_later_also_for_who_looks_along(asset, keeper, other):
    along = make_viewer(team="Team Meekijk")
    asset.co_steward_id = along.team_id
    made = propose(asset, other, cost=Cost.FREE)

    def waits_for() -> list[tuple[str, bool]]:
        return [
            (viewer.team_name, one.along)
            for viewer in (keeper, along, other)
            for one in waiting_for(viewer)
            if (one.id, one.by, one.fields) == (made.id, "Team Laanzicht", ["cost"])
        ]

    assert waits_for() == [("Team Hamrik", False)]
    assert not one_suggestion(made.id, along).may_decide
    with time_machine.travel(clock.now() + timedelta(days=14)):
        assert waits_for() == [("Team Hamrik", False), ("Team Meekijk", True)]
        assert one_suggestion(made.id, along).may_decide


def test_who_looks_along_may_also_say_where_it_meets(asset, keeper, other):
    along = make_viewer(team="Team Meekijk")
    asset.co_steward_id = along.team_id
    host = make_host(keeper)
    made = propose(asset, other, where=place_at(host.id))

    with time_machine.travel(clock.now() + timedelta(days=14)):
        answer(made, asset, along, where=YES)
    assert asset.meets_at_id == host.id


def test_what_no_team_keeps_is_decided_by_an_administrator(asset, other):
    admin = make_viewer(roles=(Role.ADMIN,))
    asset.steward_id = None
    made = propose(asset, other, name="Wandelgroep Zuid")

    answer(made, asset, admin, name=YES)
    assert asset.name == "Wandelgroep Zuid"


def test_who_does_not_see_a_record_or_may_only_read_suggests_nothing(asset, keeper, other):
    with pytest.raises(NotAllowed):
        propose(asset, make_viewer(roles=(Role.PRIVACY,)), name="Zuid!")
    change(asset, keeper, visibility=Visibility.TEAM)
    with pytest.raises(NotFound):
        propose(asset, other, name="Zuid!")


def test_of_a_record_that_was_taken_away_there_is_nothing_to_decide(asset, keeper, other):
    made = propose(asset, other, name="Wandelgroep Zuid")
    undo_capture(asset_id=asset.id, viewer=keeper)

    with pytest.raises(NotFound, match="weggehaald"):
        answer(made, asset, keeper, name=YES)


def test_only_its_maker_takes_a_suggestion_back_and_then_it_is_over(asset, keeper, other):
    made = propose(asset, other, name="Wandelgroep Zuid")
    with pytest.raises(NotFound):
        withdraw(suggestion_id=made.id, viewer=keeper)

    assert withdraw(suggestion_id=made.id, viewer=other)
    assert not withdraw(suggestion_id=made.id, viewer=other)
    assert answer(made, asset, keeper, name=YES) == frozenset()
    assert asset.version == 1
    put_away(suggestion_id=made.id, viewer=other)
    assert made.put_away_at is not None


@pytest.mark.parametrize("name", ["led_by", "rhythm", "where", "step_free"])
def test_each_kind_of_value_survives_the_waiting(db, asset, keeper, other, name):
    """Also nothing at all, and a place as one thing."""
    values = {
        "led_by": "residents",
        "rhythm": {
            "slots": [
                {"starts_on": "2026-09-02", "rrule": "FREQ=WEEKLY;BYDAY=WE", "begins": "09:30", "ends": None}
            ]
        },
        "where": {
            "location": [232_500.0, 583_900.0],
            "place_note": "Elzenlaan 4",
            "place_uncertain": False,
            "whole_municipality": False,
            "service_area": [],
            "meets_at": None,
        },
        "step_free": False,
    }
    content = content_at(asset.id, 1)
    assert content is not None
    wanted = getattr(with_json(content, {name: values[name]}), name)
    answer(propose(asset, other, **{name: wanted}), asset, keeper, **{name: YES})
    now = content_at(asset.id, 2)
    assert getattr(now, name) == wanted != getattr(content, name)
    back = propose(asset, other, **{name: getattr(content, name)})
    db.session.expire_all()
    answer(back, asset, keeper, **{name: YES})
    assert getattr(content_at(asset.id, 3), name) == getattr(content, name)

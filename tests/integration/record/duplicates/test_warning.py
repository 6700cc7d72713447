"""What comes under the name field while a colleague types."""

from __future__ import annotations

import math
import re

import pytest
import time_machine

from app.models.record import Aware, Precision, Status, Visibility
from app.queries.record.duplicates.near import Around, similar
from app.services.record.content import Where
from app.services.record.ties.differing import call_different
from tests.factories.record import make_asset
from tests.factories.viewers import make_viewer
from tests.integration.record.duplicates.conftest import HERE, at, typed, warned
from tests.statements import statements_of

EAST = (HERE[0] + 62, HERE[1])
FAR = (HERE[0] + 260, HERE[1])
NAME = "Moestuin het kromme bed"


def test_it_tells_name_kind_distance_and_last_check_with_the_team(sanne, noor, city):
    with time_machine.travel("2026-09-12 10:00"):
        at(sanne.viewer, HERE, name="Moestuin Het Kromme Bed", aware=Aware.YES)
    page = warned(noor, typed(NAME, EAST))

    assert "Moestuin Het Kromme Bed" in page
    assert "Initiatief · 60 meter hiervandaan" in page
    assert "Klopte nog op 12 september (Team Hamrik)" in page
    for choice in ("Dit is &#39;m", "Hoort erbij", "Is iets anders"):
        assert choice in page
    assert "Collega" not in page


def test_near_is_within_250_metres_and_nearly_the_same_name(noor, garden):
    assert warned(noor, typed(NAME, EAST))
    assert not warned(noor, typed(NAME, FAR))
    assert not warned(noor, typed("Breicafé De Wollen Trui", EAST))
    assert not warned(noor, typed("Mo", EAST))


def test_without_a_point_the_same_buurt_is_near(noor, garden):
    assert "in deze buurt" in warned(noor, typed(NAME, buurt="BU00140000"))
    assert not warned(noor, typed(NAME, buurt="BU00140001"))


def test_what_has_no_point_is_near_in_its_own_buurt(sanne, noor, city):
    make_asset(sanne.viewer, name="Telefooncirkel", buurt="BU00140000")

    assert "in deze buurt" in warned(noor, typed("Telefoon-cirkel", EAST))
    assert not warned(noor, typed("Telefooncirkel", (234_000.0, 583_000.0)))


def test_what_has_no_fixed_place_is_compared_with_its_like(noor, garden):
    make_asset(noor.viewer, name="Telefooncirkel", where=Where(whole_municipality=True))

    assert warned(noor, typed("Telefooncirkel") | {"place": "none"})
    assert not warned(noor, typed(NAME) | {"place": "none"})


def test_at_most_three_the_nearest_first_and_none_that_stopped(sanne, noor, city):
    for metres in (200, 30, 90, 60):
        at(sanne.viewer, (HERE[0] + metres, HERE[1]), name="Weggeefkast Siersteen", aware=Aware.YES)
    at(sanne.viewer, HERE, name="Weggeefkast Siersteen", aware=Aware.YES, status=Status.STOPPED)

    page = warned(noor, typed("Weggeefkastje Siersteen", HERE))

    assert re.findall(r"(\d+) meter hiervandaan", page) == ["30", "60", "90"]


@pytest.mark.parametrize("over", [{"lon": "x"}, {"lon": "nan", "lat": "inf"}, {"lon": "", "lat": ""}])
def test_a_place_that_can_not_be_gives_no_answer_and_no_error(noor, garden, over):
    assert not warned(noor, {**typed(NAME, EAST), "area": "", **over})


def test_what_a_colleague_may_not_see_is_not_offered(sanne, noor, city):
    at(sanne.viewer, HERE, name="Praatgroep rouw", visibility=Visibility.TEAM)

    assert "Praatgroep rouw" in warned(sanne, typed("Praatgroep rouw", EAST))
    assert not warned(noor, typed("Praatgroep rouw", EAST))


@pytest.mark.parametrize("shielded", [{"aware": Aware.UNKNOWN}, {"aware": Aware.YES, "precision": "buurt"}])
def test_no_number_of_questions_finds_a_place_that_is_not_shown(sanne, noor, city, shielded):
    """The attack: ask from all over the buurt and look for any difference in the answers."""
    true = (232_311.0, 583_633.0)
    at(sanne.viewer, true, name="Breitafel Noord", **shielded)

    around = [(true[0] + 40 * math.cos(turn), true[1] + 40 * math.sin(turn)) for turn in range(6)]
    everywhere = [(x, y) for x in range(232_100, 233_500, 300) for y in range(582_100, 584_000, 400)]
    answers = {warned(noor, typed("Breitafel Noord", place)) for place in (*around, *everywhere)}

    assert len(answers) == 1
    (answer,) = answers
    assert "in deze buurt" in answer
    assert "meter" not in answer
    assert "data-lon" not in answer


def test_on_street_level_only_the_shown_place_counts(sanne, city):
    """Two true places in one cell of 100 metres give the same answer from anywhere."""
    outsider = make_viewer()
    first = at(sanne.viewer, (232_705.0, 583_005.0), name="Breitafel", aware=Aware.YES, precision="street")
    second = at(sanne.viewer, (232_795.0, 583_095.0), name="Breitafel", aware=Aware.YES, precision="street")

    for metres in range(0, 400, 20):
        place = Around(location=(232_600.0 + metres, 583_050.0))
        found = [one.id for one in similar("Breitafel", place, outsider)]
        assert found in ([], [first.id, second.id])
    assert first.precision is Precision.STREET


def test_it_takes_a_fixed_number_of_questions(sanne, noor, city, db):
    def count() -> int:
        return len(
            statements_of(db, lambda: similar("Weggeefkast Siersteen", Around(location=HERE), noor.viewer))
        )

    at(sanne.viewer, HERE, name="Weggeefkast Siersteen", aware=Aware.YES)
    few = count()
    for metres in (10, 20, 30):
        at(sanne.viewer, (HERE[0] + metres, HERE[1]), name="Weggeefkast Siersteen", aware=Aware.YES)

    assert count() == few


def test_a_record_that_gets_the_name_of_another_is_told_so_and_never_of_itself(sanne, noor, garden):
    other = at(sanne.viewer, EAST, name="Breicafé", aware=Aware.YES)

    def told(name: str) -> str:
        return sanne.browser.get(f"/buurtkrachten/{other.id}/lijkt-erop", query_string={"name": name}).text

    assert f"/buurtkrachten/{garden.id}" in told(NAME)
    assert told("Breicafé").strip() == ""
    assert told("Mo").strip() == ""
    call_different(one_id=other.id, other_id=garden.id, viewer=sanne.viewer)
    assert told(NAME).strip() == ""

"""Lines of the municipality: made by an administrator, counted in a report, put away and never lost."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.models.people import Role
from app.models.record import Change
from app.models.reports import ActionLine, Edition
from app.models.training import Evidence
from app.queries.reports.listed import contents_of
from app.services.reports.freezing import freeze
from tests.factories.partners import make_question
from tests.factories.people import post
from tests.factories.record import make_asset
from tests.factories.reports import make_line
from tests.factories.training import make_outcome
from tests.factories.viewers import make_viewer
from tests.integration.reports.conftest import NOW

PAGE = "/beheer/actielijnen"


@pytest.fixture
def admin(city, browse):
    return browse(make_viewer(roles=(Role.ADMIN,), team="Beheer"))


@pytest.fixture
def table(ask):
    """The rows per line of a new report, or None when it has no such table."""

    def rows(**over):
        report_id = ask(**over)
        freeze(report_id)
        told = [one for part in contents_of(report_id)["parts"] for one in part["tables"]]
        found = next((one for one in told if one["table"]["key"] == "opbrengsten_per_actielijn"), None)
        return found and {row[0]: row[1:] for row in found["table"]["rows"]}

    return rows


def tell(keeper, db, asset_id, **over):
    outcome = make_outcome(keeper, asset_id, **{"happened_on": date(2026, 9, 1), **over})
    db.session.add(Evidence(outcome_id=outcome.id, kind="observation", said="Twaalf mensen aan tafel"))
    db.session.flush()
    return outcome


def test_a_line_is_made_changed_put_away_and_taken_back(admin, db):
    assert "Er is nog geen actielijn." in admin.get(PAGE).text
    post(admin, f"{PAGE}/nieuw", {"name": " Elkaar  kennen ", "thema": ["eten-en-koken", "geen-thema"]})
    line = db.session.scalars(select(ActionLine)).one()
    assert (line.name, line.themes) == ("Elkaar kennen", ["eten-en-koken"])

    told = {"name": "Samen", "thema": ["bewegen-en-sport", "eten-en-koken"]}
    post(admin, f"{PAGE}/{line.id}", told)
    db.session.refresh(line)
    assert (line.name, sorted(line.themes)) == ("Samen", ["bewegen-en-sport", "eten-en-koken"])
    post(admin, f"{PAGE}/{line.id}", {"what": "away"})
    db.session.refresh(line)
    assert line.archived_at is not None
    assert "Opgeborgen" in admin.get(PAGE).text
    post(admin, f"{PAGE}/{line.id}", {"what": "back"})
    db.session.refresh(line)
    assert line.archived_at is None
    changed = db.session.scalars(select(Change.act).where(Change.table_name == "action_lines")).all()
    assert changed == ["made", "changed", "changed", "changed"]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"name": "E", "thema": "eten-en-koken"}, "Geef een naam van 2 tot en met 80 tekens."),
        ({"name": "Samen leven"}, "Kies minstens 1 thema."),
        ({"name": "Samen leven", "thema": "eten-en-koken"}, "Deze actielijn is er al."),
    ],
)
def test_what_can_not_be_is_said_and_what_was_typed_stays(admin, db, told, said):
    make_line(name="Samen leven")
    answer = post(admin, f"{PAGE}/nieuw", told)

    assert answer.status_code == 422
    assert said in answer.text
    assert f'value="{told["name"]}"' in answer.text
    assert len(db.session.scalars(select(ActionLine)).all()) == 1


def test_only_an_administrator_may(browse, manager, keeper):
    line = make_line()
    for viewer in (manager, keeper):
        browser = browse(viewer)
        assert browser.get(PAGE).status_code == 403
        assert post(browser, f"{PAGE}/{line.id}", {"what": "away"}).status_code == 403
    assert line.archived_at is None


def test_an_outcome_counts_for_each_line_of_its_themes_and_else_for_none(table, town, keeper, db):
    make_line(name="Eten", themes=["eten-en-koken", "ontmoeten-en-verbinden"])
    make_line(name="Ontmoeten", themes=["ontmoeten-en-verbinden"])
    make_line(name="Oud", themes=["ontmoeten-en-verbinden"]).archived_at = NOW
    meal = make_asset(keeper, name="Soepgroep", themes=("eten-en-koken", "ontmoeten-en-verbinden"))
    green = make_asset(keeper, name="Tuin", themes=("groen-en-duurzaam",))
    tell(keeper, db, meal.id, title="Buren eten samen", level="residents")
    tell(keeper, db, green.id, title="Het plein is groen", level="organisation")
    about_question = tell(keeper, db, green.id, title="Ze kennen elkaar", level="residents")
    question = make_question(keeper, buurt="BU00140000", themes=["ontmoeten-en-verbinden"])
    about_question.asset_id, about_question.question_id = None, question.id
    make_outcome(keeper, meal.id, title="Een kladje", happened_on=date(2026, 9, 2))
    tell(keeper, db, meal.id, title="Van juni", happened_on=date(2026, 6, 1))
    db.session.flush()

    assert table() == {
        "Eten": ["Eten en koken, Ontmoeten en verbinden", 2, 0, 0, 2],
        "Ontmoeten": ["Ontmoeten en verbinden", 2, 0, 0, 2],
        "bij geen actielijn": ["", 0, 0, 1, 1],
    }
    assert table(edition=Edition.PUBLIC) is None


def test_without_lines_there_is_no_table_and_a_frozen_report_keeps_its_own(table, ask, town, keeper, db):
    tell(keeper, db, make_asset(keeper).id)
    assert table() is None
    line = make_line(name="Van toen")
    report_id = ask()
    freeze(report_id)
    line.name = "Van nu"
    db.session.flush()

    assert "Van toen" in str(contents_of(report_id))
    assert "Van nu" not in str(contents_of(report_id))

"""What happened to a record is told by team and day, to each visitor as far as she may see it today."""

from __future__ import annotations

import re
from uuid import uuid4

from sqlalchemy import select

from app import clock
from app.models.record import (
    AssetVersion,
    Handover,
    KnownFrom,
    RelationType,
    Status,
    Verification,
    Visibility,
)
from app.queries.record.history.events import PAGE_SIZE
from app.services.record.content import Where
from app.services.record.ties.relating import end_relation, relate
from app.services.record.verifying import confirm
from tests.factories.meeting import change
from tests.factories.people import make_membership, make_team, make_user, viewer_of
from tests.factories.record import make_asset
from tests.statements import statements_of


def history(browser, asset, query=""):
    page = browser.get(f"/buurtkrachten/{asset.id}/geschiedenis{query}")
    assert page.status_code == 200
    seen = re.sub(r'<svg.*?</svg>|<span class="visually-hidden">.*?</span>', "", page.text, flags=re.DOTALL)
    return re.sub(r"\s+", " ", seen)


def test_what_changed_is_said_per_field_before_and_after_with_the_team(asset, keeper, keepers):
    change(asset, keeper, summary="Elke week breien.", status=Status.DORMANT)

    page = history(keepers, asset)
    assert "Veranderd</strong> door Team Hamrik:" in page
    assert "<del>niet ingevuld</del> <ins>Elke week breien.</ins>" in page
    assert "<del>Loopt</del> <ins>Ligt stil</ins>" in page
    assert page.index("Veranderd</strong>") < page.index("Op de kaart gezet</strong>")


def test_no_person_is_ever_named(asset, keeper, keepers):
    change(asset, keeper, summary="Elke week breien.")

    assert "Collega " not in history(keepers, asset).split("<main")[1]


def test_checks_handovers_and_ties_are_there_too(asset, keeper, keepers, db):
    other = make_asset(keeper, name="Buurthuis")
    confirm(asset_id=asset.id, how=KnownFrom.TOLD, client_key=uuid4(), viewer=keeper)
    tie = relate(from_id=asset.id, to_id=other.id, kind=RelationType.PART_OF, viewer=keeper)
    team = make_team(name="Team Selwerd")
    given = {"from_team_id": keeper.team_id, "to_team_id": team.id, "answered_at": clock.now()}
    db.session.add(Handover(asset_id=asset.id, accepted=True, **given))
    db.session.add(Handover(asset_id=asset.id, accepted=False, **given))
    db.session.flush()

    page = history(keepers, asset)
    assert "Klopt nog</strong>, gehoord door Team Hamrik." in page
    assert page.count("Team Selwerd houdt dit voortaan bij.</strong> Dat was Team Hamrik.") == 1
    assert "Verbinding gelegd</strong> door Team Hamrik: hoort bij" in page

    end_relation(relation_id=tie.id, viewer=keeper)
    assert "Verbinding gestopt</strong>: hoort bij" in history(keepers, asset)


def test_a_tie_with_what_she_may_not_see_is_not_there(asset, keeper, others):
    secret = make_asset(keeper, name="Praatgroep", visibility=Visibility.TEAM)
    relate(from_id=asset.id, to_id=secret.id, kind=RelationType.WORKS_WITH, viewer=keeper)

    assert "Verbinding" not in history(others, asset)


def test_an_older_place_is_for_its_keepers_alone(asset, keeper, keepers, others):
    there = Where(location=(233_140.0, 583_271.0), place_note="Kerkstraat 12")
    change(asset, keeper, where=there)
    change(asset, keeper, where=Where(location=(232_500.0, 583_900.0)))

    assert "Kerkstraat 12" in history(keepers, asset)
    page = history(others, asset)
    assert "De plek is veranderd." in page
    for told in ("Kerkstraat", "233140", "583271", "232500"):
        assert told not in page


def test_what_it_said_while_it_was_for_the_team_alone_stays_with_the_team(asset, keeper, keepers, others):
    change(asset, keeper, visibility=Visibility.TEAM, summary="Alleen voor ons.")
    change(asset, keeper, visibility=Visibility.ORGANISATION, summary="Voor iedereen.")

    assert "Alleen voor ons." in history(keepers, asset)
    page = history(others, asset)
    assert "Alleen voor ons." not in page
    assert "<ins>Voor iedereen.</ins>" in page


def test_a_record_for_the_team_alone_has_no_history_for_others(asset, keeper, others):
    change(asset, keeper, visibility=Visibility.TEAM)

    assert others.get(f"/buurtkrachten/{asset.id}/geschiedenis").status_code == 404


def test_a_person_who_was_taken_out_of_a_text_is_not_told_to_others(asset, keeper, keepers, others):
    change(asset, keeper, summary="Bel mevrouw De Vries op 06 12345678.")
    change(asset, keeper, summary="Bel de gastvrouw.")

    assert "12345678" in history(keepers, asset)
    page = history(others, asset)
    assert "<ins>Bel de gastvrouw.</ins>" in page
    assert "12345678" not in page
    assert "Vries" not in page


def test_a_long_history_is_read_page_by_page_in_a_fixed_number_of_statements(asset, keeper, keepers, db):
    for number in range(PAGE_SIZE):
        change(asset, keeper, summary=f"Regel {number}.")

    first, second = history(keepers, asset), history(keepers, asset, "?page=2")
    assert "?page=2" in first
    assert "Op de kaart gezet</strong>" not in first
    assert "Op de kaart gezet</strong>" in second
    assert "Verder terug weten we niets." in history(keepers, asset, "?page=9")
    few = len(statements_of(db, lambda: history(keepers, asset, "?page=2")))
    assert len(statements_of(db, lambda: history(keepers, asset))) <= few + 1


def test_what_somebody_did_stays_with_the_team_and_the_role_of_that_day(db, keepers):
    then, now = make_team(name="Team Toen"), make_team(name="Team Nu")
    user = make_user(team=then, roles=["builder"])
    asset = make_asset(viewer_of(user), name="Soepgroep")
    (membership,) = user.memberships
    membership.until = clock.today()
    user.roles = ["member"]
    make_membership(user=user, team=now, since=clock.today())
    change(asset, viewer_of(user), summary="Elke dinsdag.")

    made = db.session.scalars(select(AssetVersion).where(AssetVersion.asset_id == asset.id)).all()
    assert [(one.by_team, one.by_role) for one in made] == [(then.id, "builder"), (now.id, "member")]
    check = db.session.scalars(select(Verification).where(Verification.asset_id == asset.id)).one()
    assert (check.by_team, check.by_role) == (then.id, "builder")
    told = keepers.get(f"/buurtkrachten/{asset.id}/geschiedenis").text
    assert ("Team Toen" in told, "Team Nu" in told) == (True, True)

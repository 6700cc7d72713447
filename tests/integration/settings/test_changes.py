"""What people change beside records leaves a trace: what stood there, what stands there, which team."""

from __future__ import annotations

from sqlalchemy import select

from app.database import Base
from app.models.people import Role, Team
from app.models.record import Change
from app.services.changes import TRACKED, act_for
from app.web.settings import TABLES
from tests.browsing import another
from tests.factories.people import make_team, make_user, post, sign_in
from tests.factories.viewers import make_viewer

EXEMPT = {
    "training_proposals": "says its team, its day and its answer itself",
    "proposal_supports": "who would like something is told by no log",
    "playbook_versions": "is a trace itself",
    "trainer_lessons": "only added to, and holds no user",
    "learning_routes": "what somebody chooses for herself is nobody's history",
    "learning_route_modules": "what somebody chooses for herself is nobody's history",
    "attendances": "who was there is forgotten with the list, and a log would keep it",
    "route_shares": "whom somebody lets look along is nobody's history",
    "participations": "who signed up is forgotten with the list, and a log would keep it",
    "asset_versions": "is a trace itself",
    "changes": "is a trace itself",
    "text_findings": "counts of a month, without a text",
    "verifications": "an event with its team and moment",
    "question_steps": "an event with its team and moment",
    "question_partners": "said with the solution, whose versions and ties tell who and when",
    "question_buurten": "of a question, whose version tells that it changed",
    "signals": "nobody may be found by it, and a log would hold a moment",
    "contact_requests": "its messages hold each state with its team and moment",
    "request_messages": "an event with its team and moment",
    "handovers": "an event with its team and moment",
    "suggestions": "an event with its team and moment",
    "suggested_fields": "an event with its team and moment",
    "lookalikes": "an event with its moment",
    "duplicate_pairs": "found again each night",
    "merges": "an event with its team and moment",
    "not_duplicates": "an event with its team and moment",
    "assets": "its versions hold the whole record",
    "asset_service_areas": "in the versions of its record",
    "contacts": "must be gone when it is gone",
    "stories": "must be gone when it is gone",
    "team_notes": "must be gone when it is gone",
    "saved_filters": "somebody's own choice, nobody else's business",
    "trusted_devices": "say since when and until when themselves; a log would say who signs in where",
    "outside_lists": "somebody's own, gone after a week; a log would keep what it said",
    "judgements": "an event with its role and day, gone when it ends",
    "rounds": "an event with its team and day",
    "round_themes": "of a walk, which is an event",
    "round_skips": "gone when the walk ends",
    "round_picks": "gone in the night after the walk ends",
    "claim_readings": "an event with its reader, team and moment",
    "actions": "an event with its team and day",
    "outcomes": "must be gone when it is gone",
    "evidence": "must be gone when it is gone",
    "evidence_photos": "must be gone when it is gone",
    "reports": "say themselves when, in which role and which one they correct",
    "report_files": "of a report, frozen",
    "calendar_links": "say since when themselves",
    "api_tokens": "say since when and until when themselves",
    "access_log": "is a log itself",
    "deletions": "proof without content, with its team and moment",
    "sign_in_attempts": "must be gone after a while",
    "asset_places": "derived",
    "published": "derived",
    "stamps": "derived",
    "installation": "written at the first start only",
    "areas": "loaded by a command, kept per vintage",
    "area_group_areas": "loaded by a command, kept per vintage",
    "area_links": "loaded by a command, kept per vintage",
    "vintages": "loaded by a command, kept per vintage",
    "inhabited_squares": "says itself where it came from and when, kept per vintage",
    "postcodes": "loaded by a command",
    "jobs": "say themselves what they did and when",
    "import_runs": "an event with its moment",
    "boundary_files": "boundaries to try; what is loaded says so itself",
    "import_files": "of an import, which is an event",
    "import_run_assets": "of an import, which is an event",
    "import_issues": "of an import, which is an event",
}
"""Tables whose rows leave no trace in `changes`, and why not."""


def changes(db, table: str) -> list[Change]:
    db.session.flush()
    return list(db.session.scalars(select(Change).where(Change.table_name == table).order_by(Change.id)))


def test_a_new_name_of_a_team_is_kept_beside_the_old_one(app, db):
    own = make_team(name="Team Beheer")
    team = make_team(name="Team Hamrik")
    browser = another(app)
    sign_in(browser, make_user(team=own, roles=["admin"]))
    before = len(changes(db, "teams"))

    form = {"name": "Team Noord", "since": team.since.isoformat()}
    assert post(browser, f"/beheer/teams/{team.id}/wijzig", form).status_code == 302

    found = changes(db, "teams")[before:]
    assert [(change.row, change.act, change.difference["name"]) for change in found] == [
        (str(team.id), "changed", ["Team Hamrik", "Team Noord"])
    ]
    assert (found[0].by_team, found[0].by_role) == (own.id, Role.ADMIN)


def test_a_password_and_the_name_of_a_person_are_in_no_trace(db):
    user = make_user(email="sanne@voorbeeld.example", name="Sanne Kanarie")
    user.password_hash = "geheim"
    user.name = "Sanne Anders"

    found = changes(db, "users")

    said = str([change.difference for change in found])
    assert "Kanarie" not in said
    assert "sanne@" not in said
    assert "geheim" not in said
    assert found[-1].difference == {"name": []}


def test_what_did_not_change_leaves_none_and_what_is_removed_does(db):
    viewer = make_viewer()
    act_for(viewer)
    team = db.session.get_one(Team, make_team(name="Team Tijdelijk").id)
    db.session.flush()
    before = len(changes(db, "teams"))
    name = team.name
    team.name = "Team Anders"
    team.name = name
    assert len(changes(db, "teams")) == before

    db.session.delete(team)
    removed = changes(db, "teams")[-1]
    assert (removed.act, removed.difference["name"], removed.by_team) == (
        "removed",
        ["Team Tijdelijk", None],
        viewer.team_id,
    )


def test_nobody_is_taken_for_who_asked_before(app, db):
    browser = another(app)
    sign_in(browser, make_user(team=make_team(), roles=["admin"]))
    browser.get("/start")
    team = make_team(name="Team Later")

    assert changes(db, "teams")[-1].row == str(team.id)
    assert changes(db, "teams")[-1].by_user is None


def test_each_table_leaves_a_trace_or_says_why_not():
    tracked = {model.__tablename__ for model in TRACKED}

    assert tracked | set(EXEMPT) == set(Base.metadata.tables)
    assert not tracked & set(EXEMPT)
    assert tracked == set(TABLES)


def test_an_administrator_reads_what_changed_by_team_and_never_a_person_or_a_value(app, db):
    browser = another(app)
    sign_in(browser, make_user(team=make_team(name="Team Beheer"), roles=["admin"]))
    team = make_team(name="Team Hamrik")
    post(browser, f"/beheer/teams/{team.id}/wijzig", {"name": "Team Noord", "since": team.since.isoformat()})
    make_user(name="Sanne Kanarie")

    page = browser.get("/beheer/veranderingen").text
    assert "Team veranderd</th>" in page
    assert "Team Beheer</td>" in page
    assert "Sanne" not in page
    assert "Team Noord" not in page

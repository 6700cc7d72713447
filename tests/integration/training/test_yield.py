"""From session to step, record and outcome: what is counted, what waits for a reader, never per person."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlalchemy import func, select

from app import clock
from app.models.people import Membership, Setting, Team
from app.models.record import Precision, RelationType, Visibility
from app.models.training import Action, ClaimReading, ClaimStrength, Evidence, Outcome, OutcomeLevel, Verdict
from app.queries.training.yielding.chain import ChainFilter, chain, in_fives
from app.services.record.ties.relating import relate
from tests.factories.people import make_membership, make_user, post
from tests.factories.record import make_asset
from tests.factories.training import make_claim, make_module, make_session
from tests.factories.viewers import make_viewer

TOLD = {"title": "Buren eten nu samen", "level": "residents", "happened_on": "2026-09-20"}


@pytest.fixture
def other(city):
    return make_viewer(leads=(city.id("BU00140100"),), team="Team Laanzicht")


@pytest.fixture
def held(member):
    return make_session(team_id=member.team_id, participants=12)


@pytest.fixture
def told(browse, member):
    """Tells an outcome of a record; gives its page."""

    def tell(asset_id, **over):
        sent = {**TOLD, "buurtkracht": str(asset_id), "client_key": str(uuid4()), **over}
        return post(browse(member), "/opbrengst/nieuw", sent)

    return tell


def act(browser, session, **over):
    sent = {"kind": "round", "said": "Elke maand een straatronde.", "client_key": str(uuid4()), **over}
    return post(browser, f"/leergang/bijeenkomsten/{session.id}/vervolgstap", sent)


def test_a_team_says_what_it_will_do_once_also_when_it_is_sent_twice(db, browse, member, held):
    browser, key = browse(member), str(uuid4())
    assert "Wat gaan jullie anders doen?" in browser.get(f"/leergang/bijeenkomsten/{held.id}").text
    for _ in range(2):
        assert act(browser, held, client_key=key).status_code == 302
    (step,) = db.session.scalars(select(Action))

    assert (step.team_id, step.kind, step.state) == (member.team_id, "round", "open")
    assert "Elke maand een straatronde." in browser.get(f"/leergang/bijeenkomsten/{held.id}").text


def test_half_an_answer_and_what_looks_like_a_person_are_asked_about(browse, member, held):
    browser = browse(member)
    half = act(browser, held, kind="", said="")
    assert half.status_code == 422
    assert "Kies wat voor stap het is." in half.text
    assert act(browser, held, said="Bel 111222333 over de boodschappen").status_code == 422


def test_only_a_team_that_was_there_acts_and_only_after_it_began(browse, member, other, held):
    coming = make_session(team_id=member.team_id, starts_at=clock.now() + timedelta(days=2))
    everybody = make_session()

    assert act(browse(other), held).status_code == 403
    assert act(browse(member), coming).status_code == 403
    assert act(browse(other), everybody).status_code == 302


def test_after_six_weeks_start_asks_what_came_of_it_and_what_grew_is_tied(db, browse, member, other, held):
    browser = browse(member)
    act(browser, held)
    assert "Wat kwam ervan?" not in browser.get("/start").text
    (step,) = db.session.scalars(select(Action))
    step.made_on = clock.today() - timedelta(weeks=7)
    db.session.flush()
    page = f"/leergang/vervolgstappen/{step.id}"
    for weeks, asked in ((5, False), (6, True), (9, True), (10, False), (12, True), (15, True), (16, False)):
        step.made_on = clock.today() - timedelta(weeks=weeks)
        db.session.flush()
        assert (page in browser.get("/start").text) is asked, weeks
    step.made_on = clock.today() - timedelta(weeks=7)
    db.session.flush()
    assert f'href="{page}"' in browser.get("/start").text
    assert page not in browse(other).get("/start").text
    assert browse(other).get(page).status_code == 404

    grown = make_asset(member, name="Eettafel")
    sent = {"state": "done", "came_of": "Er kwam een eettafel.", "asset": str(grown.id)}
    assert post(browser, page, sent).status_code == 302
    assert page not in browser.get("/start").text
    assert "Eettafel" in browser.get(page).text
    tie = relate(from_id=grown.id, to_id=make_asset(member, name="Koor").id, kind="works_with", viewer=member)
    assert "Eettafel – Koor" in browser.get(page).text
    assert post(browser, page, {**sent, "tie": str(tie.id)}).status_code == 302
    assert "De verbinding" in browser.get(page).text
    assert "Eettafel – Koor" in browser.get(f"/leergang/bijeenkomsten/{held.id}").text
    assert post(browser, page, {**sent, "tie": "999999"}).status_code == 422
    hidden = make_asset(
        other, name="Praatgroep", buurt="BU00140100", visibility=Visibility.TEAM, sensitive=True,
        precision=Precision.BUURT,
    )  # fmt: skip
    assert post(browser, page, {**sent, "asset": str(hidden.id)}).status_code == 422


def test_a_slip_in_a_step_is_put_right_and_what_a_colleague_answered_is_not_written_over(
    db, browse, member, held
):
    browser = browse(member)
    act(browser, held, said="We loopen elke week.")
    (step,) = db.session.scalars(select(Action))
    page = f"/leergang/vervolgstappen/{step.id}"
    sent = {"state": "done", "base": "", "said": "We lopen elke week."}
    assert post(browser, page, {**sent, "came_of": "Een koor."}).status_code == 302
    late = post(browser, page, {**sent, "came_of": "Een eettafel.", "asset": "7"})
    db.session.refresh(step)

    assert (step.said, step.came_of) == ("We lopen elke week.", "Een koor.")
    assert late.status_code == 422
    assert "Een collega schreef intussen: ‘Een koor.’" in late.text
    assert "Een eettafel." in late.text
    assert 'name="base" value="Een koor."' in late.text
    again = {**sent, "base": "Een koor.", "came_of": "Een koor."}
    assert post(browser, page, {**again, "said": " "}).status_code == 422
    left = {**again, "said": "We loopen elke week.", "said_base": "We loopen elke week."}
    wrong = post(browser, page, {**left, "came_of": "Een koor en een eettafel.", "state": "?"})
    assert 'name="said_base" value="We loopen elke week."' in wrong.text
    assert post(browser, page, left).status_code == 302
    db.session.refresh(step)
    assert step.said == "We lopen elke week.", "who left the old sentence as it was puts no slip back"


def test_a_colleague_reads_along_and_nobody_her_own(db, browse, member, other, held):
    asset = make_asset(member, name="Eettafel")
    claim = make_claim(asset.id, held, by=member, reason="We spraken over eten.")
    mine, reader = browse(member), browse(other)
    assert "Er wacht niets om mee te lezen." in mine.get("/leergang/meelezen").text
    page = reader.get("/leergang/meelezen").text
    assert "Eettafel" in page
    assert "We spraken over eten." in page

    at = f"/leergang/meelezen/{claim.id}"
    assert post(mine, at, {"verdict": "agreed"}).status_code == 403
    assert post(reader, at, {"verdict": "unconvinced"}).status_code == 422, "who disagrees says why"
    assert post(reader, at, {"verdict": "anders"}).status_code == 422
    sent = {"verdict": "careful", "remark": "Het begon al eerder."}
    for _ in range(2):
        assert post(reader, at, sent).status_code == 302
    assert len(db.session.scalars(select(ClaimReading)).all()) == 1
    assert "Er wacht niets" in reader.get("/leergang/meelezen").text
    assert "meelezen: liever voorzichtiger" in mine.get(f"/buurtkrachten/{asset.id}").text.replace(
        "meegelezen", "meelezen"
    )
    assert post(reader, at, {"verdict": "agreed"}).status_code == 302
    kept = [one.verdict for one in db.session.scalars(select(ClaimReading).order_by(ClaimReading.id))]
    assert kept == [Verdict.CAREFUL, Verdict.AGREED], "the first stays as history"


def test_an_outcome_is_a_draft_until_something_shows_it(db, browse, member, other, told):
    asset = make_asset(member, name="Eettafel")
    page = told(asset.id).headers["Location"]
    assert "Dit is een kladje." in browse(member).get(page).text
    assert browse(other).get(page).status_code == 404
    assert "kladje wacht" in browse(member).get("/opbrengst/verhalen").text

    evidence = f"{page}/onderbouwing"
    for sent, field in (
        ({"kind": "count", "shown": "12 buren"}, "Schrijf waar het getal vandaan komt."),
        (
            {"kind": "quote", "shown": "Nu ken ik ze", "source": "een deelneemster"},
            "Kies tot wanneer dit mag",
        ),
        ({"kind": "quote", "shown": "Nu ken ik ze", "expires_on": "2026-12-01"}, "Schrijf wie het goed vond"),
        ({"kind": "", "shown": ""}, "Kies wat het is."),
    ):
        refused = post(browse(member), evidence, sent)
        assert refused.status_code == 422
        assert field in refused.text
    agreed = {
        "kind": "quote",
        "shown": "Nu ken ik ze",
        "source": "een deelneemster",
        "expires_on": "2026-12-01",
    }
    assert post(browse(other), evidence, agreed).status_code == 404
    assert post(browse(member), evidence, agreed).status_code == 302
    assert "Buren eten nu samen" in browse(other).get("/opbrengst/verhalen").text

    with time_machine.travel(clock.now() + timedelta(days=62)):
        assert "Buren eten nu samen" not in browse(other).get("/opbrengst/verhalen").text, "agreed until then"
    (shown,) = db.session.scalars(select(Evidence))
    assert post(browse(member), f"{evidence}/{shown.id}/weg").status_code == 302
    assert post(browse(member), f"{page}/weg").status_code == 302
    assert db.session.scalars(select(Outcome)).all() == []


def test_what_is_told_must_be_whole_and_of_something_one_sees(browse, member, other, told):
    hidden = make_asset(
        other, name="Praatgroep", buurt="BU00140100", visibility=Visibility.TEAM, sensitive=True,
        precision=Precision.BUURT,
    )  # fmt: skip
    asset = make_asset(member)
    assert told(hidden.id).status_code == 404
    assert told(asset.id, level="").status_code == 422
    assert told(asset.id, happened_on="2027-01-01").status_code == 422
    assert told(asset.id, title="Bel 111222333").status_code == 422
    assert browse(member).get("/opbrengst/nieuw").location == "/opbrengst/verhalen"


def test_the_chain_counts_each_level_once_with_what_nobody_read_apart(db, browse, member, other, held, told):
    names = ("Eettafel", "Ruilkast", "Koor", "Club")
    made = [make_asset(member, name=name, themes=("eten-en-koken",)) for name in names]
    again = make_session(held.module, team_id=member.team_id, participants=9)
    make_claim(made[0].id, held, by=member, strength=ClaimStrength.CONTRIBUTED)
    first = make_claim(made[0].id, again, by=member, strength=ClaimStrength.PROMPTED)
    make_claim(made[1].id, held, by=member, strength=ClaimStrength.CONTRIBUTED)
    make_claim(made[2].id, held, by=member, strength=ClaimStrength.INDEPENDENT)
    relate(from_id=made[0].id, to_id=made[3].id, kind=RelationType.WORKS_WITH, viewer=member)
    act(browse(member), held)
    page = told(made[0].id).headers["Location"]
    post(browse(member), f"{page}/onderbouwing", {"kind": "observation", "shown": "Ze zaten aan één tafel."})
    told(made[1].id)
    post(
        browse(other),
        f"/leergang/meelezen/{first.id}",
        {"verdict": "unconvinced", "remark": "Het was er al."},
    )
    found = chain(ChainFilter(), member)

    assert (found.sessions, found.people, found.actions) == (2, 20, 1)
    assert found.records.by_strength == {
        ClaimStrength.PROMPTED: 1,
        ClaimStrength.CONTRIBUTED: 1,
        ClaimStrength.INDEPENDENT: 1,
    }
    assert (found.records.unread, found.records.doubted, found.relations, found.linked) == (2, 1, 1, 2)
    assert found.outcomes == {**dict.fromkeys(OutcomeLevel, 0), OutcomeLevel.RESIDENTS: 1}
    answer = browse(member).get("/api/v1/chain").json
    assert answer["assets"] == {"prompted": 1, "contributed": 1, "independent": 1}
    assert answer["assets_unread"] == 2
    text = browse(member).get("/opbrengst").text
    assert "veroorzaakt" not in text.lower()
    assert "Buren eten nu samen" in text


@pytest.mark.parametrize(
    ("query", "sessions"),
    [
        ("", 2), ("team={team}", 2), ("module={module}", 1), ("programme={programme}", 1),
        ("session={session}", 1), ("from=2026-09-24&to=2026-09-24", 1), ("from=2026-09-25", 1),
        ("buurt=BU00140000", 1), ("buurt=BU00140101", 0),
    ],
)  # fmt: skip
def test_every_choice_narrows_the_chain(db, browse, member, held, query, sessions):
    _agreed(db, member)
    other_module = make_module()
    make_session(other_module, starts_at=clock.now() - timedelta(days=2))
    make_claim(make_asset(member).id, held, by=member)
    said = query.format(
        team=member.team_id, module=held.module_id, programme=held.module.programme_id, session=held.id
    )

    assert browse(member).get(f"/api/v1/chain?{said}").json["sessions"] == sessions
    assert browse(member).get(f"/opbrengst?{said}").status_code == 200


@pytest.mark.parametrize(
    "query", ["user=1", "made_by=3", "team=alle", "buurt=overal", "from=gisteren", "q=x"]
)
def test_nothing_can_be_asked_per_colleague_or_by_a_name_it_does_not_know(browse, member, query):
    assert browse(member).get(f"/api/v1/chain?{query}").status_code == 400
    assert browse(member).get(f"/opbrengst?{query}").status_code == 422


def test_figures_of_a_team_are_off_until_the_works_council_agreed(browse, member, held):
    assert browse(member).get(f"/api/v1/chain?team={member.team_id}").status_code == 400
    assert browse(member).get(f"/opbrengst?team={member.team_id}").status_code == 422
    text = browse(member).get("/opbrengst").text
    assert 'name="team"' not in text
    assert "tot de ondernemingsraad akkoord is" in text


def test_a_team_of_fewer_than_five_people_is_never_counted(db, browse, member, held):
    _agreed(db, member, people=4)
    refused = browse(member).get(f"/api/v1/chain?team={member.team_id}")
    assert refused.status_code == 400
    assert "te klein" in refused.text
    _agreed(db, member)
    assert browse(member).get(f"/api/v1/chain?team={member.team_id}").status_code == 200
    assert 'name="team"' in browse(member).get("/opbrengst").text


def _agreed(db, member, *, people=5):
    """The works council agreed, and the team of this colleague has so many people."""
    db.session.merge(Setting(name="works_council", value=1))
    team = db.session.get_one(Team, member.team_id)
    here = db.session.scalar(select(func.count()).where(Membership.team_id == team.id))
    for _ in range(people - here):
        make_membership(user=make_user(), team=team)
    db.session.flush()


def test_hidden_records_are_in_no_count_of_others(browse, member, other, held):
    secret = make_asset(member, visibility=Visibility.TEAM, sensitive=True, precision=Precision.BUURT)
    make_claim(secret.id, held, by=member)

    assert browse(member).get("/api/v1/chain").json["assets"]["contributed"] == 1
    assert browse(other).get("/api/v1/chain").json["assets"]["contributed"] == 0


def test_people_are_told_in_fives_and_a_few_not_at_all():
    assert [in_fives(number) for number in (0, 1, 4, 5, 7, 8, 12, 13)] == [0, None, None, 5, 5, 10, 10, 15]


def test_no_answer_names_who_made_or_read_a_claim(browse, member, other, held):
    claim = make_claim(make_asset(member).id, held, by=member)
    post(browse(other), f"/leergang/meelezen/{claim.id}", {"verdict": "agreed"})
    third = browse(make_viewer(team="Team Zuid"))
    pages = ("/opbrengst", "/leergang/meelezen", "/api/v1/chain", f"/leergang/bijeenkomsten/{held.id}")
    everything = "".join(third.get(page).text for page in pages)

    assert not re.findall("|".join(re.escape(one.name) for one in (member, other)), everything)

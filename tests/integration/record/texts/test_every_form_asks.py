"""No free text of any form takes a citizen number; a new field that nobody thought of fails here."""

from __future__ import annotations

import importlib
import pkgutil
from uuid import uuid4

import pytest
from sqlalchemy import select
from wtforms import EmailField, Form, HiddenField, PasswordField, StringField

from app import web
from app.models.people import Team
from app.models.record import TextFinding
from app.queries.settings import KNOWN
from app.services.texts.of_records import OF_CONTACTS, OF_STORIES
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.partners import make_question, make_request
from tests.factories.people import make_user, post, sign_in
from tests.factories.record import make_asset
from tests.factories.training import make_module, make_session
from tests.factories.viewers import make_viewer
from tests.integration.record.editing.filling import CONTACT, STORY, form

OTHER_TEXTS = (HiddenField, PasswordField, EmailField)
TEXT = "Kring 111222333"
SENTENCE = "Dit lijkt een burgerservicenummer"
BASES = {"PlaceFields", "PartsFields", "PartRow"}
"""Forms that only others are made of."""
NEEDS_NO_QUESTION = {
    "a day, an hour or a number": {
        "SuggestForm.no_requests_until", "SuggestForm.status_since", "SuggestForm.capacity",
        "EditForm.no_requests_until", "EditForm.status_since", "EditForm.capacity",
        "ContactRow.consent_on", "ContactRow.expires_on",
        "StoryRow.consent_on", "StoryRow.expires_on", "StoryRow.told_on",
        "MomentFields.begins", "MomentFields.ends", "MomentFields.first", "MomentFields.until",
        "PeriodFields.first", "PeriodFields.last", "SolutionForm.status_since",
        "SessionForm.day", "SessionForm.starts_at", "SessionForm.ends_at", "SessionForm.participants",
        "SessionForm.capacity",
        "ProgrammeForm.electives",
        *(f"NumbersForm.{known.name}" for known in KNOWN if not known.words),
    },
    "not on the page: a suggestion has no note": {"SuggestForm.note"},
    "looked up and not stored": {"CaptureForm.host_name", "EditForm.host_name", "SuggestForm.host_name",
                                  "SolutionForm.sought"},
    "the account of a colleague": {"NameForm.name", "UserForm.name", "NewUserForm.name"},
}  # fmt: skip
WITHOUT_A_FORM = {
    "own choice",
    "a line of the municipality",
    "why it is so far",
    "hears it too",
    "writes in a request",
}
HEARD = {"theme": "groen-en-duurzaam", "client_key": uuid4()}
ASKED = {"themes": "groen-en-duurzaam", "buurten": "BU00140000", "client_key": uuid4()}
NEW = {"kind": "initiative", "themes": ["groen-en-duurzaam"], "known_from": "seen", "area": "BU00140100"}


def edit(field):
    return lambda at: (f"/buurtkrachten/{at.asset.id}/wijzig", form(at.asset, **CONTACT, **STORY), field)


def suggest(field):
    return lambda at: (
        f"/buurtkrachten/{at.of_another_team.id}/voorstel",
        form(at.of_another_team) | {"client_key": uuid4(), "place": "keep"},
        field,
    )


def session(field):
    def case(at):
        made = make_session(at.module)
        told = {"module": made.module_id, "team": "open", "day": "7-10-2026", "starts_at": "9.30",
                "ends_at": "11.00", "state": "active", "place": "Buurthuis"}  # fmt: skip
        return "/leergang/bijeenkomsten/nieuw", told, field

    return case


def solve(field):
    told = {"name": "Wagen en Praat", "status": "starting", "version": 1}
    return lambda at: (f"/vragen/{at.question.id}/oplossing", told | {"client_key": uuid4()}, field)


def module(field):
    told = {"kind": "core", "title": "In beeld"}
    return lambda at: (f"/leergang/modules/{at.module.id}/wijzig", told, field)


def claim(at):
    told = {"session": make_session(team_id=at.team_id).id, "strength": "contributed"}
    return f"/buurtkrachten/{at.asset.id}/verband", told, "reason"


CASES = {
    "CaptureForm.name": lambda _at: ("/buurtkrachten/nieuw", NEW | {"client_key": uuid4()}, "name"),
    "CaptureForm.address": lambda _at: (
        "/buurtkrachten/nieuw",
        NEW | {"client_key": uuid4(), "name": "Naaigroep", "place": "address"},
        "address",
    ),
    **{
        f"EditForm.{name}": edit(name) for name in ("name", "summary", "tags", "website", "note", "address")
    },
    **{f"ContactRow.{name}": edit(f"contacts-0-{name}") for name in OF_CONTACTS},
    **{f"StoryRow.{name}": edit(f"stories-0-{name}") for name in OF_STORIES},
    **{
        f"SuggestForm.{name}": suggest(name)
        for name in ("name", "summary", "tags", "website", "address", "remark")
    },
    "DifferentForm.remark": lambda at: (
        f"/buurtkrachten/{at.of_another_team.id}/check",
        {"answer": "different", "client_key": uuid4()},
        "remark",
    ),
    "ProgrammeForm.title": lambda _at: ("/leergang/nieuw", {"track": "deepening"}, "title"),
    "ProgrammeForm.aim": lambda _at: ("/leergang/nieuw", {"track": "basic", "title": "Basis"}, "aim"),
    "ModuleForm.title": lambda at: (
        f"/leergang/{at.module.programme_id}/modules/nieuw", {"kind": "core"}, "title",
    ),
    "ModuleForm.aim": lambda at: (
        f"/leergang/modules/{at.module.id}/wijzig", {"kind": "core", "title": "In beeld"}, "aim",
    ),
    **{f"ModuleForm.{name}": module(name) for name in ("theme", "proposed_by", "materials")},
    "SessionForm.place": session("place"),
    "SessionForm.organisations": session("organisations"),
    "ClaimForm.reason": claim,
    "TeamForm.name": lambda _at: ("/beheer/teams/nieuw", {"since": "2026-01-05"}, "name"),
    "SignalForm.said": lambda _at: ("/signalen/nieuw", HEARD | {"buurt": "BU00140000"}, "said"),
    "QuestionForm.title": lambda _at: ("/vragen/nieuw", ASKED, "title"),
    "QuestionForm.explanation": lambda _at: ("/vragen/nieuw", ASKED | {"title": "Geen plek"}, "explanation"),
    **{f"SolutionForm.{name}": solve(name) for name in ("name", "summary")},
    "PartnerRow.name": solve("partners-0-name"),
    "why it is so far": lambda at: (
        f"/vragen/{at.question.id}/stand", {"state": "busy", "version": 1}, "why",
    ),
    "hears it too": lambda at: (f"/vragen/{at.question.id}/ook", {"client_key": uuid4()}, "said"),
    "RequestForm.text": lambda at: (
        f"/buurtkrachten/{at.elsewhere.id}/verzoek", {"client_key": uuid4()}, "text",
    ),
    "writes in a request": lambda at: (
        f"/verzoeken/{at.request.id}", {"client_key": uuid4(), "version": 1, "what": "say"}, "text",
    ),
    "a line of the municipality": lambda _at: (
        "/beheer/actielijnen/nieuw", {"thema": "groen-en-duurzaam"}, "name",
    ),
    "own choice": lambda _at: ("/mijn-keuzes", {"keuze": "kind=place"}, "name"),
}  # fmt: skip


class At:
    """What the cases need."""

    def __init__(self, keeper):
        self.of_another_team = make_asset(make_viewer(team="Team Ver"), name="Breiclub")
        self.asset, self.module, self.team_id = make_asset(keeper), make_module(), keeper.team_id
        self.question = make_question(keeper, buurt="BU00140000")
        self.elsewhere = make_asset(make_viewer(team="Team Elders"), name="Naaikring", buurt="BU00140100")
        self.request = make_request(keeper, self.elsewhere.id)


@pytest.fixture
def at(db):
    city = make_city()
    return At(make_viewer(leads=(city.id("BU00140000"),), team="Team Hamrik"))


@pytest.fixture
def colleague(app, db, at):
    made = another(app)
    roles = ["member", "admin", "coordinator"]
    sign_in(made, make_user(team=db.session.get_one(Team, at.team_id), roles=roles))
    return made


@pytest.mark.parametrize("name", CASES)
def test_a_citizen_number_is_refused_at_the_field_where_it_was_typed(colleague, at, db, name):
    address, typed, field = CASES[name](at)
    answer = post(colleague, address, typed | {field: TEXT})

    assert answer.status_code == 422
    assert f'id="{field}-error">{SENTENCE}' in answer.text
    assert TEXT in answer.text
    assert db.session.scalars(select(TextFinding.count)).all() == [1]


def test_every_free_text_of_a_form_is_asked_about():
    for module in pkgutil.walk_packages(web.__path__, "app.web."):
        importlib.import_module(module.name)
    known = set(CASES).union(*NEEDS_NO_QUESTION.values()) - WITHOUT_A_FORM

    assert set(_free_texts()) == known


def _free_texts():
    for kind in _descendants(Form):
        if kind.__module__.startswith("app.web") and kind.__name__ not in BASES:
            for name in dir(kind):
                field = getattr(getattr(kind, name), "field_class", None)
                if field and issubclass(field, StringField) and not issubclass(field, OTHER_TEXTS):
                    yield f"{kind.__name__}.{name}"


def _descendants(kind):
    for child in kind.__subclasses__():
        yield child
        yield from _descendants(child)

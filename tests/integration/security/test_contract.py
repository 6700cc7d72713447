"""The API keeps its word: schemathesis asks what its description allows, and what it doesn't.

What may be asked is answered as described, what may not is refused, and nothing is a mistake of ours.
`ATTACKS=2000` asks longer. ASVS 5.0: V2.2.1, V4.1.1, V16.5.1.
"""

from __future__ import annotations

import json
from contextvars import Context
from urllib.parse import parse_qs, urlsplit

import jsonschema
import pytest
import schemathesis
from hypothesis import assume, given
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from app.models.people import Role
from app.queries.record.filtering.known import COLUMNS
from app.queries.record.filtering.parsing import LONGEST_NUMBER
from tests.attacking import attack
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_user, sign_in, viewer_of
from tests.factories.record import make_asset

pytestmark = pytest.mark.every_page

CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
TO_READ = ("/assets", "/pins", "/areas", "/areas/counts", "/network", "/coverage", "/chain")
BEYOND = {"as_of", "bbox", "recorded_from", "recorded_until", "to", *COLUMNS}
"""What no schema can say: a box here, a day that came, days in order, what is there, a team to count."""


@pytest.fixture
def cookies(app, db):
    """The session of somebody who may ask everything, in a city with something to find."""
    make_city()
    somebody = make_user(roles=[role.value for role in Role])
    make_asset(viewer_of(somebody), themes=("eten-en-koken",))
    browser = another(app)
    sign_in(browser, somebody)
    return {"sessie": browser.get_cookie("sessie").value}


@pytest.fixture
def described(app, db):
    """The description as schemathesis reads it."""
    made = schemathesis.openapi.from_dict(another(app).get("/api/v1/openapi.json").json)
    made.app = app
    return made


def asked(case, cookies):
    """The answer to a question of schemathesis, once it is what the description says."""
    plain = {"Accept-Encoding": "identity"}
    answer = Context().run(case.call, base_url="http://localhost/api/v1", cookies=cookies, headers=plain)
    assert answer.status_code != 401
    case.validate_response(answer, checks=CHECKS)
    return answer


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("path", TO_READ)
def test_what_the_description_allows_is_answered_and_all_else_refused(described, cookies, path, mode):
    names = [
        one["$ref"].rpartition("/")[2] for one in described.raw_schema["paths"][path]["get"]["parameters"]
    ]
    components = described.raw_schema["components"]["parameters"]
    known = {components[name]["name"]: components[name]["schema"] for name in names}

    @attack
    @given(described[path]["GET"].as_strategy(generation_mode=mode))
    def ask(case):
        # An object has no form in a query: the test client would send another than it says that it sent.
        assume(not any(map(has_no_form, (case.query or {}).values())))
        answer = asked(case, cookies)
        # As it travelled: an empty value doesn't count, and of one that is given twice, or with white space
        # around it, nothing is promised.
        sent = parse_qs(urlsplit(answer.request.url).query, keep_blank_values=True)
        sent = {name: values for name, values in sent.items() if name not in known or "".join(values).strip()}
        if any(value != value.strip() for values in sent.values() for value in values):
            return
        if all(fits(known.get(name), values) for name, values in sent.items()):
            why = answer.request.url, answer.text
            assert answer.status_code == 200 or set(answer.json()["parameters"]) <= BEYOND, why
        elif not any(
            len(values) > 1 and known[name]["type"] != "array"
            for name, values in sent.items()
            if name in known
        ):
            assert answer.status_code == 400, sent

    ask()


def has_no_form(value):
    parts = value if isinstance(value, list) else [value]
    return any(isinstance(part, dict | list) for part in parts)


def fits(schema, values):
    """Whether the values of a parameter are as described; `None` describes none."""
    if schema is None:
        return False
    wanted = schema
    if "prefixItems" in schema:
        values = [[number_or_text(part) for part in values[-1].split(",")]]
    elif schema["type"] == "array":
        wanted, values = schema["items"], list(filter(str.strip, values))
    elif schema["type"] == "integer":
        values = [
            int(value) if value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER else value
            for value in values
        ]
    checker = jsonschema.Draft202012Validator(wanted, format_checker=jsonschema.FormatChecker())
    return all(map(checker.is_valid, values))


def number_or_text(text):
    try:
        return float(text)
    except ValueError:
        return text


@pytest.mark.parametrize("mode", GenerationMode)
def test_a_question_in_a_body_is_answered_or_refused_in_the_same_way(described, cookies, mode):
    operation = described["/partners"]["POST"]
    schema = described.raw_schema["components"]["schemas"]["PartnersQuestion"]

    @attack
    @given(operation.as_strategy(generation_mode=mode))
    def ask(case):
        answer = asked(case, cookies)
        try:
            sent = json.loads(answer.request.body or b"")
        except ValueError:
            sent = None
        is_json = "json" in answer.request.headers.get("Content-Type", "")
        is_fine = is_json and jsonschema.Draft202012Validator(schema).is_valid(sent)
        is_answered = answer.status_code == 200
        assert is_answered is is_fine or (is_fine and set(answer.json()["parameters"]) <= BEYOND), sent

    ask()

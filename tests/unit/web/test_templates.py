"""Every filter and test that a template names is there: a branch that is seldom drawn fails only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import nodes

from app import Settings, create_app
from tests.unit.web.test_pictures import TEMPLATES

SETTINGS = Settings(
    database_url="postgresql://nobody@localhost/none", data_dir=Path(), secret_key="only for tests"
)


@pytest.fixture(scope="module")
def environment():
    return create_app(SETTINGS).jinja_env


def test_every_filter_and_test_of_every_template_is_known(environment):
    named = {
        (what.__name__, node.name, path.relative_to(TEMPLATES).as_posix())
        for path in TEMPLATES.rglob("*.html")
        for what in (nodes.Filter, nodes.Test)
        for node in environment.parse(path.read_text()).find_all(what)
    }
    known = {"Filter": environment.filters, "Test": environment.tests}

    assert len(named) > 100
    assert not {one for one in named if one[1] not in known[one[0]]}

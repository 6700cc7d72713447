"""Each thing that the program keeps has its word in the glossary, so that code and screens mean the same."""

from __future__ import annotations

import re

from app import models  # noqa: F401 (fills the registry)
from app.database import Base
from tests.guards.readme import readme


def test_each_model_stands_in_the_glossary():
    named = set(re.findall(r"`(\w+)`", readme().section("words")))
    stored = {mapper.class_.__name__ for mapper in Base.registry.mappers}

    assert not stored - named


def test_the_glossary_names_no_model_that_is_not_there():
    rows = [line.split("|")[1] for line in readme().section("words").splitlines() if line.startswith("|")]
    named = {name for row in rows for name in re.findall(r"`([A-Z]\w+)`", row)}
    stored = {mapper.class_.__name__ for mapper in Base.registry.mappers}

    assert not named - stored

"""The desk with somebody at it."""

from __future__ import annotations

import pytest

from app.models.people import Role
from tests.browsing import another
from tests.factories.areas import make_city
from tests.factories.people import make_user, sign_in


@pytest.fixture
def admin(db):
    make_city()
    return make_user(roles=[Role.ADMIN.value, Role.MEMBER.value])


@pytest.fixture
def browser(app, admin):
    browser = another(app)
    sign_in(browser, admin)
    return browser

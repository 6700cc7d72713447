"""The bar of the phone by role: five at most, recording in reach, and what is left under one's own name."""

from __future__ import annotations

import re

import pytest

from app.database import database
from app.models.people import Role, User
from tests.browsing import another
from tests.factories.people import sign_in
from tests.factories.viewers import make_viewer

USUAL = ["Start", "Kaart", "Op de kaart", "Zoeken", "Buurtvragen"]
LEADS = ["Start", "Buurten", "Rapporten", "Kaart", "Leergang"]
GIVES = ["Start", "Leergang", "Op de kaart", "Kaart", "Zoeken"]


@pytest.fixture
def screen(app, db):
    def at(address, *roles, chosen=None):
        viewer = make_viewer(roles=roles)
        user = database.session.get_one(User, viewer.user_id)
        user.first_screen = chosen
        database.session.flush()
        browser = another(app)
        sign_in(browser, user)
        return browser.get(address).text

    return at


def bar(shown):
    """Each label with whether it is where she is, and whether it is raised."""
    links = re.findall(r'<a class="tabs__link( tabs__link--raised)?"([^>]*)>.*?</span>([^<]+)</a>', shown)
    return {label.strip(): ("aria-current" in more, bool(raised)) for raised, more, label in links}


def menu(shown):
    return re.findall(r'<a class="team-menu__item"[^>]*>.*?</svg>([^<]+)</a>', shown, re.DOTALL)


@pytest.mark.parametrize(
    ("role", "labels"),
    [
        (Role.MEMBER, USUAL),
        (Role.BUILDER, USUAL),
        (Role.ADMIN, USUAL),
        (Role.TRAINER, GIVES),
        (Role.COORDINATOR, GIVES),
        (Role.MANAGER, LEADS),
    ],
)
def test_five_by_role_and_recording_is_raised_or_in_the_menu(screen, role, labels):
    shown = screen("/dekking", role)

    assert list(bar(shown)) == labels
    raised = [label for label, (_here, is_raised) in bar(shown).items() if is_raised]
    in_menu = [label for label in menu(shown) if label == "Op de kaart"]
    assert raised + in_menu == ["Op de kaart"]
    assert {"Start", "Kaart", "Buurten", "Leergang"} <= {*bar(shown), *menu(shown)}
    assert not set(bar(shown)) & set(menu(shown))


def test_she_is_in_one_place_of_the_bar(screen):
    for address, label in (("/dekking", "Buurten"), ("/rapporten", "Rapporten"), ("/buurten", "Buurten")):
        here = [name for name, (is_here, _) in bar(screen(address, Role.MANAGER)).items() if is_here]
        assert here == [label], address


def test_who_has_more_roles_gets_the_bar_of_the_start_page_that_she_chose(screen):
    both = Role.MEMBER, Role.MANAGER

    assert list(bar(screen("/dekking", *both))) == USUAL
    assert list(bar(screen("/dekking", *both, chosen="manager"))) == LEADS


def test_who_records_nothing_has_no_button_for_it(screen):
    shown = screen("/dekking", Role.PRIVACY)

    assert "Op de kaart" not in {*bar(shown), *menu(shown)}
    assert "Privacy" in {*bar(shown), *menu(shown)}

"""What a typed name suggests, and that it is never more than a suggestion."""

from __future__ import annotations

import pytest

from app.models.people import Role
from app.models.record import Kind
from app.queries.record.hints import hints_for
from tests.browsing import another
from tests.factories.people import make_user, sign_in


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Buurthuis De Wierde", Kind.PLACE),
        ("Het nieuwe speelveldje", Kind.PLACE),
        ("Vereniging Selwerd", Kind.ORGANISATION),
        ("Appgroep Elzenlaan", Kind.NETWORK),
        ("Gereedschapskast in de portiek", Kind.SOLUTION),
        ("Wandelclub bij de vijver", Kind.INITIATIVE),
        ("WANDELCLUB", Kind.INITIATIVE),
        ("Repaircafés", Kind.INITIATIVE),
        ("De Wierde", None),
        ("", None),
        ("les", Kind.INITIATIVE),
        ("Lesbos", None),
    ],
)
def test_the_words_of_a_name_tell_a_kind(db, name, kind):
    assert hints_for(name).kind == kind


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Moestuin achter de flat", "groen-en-duurzaam"),
        ("Samen koken op woensdag", "eten-en-koken"),
        ("Koor van de wijk", "kunst-cultuur-creatief"),
    ],
)
def test_the_words_of_a_theme_and_their_synonyms_tell_it(db, name, first):
    assert hints_for(name).themes[0] == first


def test_at_most_two_themes_are_named(db):
    assert len(hints_for("Koffie, moestuin, koor, wandelen en koken").themes) == 2


def test_a_name_that_says_nothing_names_no_theme(db):
    assert hints_for("De Wierde").themes == ()


def test_the_page_asks_while_somebody_types(app, db):
    visitor = another(app)
    sign_in(visitor, make_user())

    hints = visitor.get("/buurtkrachten/nieuw/ingevingen?name=Moestuin").json

    assert hints == {"kind": "initiative", "themes": ["groen-en-duurzaam"]}


def test_who_may_not_record_gets_no_hints(app, db):
    partner = another(app)
    sign_in(partner, make_user(roles=[Role.PARTNER.value]))

    assert partner.get("/buurtkrachten/nieuw/ingevingen?name=Moestuin").status_code == 403

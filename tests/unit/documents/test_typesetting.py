from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from app.documents.buurt import GROUPS, PLACES, WEEK, buurt_sheet
from app.documents.form import blank_form
from app.documents.poster import Asked, poster
from app.documents.typesetting import TEMPLATES
from app.labels import ASKED_BY_THEME
from app.models.record import Cost
from app.queries.paper.posted import Posted
from geodata.drawing import draw
from tests.papers import assert_accessible, pages_of, words_of

DAY = date(2026, 10, 1)
THEMES = {code: code for code in ASKED_BY_THEME}
HOSTILE = '#panic() #read("/etc/passwd") $x$ *vet* _schuin_ <label> @verwijzing \\ `code` "]) // /* </svg>'
WORDS = ("Eettafel", "", HOSTILE, "😀 مرحبا 中文", "\ud800\0\x07", "x" * 200, "woord " * 33)


def record(name="Eettafel", theme="eten-en-koken", when="Elke woensdag 9.30–11.00 uur", **over) -> Posted:
    return Posted(
        id=1,
        place=None,
        **{
            "name": name,
            "themes": (theme,),
            "when": when,
            "host": "",
            "cost": Cost.FREE,
            "is_closed": False,
            "is_sure": True,
            **over,
        },
    )


def made(records=(), *, name="Hamrik", invented=False, **asked) -> bytes:
    return poster(name, records, THEMES, Asked(team="Team Hamrik", **asked), day=DAY, invented=invented)


def test_a_poster_can_be_heard_and_is_the_same_twice():
    records = [record(), record("Wandelgroep", "bewegen-en-sport", "")]

    content = made(records, phone="050 123 45 67")

    assert_accessible(content)
    assert content == made(records, phone="050 123 45 67")
    for words in (
        "Wat is er in Hamrik?",
        "Samen eten of koken?",
        "Eettafel",
        "050 123 45 67",
        "1 oktober 2026",
    ):
        assert words in words_of(content)


def test_a_form_can_be_heard_and_fits_on_one_sheet():
    content = blank_form(
        dict.fromkeys(ASKED_BY_THEME, "Burenhulp, mantelzorg en vervoer"), day=DAY, invented=False
    )

    assert_accessible(content)
    assert pages_of(content) == 1
    assert "Hoe weet je dit?" in words_of(content)


@pytest.mark.parametrize("words", WORDS)
def test_what_people_wrote_is_never_evaluated_and_never_breaks_a_sheet(words):
    content = made([record(words, host=words, when=words)], name=words, phone="", address="")

    assert pages_of(content) == 1
    assert "root:" not in words_of(content)


def test_hostile_text_stands_there_as_it_was_written():
    assert '#read("/etc/passwd") $x$ *vet*' in words_of(made([record(when=HOSTILE)]))


@pytest.mark.parametrize("many", [0, 1, 3, 9, 60])
@pytest.mark.parametrize("length", [12, 60, 200])
def test_a_poster_is_one_sheet_however_much_there_is(many, length):
    name = ("lange naam van iets " * 20)[:length]
    records = [
        record(name, theme, name)
        for _round in range(1 + many // len(ASKED_BY_THEME))
        for theme in ASKED_BY_THEME
    ][:many]

    assert pages_of(made(records, phone="050 123 45 67", address="https://voorbeeld.nl/" + "a" * 150)) == 1


def test_what_is_invented_says_so():
    assert "VOORBEELD" in words_of(made(invented=True))
    assert "alles is verzonnen" in words_of(made(invented=True))
    assert "VOORBEELD" not in words_of(made())


def test_no_template_asks_a_network():
    assert not [path for path in Path(TEMPLATES).glob("*.typ") if "@preview" in path.read_text()]


def test_what_has_no_room_under_its_first_question_stands_under_another():
    codes = list(ASKED_BY_THEME)
    bare = {"when": "", "cost": None}
    records = [record(f"Groep {number}", code, **bare) for number, code in enumerate(codes[:6])]
    last = replace(record("Koor De Valreep", **bare), themes=(codes[6], codes[0]))

    words = words_of(made([*records, last]))
    assert "Koor De Valreep" in words
    assert ASKED_BY_THEME[codes[6]] not in words


def test_a_buurt_fits_on_one_sheet_when_all_its_parts_are_full():
    line = ["Naam van een groep in de buurt", "Elke woensdag 9.30–11.00 uur · bewoners met hulp"]
    sizes = {"Ga": 4, GROUPS: 9, PLACES: 9, WEEK: 5, "Vragen": 4, "Gestopt": 4, "Cijfers": 6}
    parts = [
        {"heading": heading, "lines": [line] * size, "nothing": "", "more": "En nog 3."}
        for heading, size in sizes.items()
    ]
    square = np.array([(0.0, 0.0), (900.0, 0.0), (900.0, 900.0), (0.0, 0.0)])
    drawing = draw([], [square], width=86, height=56, points=[(450, 450)])

    content = buurt_sheet("Hamrik", parts, drawing, day=DAY, vintage="grenzen van 2024", invented=True)

    assert_accessible(content)
    assert pages_of(content) == 1

"""The blank form: for who writes in the street and types it over later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app import labels
from app.documents.typesetting import pdf
from app.models.record import KnownFrom
from app.rhythms.dutch import day_words

TITLE = "Zet iets op de kaart"


def blank_form(themes: Mapping[str, str], *, day: date, invented: bool) -> bytes:
    """One sheet with the four questions of the screen, in its words, and where it is; `themes` by code."""
    content = {
        "lead": "Vier vragen, ongeveer een minuut. Zet nooit een naam van een bewoner neer.",
        "name": {"label": "Hoe heet het?", "help": "Geen naam? Schrijf kort wat het is."},
        "kind": {
            "label": "Wat is het?",
            "help": "Twijfel je? Kies wat er het dichtst bij komt.",
            "options": list(labels.KINDS.values()),
        },
        "themes": {
            "label": "Waar gaat het over?",
            "help": "Kies er 1, 2 of 3.",
            "options": list(themes.values()),
        },
        "known": {
            "label": "Hoe weet je dit?",
            "help": "",
            "options": [words for slug, words in labels.KNOWN_FROM.items() if slug != KnownFrom.IMPORT],
        },
        "place": {"label": "Waar is het?", "help": "Adres, postcode, de plek waar het is, of de hele buurt."},
        "more": {"label": "Wat weet je nog meer?", "help": "Wanneer, voor wie, wat het kost. Hoeft niet."},
        "foot": f"Typ het over in Opbouwkaart en gooi dit blad daarna weg. Formulier van {day_words(day)}.",
    }
    return pdf("form", content, title=TITLE, day=day, invented=invented)

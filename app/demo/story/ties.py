"""Who does something with whom, and what people told and agreed to. Everything is invented."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from app.demo.shapes import DemoTie
from app.models.record import Channel, RelationType, Visibility


class DemoContact(NamedTuple):
    """By whom one comes in: a role and a general way."""

    asset: str
    role: str
    channel: Channel
    value: str
    agreed: date
    until: date


class DemoStory(NamedTuple):
    """What somebody told."""

    asset: str
    text: str
    by: str
    level: Visibility
    agreed: date
    until: date


TIES: Final = (
    DemoTie("Wagen en Praat", RelationType.USES_PLACE, "De Gele Deur", date(2025, 5, 14), date(2026, 7, 13)),
    DemoTie(
        "Pan op Donderdag",
        RelationType.USES_PLACE,
        "Keuken van de Ketting",
        date(2026, 5, 7),
        date(2026, 9, 10),
    ),
    DemoTie(
        "Dorpstafel Om de Beurt",
        RelationType.GREW_FROM,
        "Meerijders van het Maar",
        date(2023, 3, 1),
        date(2025, 6, 2),
    ),
    DemoTie(
        "Portiekgroep Zevenhoog", RelationType.WORKS_WITH, "De Gele Deur", date(2025, 9, 1), date(2026, 8, 20)
    ),
    DemoTie(
        "Moestuin Het Kromme Bed",
        RelationType.WORKS_WITH,
        "Leenschuur De Dissel",
        date(2024, 4, 6),
        date(2026, 4, 11),
    ),
    DemoTie(
        "Fietsles De Lage Instap",
        RelationType.SUPPORTS,
        "Wagen en Praat",
        date(2025, 6, 4),
        date(2026, 7, 13),
    ),
    DemoTie(
        "Keuken van de Ketting",
        RelationType.WORKS_WITH,
        "Veldje 22",
        date(2026, 9, 3),
        date(2026, 9, 3),
    ),
)
"""The connections of the story; two groups stay alone on purpose."""

CONTACTS: Final = (
    DemoContact(
        "Wagen en Praat",
        "Gastvrouw",
        Channel.PHONE,
        "050 555 01 23",
        date(2026, 6, 10),
        date(2027, 6, 10),
    ),
    DemoContact(
        "De Gele Deur",
        "Sleutelgroep",
        Channel.EMAIL,
        "geledeur@voorbeeld.example",
        date(2026, 3, 2),
        date(2027, 3, 2),
    ),
    DemoContact(
        "Keuken van de Ketting",
        "Beheerder",
        Channel.EMAIL,
        "keuken@voorbeeld.example",
        date(2026, 5, 7),
        date(2027, 5, 7),
    ),
    DemoContact(
        "Breitafel De Derde Naald",
        "Trekker",
        Channel.PHONE,
        "050 555 04 56",
        date(2025, 5, 1),
        date(2026, 5, 1),
    ),
)
"""The last one's consent is over: nobody sees it any more."""

STORIES: Final = (
    DemoStory(
        "Wagen en Praat",
        "Nu weet ik wie er ook wakker is. (verzonnen)",
        "een moeder",
        Visibility.PUBLIC,
        date(2026, 6, 10),
        date(2027, 6, 10),
    ),
    DemoStory(
        "Bunna op Zaterdag",
        "Bij ons is koffie een uur, en niemand kijkt op de klok. (verzonnen)",
        "een gastheer",
        Visibility.ORGANISATION,
        date(2026, 2, 7),
        date(2027, 2, 7),
    ),
)
NOTES: Final = (
    ("De Gele Deur", "De sleutel ligt dinsdag tot en met vrijdag bij het team.", date(2026, 8, 20)),
    ("Wagen en Praat", "In de herfstvakantie zelf even langs: dan is de deur dicht.", date(2026, 9, 3)),
)

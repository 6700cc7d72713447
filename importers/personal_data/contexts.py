"""What is told of a person: an address, something private, an illness or debt, or that it is a child.

Every question is asked about a short stretch of text around the person, in the same sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from importers.personal_data.findings import Found, Span
from importers.personal_data.persons import persons
from importers.personal_data.words import CARE_WORDS

NEAR = 100
SENTENCE_END = re.compile(r"[.!?…]+\s+(?=[^\W\d_a-z])|\n+")
ABBREVIATED = re.compile(r"\b(?:dhr|mw|mevr|mej|fam|st|geb|tel|nr|ca|hr|[A-Za-z])$", re.IGNORECASE)
ADDRESS = re.compile(
    r"\b[^\W\d_]{2,30}(?:straat|laan|weg|plein|hof|kade|singel|pad|dijk|dreef|steeg|gracht|plantsoen|wal|kamp|ring|"
    r"hoek|burg|erf|horst|veld|berg|park|markt|diep) \d{1,4}(?: ?[a-zA-Z])?\b"
    r"|\b(?:huisnummer|nummer|nr\.?|huis) \d{1,4}[a-zA-Z]?\b|\bop \d{1,4}[a-z]?\b(?! ?(?:uur|[a-z]{3}))",
    re.IGNORECASE,
)
PRIVATE = re.compile(
    r"\b(?:kan (?:goed|heel|mooi|lekker|prachtig|zelf|niet)|woont|uit de (?:flat|straat|buurt)|van (?:de )?"
    r"(?:derde|tweede|eerste|vierde|vijfde|overkant|hoek)|is (?:alleen|weduwe|weduwnaar|gescheiden|eenzaam|"
    r"vaak|altijd|een|de|heel|erg|net|pas|handig|goed|gevlucht|verhuisd)|heeft|"
    r"wil|zoekt|werkt|houdt van|spreekt|komt uit|"
    r"moeder|vader|zoon|dochter|man|vrouw|kinderen|kleinkinderen|jaar oud|overleden|"
    r"scheiding|alleenstaand|vraag naar|bel|app|aanbellen|zelf thuis|durft|mist|"
    r"naait|kookt|bakt|repareert|knipt|breit|past op|"
    r"op de koffie|haar huis|zijn huis|bij hem thuis|bij haar thuis|verdient|gelooft|stemt)\b",
    re.IGNORECASE,
)
CARE = re.compile(
    r"\b(?:"
    + "|".join(sorted(map(re.escape, CARE_WORDS), key=len, reverse=True))
    + r")\b(?! ?-?(?:café|caf[eé]|nederland|"
    r"centrum|vereniging|preventie|spreekuur|fonds|stichting|maatje))",
    re.IGNORECASE,
)
OF_OTHERS = re.compile(
    r"\b(?:mensen|bewoners|buren|buurtgenoten|ouderen|jongeren|gezinnen|mantelzorgers|iedereen|wie|deelnemers|ouders|"
    r"patiënten|cliënten|lotgenoten|anderen|studenten|bezoekers|over|rond|bij|spreekuur|cursus|les|"
    r"lezing|voorlichting|workshop|avond|inloop|helpt (?:je|u|hen|met)|hulp|"
    r"adviseert|begeleidt|leert|vertelt|"
    r"werkt (?:bij|voor|als)|geen|niet|tegen|namens|als)\b",
    re.IGNORECASE,
)
CHILD = re.compile(
    r"(?:\b(?:dochter|zoon|zoontje|dochtertje|meisje|jongen|kleinzoon|kleindochter|leerling|scholier)\b[^\d\n]{0,25}"
    r"|^[ ,(]{0,3}(?:is |van |wordt |pas |nog maar )*)(?:1[0-5]|[4-9])"
    r"(?=\)|,| jaar\b| jr\b| is\b)(?! jaar en ouder)",
    re.IGNORECASE,
)
CONTACT = re.compile(
    r"\b(?:bel|bellen|app|appen|mail|mailen|contact|contactpersoon|aanspreekpunt|bereikbaar|te bereiken|"
    r"telefoon|06|nummer is|snapchat|instagram|whatsapp)\b|\d{8}|@",
    re.IGNORECASE,
)


def context_spans(text: str) -> Iterator[Span]:
    """Everybody who is named with an address, with something private or as a child."""
    named = list(persons(text))
    if not named:
        return
    ends = [at.end() for at in SENTENCE_END.finditer(text) if not ABBREVIATED.search(text[: at.start()][-6:])]
    addresses, private, care = (_places(pattern, text) for pattern in (ADDRESS, PRIVATE, CARE))
    for start, end, has_surname in named:
        place = bisect_right(ends, start)
        low = max(start - NEAR, ends[place - 1] if place else 0)
        high = min(end + NEAR, ends[place] if place < len(ends) else len(text))
        address = _within(addresses, low, high)
        if address:
            yield Span(Found.ADDRESS, min(start, address[0]), max(end, address[1]))
        cared = _within(care, low, high)
        if cared and not OF_OTHERS.search(text[min(end, cared[1]) : max(start, cared[0])]):
            yield Span(Found.HEALTH, min(start, cared[0]), max(end, cared[1]))
        elif _is_child(text, low, end, high):
            yield Span(Found.CHILD, start, end)
        elif (not address and _within(private, low, high)) or (has_surname and not address):
            yield Span(Found.NAME, start, end)


def _is_child(text: str, low: int, end: int, high: int) -> bool:
    """Whether an age under sixteen follows the name or a word for a child, with a way to reach it."""
    age = CHILD.search(text[end:high]) or CHILD.search(text[low:high])
    return age is not None and CONTACT.search(text[low : high + NEAR]) is not None


def _places(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [(at.start(), at.end()) for at in pattern.finditer(text)]


def _within(places: Sequence[tuple[int, int]], low: int, high: int) -> tuple[int, int] | None:
    """The first place between two borders."""
    first = bisect_left(places, (low, 0))
    return places[first] if first < len(places) and places[first][1] <= high else None

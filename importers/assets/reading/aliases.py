"""The headings that people and tools write above a column, and which of our fields each one means.

Order is precedence: when two columns of a file mean the same field, the name that stands first here is used.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

SINGLE_FIELDS: Final = (
    *("external_id", "name", "summary", "website", "lon", "lat", "rd_x", "rd_y"),
    *("address", "street", "house_number", "house_letter", "house_addition", "postcode", "town", "area"),
)
LIST_FIELDS: Final = ("kind_words", "theme_words", "audience_words", "tags")
PERSONAL = "personal"
GUESSED_WORD_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Alias:
    """Spellings of one field, with the reason why they are here: where they were met.

    "Nr" is missing on purpose: in lists of people it numbers the rows, which is neither a house nor a key.
    """

    field: str
    reason: str
    names: tuple[str, ...]


ALIASES: Final = (
    Alias("name", "lists of people", ("naam", "titel", "initiatief", "activiteit", "organisatie")),
    Alias("name", "more exact lists", ("naam organisatie", "naam initiatief", "naam activiteit", "roepnaam")),
    Alias("name", "English tools, OpenStreetMap", ("name", "title", "official_name")),
    Alias("external_id", "keys that stay with the thing", ("id", "@id", "full_id", "osm_id", "uuid", "uid")),
    Alias("external_id", "BAG, also cut to ten characters", ("identificatie", "identifica", "lokaalid")),
    Alias("kind_words", "lists of people", ("soort", "type", "wat is het", "kind", "soort organisatie")),
    Alias("theme_words", "lists of people", ("thema", "themas", "categorie", "onderwerp", "rubriek")),
    Alias("theme_words", "English tools", ("theme", "themes", "category")),
    Alias(
        "kind_words",
        "OpenStreetMap keys that say what it is",
        ("amenity", "leisure", "shop", "office", "repair"),
    ),
    Alias(
        "kind_words",
        "rarer OpenStreetMap keys",
        ("club", "social_facility", "community_centre", "landuse", "garden:type"),
    ),
    Alias("summary", "lists of people", ("omschrijving", "beschrijving", "toelichting", "samenvatting")),
    Alias("summary", "English tools, OpenStreetMap", ("description", "summary", "desc")),
    Alias("website", "lists of people", ("website", "url", "webadres", "site", "link", "internet")),
    Alias("website", "OpenStreetMap, GPX", ("contact:website", "link1_href")),
    Alias("tags", "lists of people", ("zoekwoorden", "tags", "trefwoorden", "labels")),
    Alias("tags", "OpenStreetMap", ("cuisine", "sport", "religion")),
    Alias("audience_words", "lists of people", ("doelgroep", "voor wie", "leeftijd", "audience", "for whom")),
    Alias("audience_words", "OpenStreetMap", ("social_facility:for", "community_centre:for")),
    Alias("lon", "WGS84 in lists", ("lon", "lng", "long", "longitude", "lengtegraad")),
    Alias("lat", "WGS84 in lists", ("lat", "latitude", "breedtegraad")),
    Alias("rd_x", "Dutch lists: a bare X is RD", ("rd_x", "x_rd", "x (rd)", "x", "xcoordinaat", "x_coord")),
    Alias("rd_y", "Dutch lists: a bare Y is RD", ("rd_y", "y_rd", "y (rd)", "y", "ycoordinaat", "y_coord")),
    Alias("address", "lists of people", ("adres", "address", "locatie", "bezoekadres", "adresregel")),
    Alias("street", "lists, OpenStreetMap", ("straat", "straatnaam", "street", "addr:street")),
    Alias("street", "BAG, also cut to ten characters", ("openbare ruimte", "openbare_r")),
    Alias("house_number", "lists, OpenStreetMap", ("huisnummer", "huisnr", "addr:housenumber")),
    Alias("house_letter", "BAG", ("huisletter",)),
    Alias("house_addition", "BAG", ("toevoeging", "huisnummertoevoeging")),
    Alias("postcode", "lists, OpenStreetMap", ("postcode", "pc6", "zipcode", "postal_code", "addr:postcode")),
    Alias(
        "area",
        "lists of people",
        ("buurt", "buurtnaam", "in welke buurt", "wijk", "wijknaam", "buurt of wijk"),
    ),
    Alias("area", "lists of people, English tools", ("stadsdeel", "neighbourhood", "district")),
    Alias(
        "town", "lists, OpenStreetMap", ("plaats", "woonplaats", "plaatsnaam", "stad", "city", "addr:city")
    ),
)

# Columns about a person. They are never taken over, whatever a source says; a word is enough ("tel. thuis").
PERSONAL_WORDS: Final = re.compile(
    r"(e ?mail|mail|tel|telefoon|telefoonnummer|telnr|mobiel|phone|gsm|fax|whatsapp|contact|contactpersoon"
    r"|contactpersonen|contactgegevens|beheerder|voorzitter|geboortedatum|bsn)s?"
)


def words_of(heading: str) -> tuple[str, ...]:
    """The words of a heading, lower case and without accents: "Naam (initiatief)" → naam, initiatief."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return tuple(word for word in re.split(r"[^a-z0-9]+", plain) if word)


def field_of(heading: str) -> tuple[str, int] | None:
    """The field that a heading means, with its rank (lower is surer), or None when we don't know it.

    The whole heading decides first, then the signs of a person, then the first longer word that we know.
    """
    words = words_of(heading)
    known = _ranks().get("".join(words))
    if not known and (known := _ranks().get("".join(words_of(_AFTERTHOUGHT.sub("", heading))))):
        known = known[0], known[1] + len(ALIASES) * 10
    if known or not words:
        return known
    if any(PERSONAL_WORDS.fullmatch(word) for word in words) or "email" in "".join(words):
        return PERSONAL, 0
    for word in words:
        if len(word) >= GUESSED_WORD_LENGTH and (known := _ranks().get(word)):
            return known[0], known[1] + len(ALIASES) * 10
    return None


def is_by_word(rank: int) -> bool:
    """Whether a rank of `field_of` comes from a word in the heading, and not from the whole of it."""
    return rank >= len(ALIASES) * 10


_AFTERTHOUGHT: Final = re.compile(r"\([^()]*\)\s*$")


@lru_cache(maxsize=1)
def _ranks() -> dict[str, tuple[str, int]]:
    names = ((alias.field, name) for alias in ALIASES for name in alias.names)
    return {"".join(words_of(name)): (field, rank) for rank, (field, name) in enumerate(names)}

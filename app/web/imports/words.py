"""Our fields as somebody with a spreadsheet calls them."""

from __future__ import annotations

COLUMN_WORDS = {
    "": "Niet overnemen",
    "name": "Naam",
    "summary": "Omschrijving",
    "kind_words": "Wat is het?",
    "theme_words": "Thema",
    "tags": "Zoekwoorden",
    "website": "Website",
    "external_id": "Vast nummer van de rij",
    "address": "Adres in één veld",
    "street": "Straat",
    "house_number": "Huisnummer",
    "house_letter": "Huisletter",
    "house_addition": "Toevoeging",
    "postcode": "Postcode",
    "town": "Plaats",
    "lon": "Lengtegraad (WGS84)",
    "lat": "Breedtegraad (WGS84)",
    "rd_x": "X in RD",
    "rd_y": "Y in RD",
}

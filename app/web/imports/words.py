"""Our fields and the formats of files as somebody with a spreadsheet calls them."""

from __future__ import annotations

from werkzeug.datastructures import MultiDict

from app.models.imports import ImportFile
from importers.assets import Lexicon, Meaning

COLUMN_WORDS = {
    "": "Niet overnemen",
    "name": "Naam",
    "summary": "Omschrijving",
    "kind_words": "Wat is het?",
    "theme_words": "Thema",
    "audience_words": "Voor wie?",
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
    "area": "Buurt of wijk",
    "lon": "Lengtegraad (WGS84)",
    "lat": "Breedtegraad (WGS84)",
    "rd_x": "X in RD",
    "rd_y": "Y in RD",
}

FIELD_WORDS = {
    **{field: words for field, words in COLUMN_WORDS.items() if field},
    "place": "Plek",
    "plek": "Plek",
    "geometry": "Plek",
    "kind": "Wat is het?",
    "themes": "Thema",
}
"""What an issue is about; else it names a heading of the file itself."""
OUTCOME_WORDS = {"new": "nieuw", "changed": "veranderd", "same": "hetzelfde", "out": "niet ingelezen"}
OUTCOME_LETTERS = {"new": "N", "changed": "V", "same": "=", "out": "×"}
FORMAT_WORDS = {
    "csv": "CSV",
    "xlsx": "Excel",
    "xls": "Excel (oud)",
    "ods": "OpenDocument",
    "json": "JSON",
    "geojson": "GeoJSON",
    "overpass": "OpenStreetMap (Overpass)",
    "gpkg": "GeoPackage",
    "shapefile": "Shapefile",
    "kml": "KML",
    "kmz": "KMZ",
    "gpx": "GPX",
    "flatgeobuf": "FlatGeobuf",
}
ENCODING_WORDS = {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows (cp1252)"}
CRS_WORDS = {"wgs84": "graden (WGS84)", "rd_new": "meters (RD)"}
DELIMITER_WORDS = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "streep"}


def recognised_in_words(file: ImportFile) -> list[tuple[str, str]]:
    """How the file turned out to be written, as pairs of what and how; empty parts are left out."""
    found = file.trial.get("recognised", {})
    owner = f"{file.attribution} ({file.licence})" if file.licence else file.attribution
    pairs = (
        ("Soort bestand", FORMAT_WORDS.get(found.get("format", ""), "")),
        ("Tekens", ENCODING_WORDS.get(found.get("encoding", ""), "")),
        ("Tussen de kolommen", DELIMITER_WORDS.get(found.get("delimiter", ""), "")),
        ("Koppen in rij", str(found.get("heading_row") or "")),
        ("Tabblad of laag", found.get("sheet", "")),
        ("Plekken in", CRS_WORDS.get(found.get("crs", ""), "")),
        ("Bronvermelding", owner if file.attribution else ""),
    )
    return [(what, how) for what, how in pairs if how]


def stayed_in_words(count: int) -> str:
    """What follows when records stayed because somebody changed them; nothing when none did."""
    if not count:
        return ""
    return f" {'1 bleef' if count == 1 else f'{count} bleven'} staan: daarna veranderde daar nog iets aan."


def words_of_form(form: MultiDict[str, str]) -> Lexicon:
    """What each word means, of fields that come once for each word; several themes are one choice."""
    whats = zip(form.getlist("what"), form.getlist("kind"), form.getlist("themes"), strict=False)
    whos = zip(form.getlist("who"), form.getlist("audiences"), strict=False)
    return Lexicon(
        what={word: Meaning(kind, _codes(themes)) for word, kind, themes in whats},
        who={word: Meaning(audiences=_codes(audiences)) for word, audiences in whos},
    )


def _codes(written: str) -> tuple[str, ...]:
    return tuple(code for code in written.split(",") if code)

"""A zip: what it is by what is in it, and never larger, deeper or elsewhere than it should be."""

from __future__ import annotations

import shutil
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Any, Final

from importers.assets.reading.apart.layers import read_layer
from importers.assets.reading.apart.question import Question
from importers.assets.reading.apart.spreadsheet import read_spreadsheet
from importers.records import ImportRefused

MOST_MEMBERS: Final = 2_000
MOST_MEGABYTES: Final = 200
MOST_TIMES: Final = 200
"""How many times its size a member may unpack to; an honest spreadsheet stays under fifty."""
SMALL: Final = 1_000_000
"""Below this many bytes the ratio says nothing: a small file of spaces packs well."""
ARCHIVES: Final = frozenset({".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".kmz", ".xlsx", ".ods"})

MAPS: Final = {".kml": "kmz", ".shp": "shapefile", ".gpkg": "gpkg", ".fgb": "flatgeobuf", ".gpx": "gpx"}
"""What of a zip is read when it holds several: the first of these, and of its kind the first by name."""
TEXTS: Final = frozenset({".csv", ".tsv", ".txt", ".geojson", ".json"})
OF_A_MAC: Final = "__MACOSX/"
"""What a Mac puts beside each file of a zip; it has the same name and says nothing."""
SHAPEFILE_PARTS: Final = frozenset({".shp", ".shx", ".dbf", ".prj", ".cpg"})


def read_archive(question: Question) -> dict[str, Any]:
    """Read what the zip holds; raises ImportRefused for a bomb, a zip in a zip, or nothing that we read."""
    try:
        with zipfile.ZipFile(question.path) as opened:
            members = _checked(opened.infolist())
            return _read(opened, members, question)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        # RuntimeError is what zipfile raises for a password.
        raise ImportRefused(
            "Dit Excel- of zip-bestand is beschadigd of heeft een wachtwoord. Sla het opnieuw op zonder."
        ) from error


def _read(opened: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], question: Question) -> dict[str, Any]:
    names = {name.casefold() for name in members}
    if any(name.startswith("xl/") for name in names):
        return read_spreadsheet(question, format_="xlsx")
    if {"content.xml", "mimetype"} <= names:
        return read_spreadsheet(question, format_="ods")
    for suffix, format_ in MAPS.items():
        if found := sorted(
            name for name in members if name.casefold().endswith(suffix) and not name.startswith(OF_A_MAC)
        ):
            return read_layer(_unpacked(opened, members, found[0], question), question, format_=format_)
    return _text(opened, members, question)


def _text(opened: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], question: Question) -> dict[str, Any]:
    """The one list of text in it, unpacked for who asked: text needs no library, so it is read out there."""
    found = [
        name
        for name in members
        if PurePosixPath(name).suffix.casefold() in TEXTS and not name.startswith(OF_A_MAC)
    ]
    if not found:
        raise ImportRefused(
            "In deze zip zit geen lijst of kaart die we lezen. Pak hem uit en stuur het bestand zelf."
        )
    if len(found) > 1:
        raise ImportRefused(
            f"In deze zip zitten {len(found)} lijsten. Stuur ze een voor een, dan kun je elke lijst proberen."
        )
    return {"unpacked": str(_unpacked(opened, members, found[0], question))}


def _unpacked(
    opened: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], name: str, question: Question
) -> Path:
    """The member, with what belongs to it when it is a shapefile, under names of our own."""
    main = PurePosixPath(name)
    for other, info in members.items():
        part = PurePosixPath(other)
        suffix = part.suffix.casefold()
        if other == name or (suffix in SHAPEFILE_PARTS and part.with_suffix("") == main.with_suffix("")):
            # zipfile gives no more bytes than the size that was checked.
            with opened.open(info) as packed, (Path(question.folder) / f"map{suffix}").open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked)
    return Path(question.folder) / f"map{main.suffix.casefold()}"


def _checked(found: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    members = {info.filename: info for info in found if not info.is_dir()}
    if len(found) > MOST_MEMBERS:
        raise ImportRefused(
            f"In deze zip zitten meer dan {MOST_MEMBERS} bestanden. Stuur alleen wat nodig is."
        )
    for name, info in members.items():
        path = PurePosixPath(name.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            raise ImportRefused("In deze zip staat een bestand met een pad naar buiten. Die lezen we niet.")
        if path.suffix.casefold() in ARCHIVES:
            raise ImportRefused("In deze zip zit weer een ingepakt bestand. Pak het eerst uit.")
        if info.file_size > SMALL and info.file_size > MOST_TIMES * max(info.compress_size, 1):
            raise ImportRefused("Deze zip wordt bij het uitpakken veel te groot. Die lezen we niet.")
    if sum(info.file_size for info in members.values()) > MOST_MEGABYTES * 1_000_000:
        raise ImportRefused(f"Deze zip wordt uitgepakt groter dan {MOST_MEGABYTES} MB. Splits het bestand.")
    return members

"""A zip: what it is by what is in it, and never larger, deeper or elsewhere than it should be."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import PurePosixPath
from typing import Any, Final

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


def read_archive(question: Question) -> dict[str, Any]:
    """Read what the zip holds; raises ImportRefused for a bomb, a zip in a zip, or nothing that we read."""
    try:
        with zipfile.ZipFile(question.path) as opened:
            members = _checked(opened.infolist())
            return _read(members, question)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        # RuntimeError is what zipfile raises for a password.
        raise ImportRefused(
            "Dit Excel- of zip-bestand is beschadigd of heeft een wachtwoord. Sla het opnieuw op zonder."
        ) from error


def _read(members: dict[str, zipfile.ZipInfo], question: Question) -> dict[str, Any]:
    names = {name.casefold() for name in members}
    if any(name.startswith("xl/") for name in names):
        return read_spreadsheet(question, format_="xlsx")
    if {"content.xml", "mimetype"} <= names:
        return read_spreadsheet(question, format_="ods")
    raise ImportRefused(
        "In deze zip zit geen lijst of kaart die we lezen. Pak hem uit en stuur het bestand zelf."
    )


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

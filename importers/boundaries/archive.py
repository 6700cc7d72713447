"""A zip unpacked under names of our own, so that nothing in it decides what is opened or where it lands."""

from __future__ import annotations

import shutil
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from importers.boundaries.formats import FORMATS, SUFFIXES
from importers.records import ImportRefused

MAX_UNPACKED_BYTES: Final = 4 * 1024**3
# In a zip a .json is more often a description of the data than the data.
_BOUNDARIES: Final = SUFFIXES - {".json"}
_SHAPEFILE_PARTS: Final = frozenset({".shp", ".shx", ".dbf", ".prj", ".cpg"})


def unpack(archive: Path, folder: Path) -> list[tuple[Path, str]]:
    """The files in the zip that hold boundaries, each as its place in `folder` and its name in the zip."""
    try:
        with zipfile.ZipFile(archive) as opened:
            members = {PurePosixPath(info.filename): info for info in opened.infolist() if not info.is_dir()}
            return _unpack(opened, members, folder, archive.name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        # RuntimeError is what zipfile raises for a password.
        raise ImportRefused(
            f"{archive.name} is niet uit te pakken: de zip is beschadigd of heeft een wachtwoord. "
            "Haal het bestand opnieuw op, of pak het zelf uit."
        ) from error


def _unpack(
    opened: zipfile.ZipFile, members: Mapping[PurePosixPath, zipfile.ZipInfo], folder: Path, name: str
) -> list[tuple[Path, str]]:
    main = sorted(
        member for member in members if member.suffix.lower() in _BOUNDARIES and member.parts[0] != "__MACOSX"
    )
    if not main:
        raise ImportRefused(f"In {name} zit geen kaartbestand. Dit kan: {FORMATS}.")
    wanted = [(number, part) for number, member in enumerate(main) for part in _parts(member, members)]
    if sum(members[part].file_size for _, part in wanted) > MAX_UNPACKED_BYTES:
        raise ImportRefused(f"{name} is uitgepakt te groot (meer dan 4 GB). Kies een kleiner bestand.")
    for number, part in wanted:
        target = folder / f"{number}{part.suffix.lower()}"
        # zipfile gives no more bytes than the size that was added up above.
        with opened.open(members[part]) as packed, target.open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked)
    return [(folder / f"{number}{member.suffix.lower()}", member.name) for number, member in enumerate(main)]


def _parts(
    member: PurePosixPath, members: Mapping[PurePosixPath, zipfile.ZipInfo]
) -> Sequence[PurePosixPath]:
    """The member, with the files that belong to it when it is a shapefile."""
    if member.suffix.lower() != ".shp":
        return [member]
    return [
        other
        for other in members
        if other.parent == member.parent
        and other.stem.casefold() == member.stem.casefold()
        and other.suffix.lower() in _SHAPEFILE_PARTS
    ]

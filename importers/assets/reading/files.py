"""The door of the import: which file may come in, how its bytes become text, and which reader takes it."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from importers.assets.log import Log
from importers.assets.reading.csv_rows import form_of, rows_of
from importers.assets.reading.geojson_rows import Features
from importers.assets.reading.limits import Limits
from importers.assets.records import RawRow
from importers.records import ImportRefused

# What the first bytes give away, so that the sentence can say what to do.
OTHER_FORMATS = {
    b"PK\x03\x04": "Dit is een Excel- of zip-bestand. Sla het op als CSV (of pak het uit).",
    b"\xd0\xcf\x11\xe0": "Dit is een oud Excel-bestand. Sla het op als CSV.",
    b"SQLite format 3": "Dit is een GeoPackage. Sla het op als GeoJSON.",
    b"%PDF": "Dit is een PDF. Vraag de maker om een CSV- of GeoJSON-bestand.",
}
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Table:
    """The headings of a file and its rows, read while they are taken; `crs` is that of the geometry."""

    headings: tuple[str, ...]
    rows: Iterator[RawRow]
    crs: str | None = None


def read(path: Path, limits: Limits, log: Log) -> Table:
    """Open a .csv, .tsv, .txt, .geojson or .json file within `limits`.

    Raises ImportRefused when it is absent, too big, empty, not text or in another format.
    """
    suffix = path.suffix.casefold()
    if suffix in {".csv", ".tsv", ".txt"}:
        text = _text(_bytes(path, limits), log, only_utf8=False)
        form = form_of(text, limits)
        return Table(form.headings, rows_of(text, form, limits, log))
    if suffix in {".geojson", ".json"}:
        features = Features(_text(_bytes(path, limits), log, only_utf8=True), limits, log)
        return Table(tuple(features.headings), features.rows(), features.crs)
    raise ImportRefused(
        f"We lezen geen bestanden die op “{suffix[:12] or 'niets'}” eindigen. Sla het op als CSV of GeoJSON."
    )


def _bytes(path: Path, limits: Limits) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ImportRefused(f"{path.name} is geen gewoon bestand.")
        with path.open("rb") as file:
            content = file.read(limits.megabytes * 1_000_000 + 1)
    except OSError as error:
        raise ImportRefused(f"{path.name} is niet te openen. Klopt de naam, en mag je het lezen?") from error
    if len(content) > limits.megabytes * 1_000_000:
        raise ImportRefused(f"{path.name} is groter dan {limits.megabytes} MB. Splits het in delen.")
    if not content.strip():
        raise ImportRefused(f"{path.name} is leeg.")
    for mark, sentence in OTHER_FORMATS.items():
        if content.startswith(mark):
            raise ImportRefused(sentence)
    return content


def _text(content: bytes, log: Log, *, only_utf8: bool) -> str:
    encodings = ("utf-16",) if content.startswith(UTF_16_MARKS) else ("utf-8-sig", "cp1252")
    for encoding in encodings[:1] if only_utf8 else encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        if encoding == "cp1252":
            log.note(None, "Het bestand is geen UTF-8; we lazen het als Windows-tekst. Kijk de accenten na.")
        return text
    raise ImportRefused(
        "Dit is geen tekst die we kunnen lezen. Sla het opnieuw op als CSV of GeoJSON (UTF-8)."
    )

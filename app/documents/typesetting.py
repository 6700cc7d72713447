"""A document from a template and data: tagged PDF (PDF/UA-1), equal bytes for equal data."""

from __future__ import annotations

import atexit
import re
import tempfile
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import font_source_sans_pro
import orjson
import typst
from fontTools.ttLib import TTFont

TEMPLATES = Path(__file__).parent / "typst"
FONTS = Path(font_source_sans_pro.__file__).parent / "files"
STYLES = ("Regular", "It", "Semibold", "Bold")
GAP = "\0"
RUN = re.compile(f"{GAP}+")


def pdf(template: str, data: Mapping[str, Any], *, title: str, day: date, invented: bool) -> bytes:
    """The document of `typst/<template>.typ`.

    `data` holds JSON's own types and dates; the template reads it as `data`, with `title` and `invented`
    (Voorbeeldgegevens across each page) beside it. `day` is the date in the file. No font of the machine,
    no network and no clock has a say. Raises RuntimeError of typst when a template is wrong.
    """
    content = {**_printable(dict(data)), "title": _printable(title), "invented": invented}
    return bytes(
        typst.compile(
            str(TEMPLATES / f"{template}.typ"),
            root=str(TEMPLATES),
            font_paths=[_fonts()],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards="ua-1",
            timestamp=int(datetime.combine(day, time(), UTC).timestamp()),
            sys_inputs={"data": orjson.dumps(content).decode()},
        )
    )


@cache
def _fonts() -> str:
    """A folder with one file per style: the package holds two, and which is found first would vary."""
    folder = tempfile.TemporaryDirectory(prefix="opbouwkaart-fonts-")
    atexit.register(folder.cleanup)
    for style in STYLES:
        name = f"SourceSansPro-{style}.ttf"
        Path(folder.name, name).write_bytes((FONTS / name).read_bytes())
    return folder.name


@cache
def _drawn() -> frozenset[int]:
    """The characters that every style has; reading them takes a moment, so once for the process."""
    held = []
    for style in STYLES:
        with TTFont(FONTS / f"SourceSansPro-{style}.ttf", lazy=True) as font:
            held.append(set(font.getBestCmap()))
    return frozenset(set.intersection(*held) | {ord("\n")})


def _printable(value: Any) -> Any:
    """The same, with '…' for what the fonts don't hold: PDF/UA refuses a missing letter."""
    if isinstance(value, str):
        composed = unicodedata.normalize("NFC", value)
        marked = "".join(one if ord(one) in _drawn() else GAP for one in composed)
        return RUN.sub("…", marked)
    if isinstance(value, Mapping):
        return {key: _printable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(one) for one in value]
    return value

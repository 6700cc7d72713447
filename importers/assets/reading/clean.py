"""Second step: cells without the dirt that copying, exporting and spreadsheets leave in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from importers.assets.log import LEFT_OUT, Log
from importers.assets.reading.limits import Limits
from importers.assets.records import RawRow

# Our own exports put ' before a text that a spreadsheet would run as a formula; here it comes off again.
FORMULA_PREFIX = re.compile(r"'(?=[=+\-@\t\r])")
BREAKS = re.compile(r"[ \t\r\n\x0b\x0c\x85\u00a0\u2028\u2029]+")
# Control and private signs, and those that hide text or turn its direction; the joiners of Arabic script and
# emoji (200C, 200D) belong to the words and stay.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ue000-\uf8ff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
LOST = "\ufffd"
_BETWEEN = "\x1f"
_EDGES = " \u200c\u200d"
_BAD_START = frozenset(" '")


def clean(rows: Iterator[RawRow], limits: Limits, log: Log) -> Iterator[RawRow]:
    """Trim, normalise to NFC, drop invisible signs and the formula sign; refuse rows with a huge cell."""
    for row in rows:
        longest = max(map(len, row.cells), default=0)
        if longest > limits.cell:
            log.refuse(
                row.number,
                f"Een cel heeft {longest} tekens; hoogstens {limits.cell} mag. Maak de tekst korter, "
                "of kijk of er een aanhalingsteken staat dat niet dichtgaat.",
                value=cleaned(max(row.cells, key=len)[:200]),
                unread=True,
            )
        elif _is_clean(_BETWEEN.join(row.cells), "".join(row.cells)):
            yield row
        else:
            cells = tuple([_cell(cell, row.number, log) for cell in row.cells])
            yield RawRow(row.number, cells, row.place, row.shape)


def _is_clean(separated: str, joined: str) -> bool:
    """Whether `cleaned` would change nothing. Most rows are clean, and plain tests are ten times as quick."""
    return (
        joined.isprintable()
        and unicodedata.is_normalized("NFC", separated)
        and separated[:1] not in _BAD_START
        and not (LOST in separated or "  " in separated or separated.endswith(" "))
        and not (f"{_BETWEEN} " in separated or f" {_BETWEEN}" in separated or f"{_BETWEEN}'" in separated)
    )


def _cell(cell: str, number: int, log: Log) -> str:
    if _is_clean(cell, cell):
        return cell
    text = cleaned(cell)
    if LOST in text:
        log.note(number, "Een teken ging eerder verloren (\ufffd). Kijk de tekst na.", value=text)
    if INVISIBLE.search(cell):
        log.note(number, "Er stonden onzichtbare tekens in.", action=LEFT_OUT, value=text)
    return text


def cleaned(text: str) -> str:
    """The text on one line, in NFC, without invisible signs and without the formula prefix."""
    text = FORMULA_PREFIX.sub("", text.lstrip(" "), count=1) if text.lstrip(" ")[:1] == "'" else text
    return unicodedata.normalize("NFC", BREAKS.sub(" ", INVISIBLE.sub("", text)).strip(_EDGES))

"""Another division of the municipality from a CSV: a column with the gebied and one with the buurt."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from importers.records import ImportRefused

MOST_BYTES: Final = 5_000_000
GROUP_HEADINGS: Final = frozenset({"gebied", "gebiedsnaam", "indeling", "team", "wijkkompas", "groep"})
CODE_HEADINGS: Final = frozenset({"buurtcode", "bu_code", "code", "buurt_code"})
CODE: Final = re.compile(r"BU[0-9A-Z]{8}")


@dataclass(frozen=True, slots=True)
class Division:
    """Names of groups with the codes of their buurten, in the order of the file."""

    groups: dict[str, tuple[str, ...]]


def read_division(path: Path) -> Division:
    """The groups of a file, as `division_of`; raises ImportRefused also for one that can't be read."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ImportRefused(f"{path.name} is te groot: hoogstens 5 MB.")
        content = path.read_bytes()
    except OSError as error:
        raise ImportRefused(f"{path.name} is niet te lezen: {error.strerror}. Klopt de naam?") from error
    return division_of(content, name=path.name)


def division_of(content: bytes, *, name: str) -> Division:
    """The groups of a list by the name of its file; a row without a gebied belongs to none.

    Raises ImportRefused for one that is too large, without the two columns, with something that is no
    code of a buurt, or with one buurt in two groups.
    """
    if len(content) > MOST_BYTES:
        raise ImportRefused(f"{name} is te groot: hoogstens 5 MB.")
    rows = _rows(content)
    heading = next(rows, None)
    if heading is None:
        raise ImportRefused(f"{name} is leeg. Zet er een kolom gebied en een kolom buurtcode in.")
    group_at, code_at = (_column(heading[1], known, name) for known in (GROUP_HEADINGS, CODE_HEADINGS))
    groups: dict[str, list[str]] = {}
    group_of: dict[str, str] = {}
    for line, cells in rows:
        group, code = (" ".join(cells[at].split()) if at < len(cells) else "" for at in (group_at, code_at))
        if not group:
            continue
        if not CODE.fullmatch(code):
            raise ImportRefused(f"Rij {line}: ‘{code[:20]}’ is geen code van een buurt, zoals BU00140105.")
        if group_of.setdefault(code, group) != group:
            raise ImportRefused(
                f"Rij {line}: {code} staat al bij {group_of[code]}. Een buurt hoort bij één gebied."
            )
        groups.setdefault(group, []).append(code)
    if not groups:
        raise ImportRefused(f"In {name} staat geen enkele buurt bij een gebied.")
    return Division({group: tuple(dict.fromkeys(codes)) for group, codes in groups.items()})


def _rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(text.splitlines(), delimiter=delimiter)
    yield from ((reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells))


def _column(heading: list[str], known: frozenset[str], name: str) -> int:
    found = [at for at, cell in enumerate(heading) if cell.strip().lower() in known]
    if not found:
        wanted = "gebied" if known is GROUP_HEADINGS else "buurtcode"
        raise ImportRefused(f"{name} heeft geen kolom {wanted}. Zet {wanted} boven die kolom.")
    return found[0]

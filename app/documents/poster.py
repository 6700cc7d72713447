"""The Buurtposter: what there is in a buurt, by question, for who walks past."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

import segno

from app.documents.typesetting import pdf
from app.exports.about import ATTRIBUTION
from app.labels import ASKED_BY_THEME, COSTS, OPENNESS
from app.models.record import Cost, Openness
from app.queries.paper.posted import Posted
from app.rhythms.dutch import capitalised, day_words

MOST_OF_A_THEME = 2
ROOM = 160
"""Millimetres for questions and records on one sheet, in the sizes that can be read at two metres."""
OF_A_QUESTION, OF_A_NAME, OF_A_LINE = 13, 10, 7
NAME_LENGTH, LINE_LENGTH = 38, 62
"""How many characters fit on a line; a longer one takes the room of two."""
LONGEST, LONGEST_HEADING = 70, 48
OF_A_HEADING, HEADING_LENGTH = 18, 24
"""The first line of the heading is no part of the room."""

DIALLED = str.maketrans("", "", " ()-.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Where readers go: `phone` to dial, `address` (http or https) behind the code; each may be "".

    `is_list`: the address is the list of the buurt, which holds all that has no room here.
    """

    team: str
    phone: str = ""
    address: str = ""
    is_list: bool = False


def poster(
    name: str,
    records: Iterable[Posted],
    themes: Mapping[str, str],
    asked: Asked,
    *,
    day: date,
    invented: bool,
) -> bytes:
    """The sheet for the buurt `name` as PDF; `themes` are codes with their labels, in their order."""
    everything = tuple(records)
    heading = f"Wat is er in {shorten(name, LONGEST_HEADING - 14, placeholder=' …')}?"
    groups = _groups(everything, themes, ROOM - OF_A_HEADING * (len(heading) // HEADING_LENGTH))
    shown = sum(len(group["items"]) for group in groups)
    content = {
        "heading": heading,
        "lead": "Dit weten we van de buurt. Er is vast meer.",
        "groups": groups,
        "beyond": _beyond(len(everything) - shown, listed=asked.is_list),
        **_where_to(asked),
        "foot": f"Zo wisten wij het op {day_words(day)}. {ATTRIBUTION}",
    }
    return pdf("poster", content, title=f"Wat is er in {name}?", day=day, invented=invented)


def code(address: str) -> str:
    """A QR code as SVG, the same for the same address."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=2, light="#fff", xmldecl=False)
    return drawn.getvalue().decode()


def _groups(records: tuple[Posted, ...], themes: Mapping[str, str], left: int) -> list[dict[str, Any]]:
    """A few of each theme until the sheet is full, under what somebody would ask; each record once."""
    chosen: dict[str, list[Posted]] = {theme: [] for theme in themes}
    for record in records:
        heights = {
            theme: _height(record) + (0 if chosen[theme] else OF_A_QUESTION)
            for theme in record.themes
            if _has_room(chosen, theme)
        }
        theme = next((one for one, height in heights.items() if height <= left), None)
        if theme is not None:
            chosen[theme].append(record)
            left -= heights[theme]
    return [
        {
            "question": ASKED_BY_THEME.get(theme, f"{themes[theme]}?"),
            "items": [{"name": _short(record.name), "line": _line(record)} for record in found],
        }
        for theme, found in chosen.items()
        if found
    ]


def _has_room(chosen: Mapping[str, list[Posted]], theme: str) -> bool:
    return theme in chosen and len(chosen[theme]) < MOST_OF_A_THEME


def _height(record: Posted) -> int:
    name, line = len(_short(record.name)), len(_line(record))
    return OF_A_NAME * -(-name // NAME_LENGTH) + OF_A_LINE * -(-line // LINE_LENGTH)


def _short(name: str) -> str:
    return shorten(name, LONGEST, placeholder=" …") if " " in name else name[:LONGEST]


def _line(record: Posted) -> str:
    free = COSTS[Cost.FREE] if record.cost is Cost.FREE else ""
    closed = OPENNESS[Openness.MEMBERS].lower() if record.is_closed else ""
    parts = (record.when, f"bij {record.host}" if record.host else "", closed or free)
    return shorten(
        capitalised(" · ".join(part for part in parts if part)), 2 * LINE_LENGTH - 10, placeholder=" …"
    )


def _beyond(count: int, *, listed: bool) -> str:
    """What there was no room for, and how to hear of it."""
    if count <= 0:
        return ""
    how = "Scan de code hieronder." if listed else "Vraag het ons."
    return f"En er is nog 1 ding. {how}" if count == 1 else f"En er zijn nog {count} andere. {how}"


def _where_to(asked: Asked) -> dict[str, Any]:
    words = "Vragen? Bel ons" if asked.phone else "Vragen? Loop binnen"
    scan = "Meer lezen? Scan de code" if asked.address else "Of scan de code om te bellen"
    leads_to = asked.address or (f"tel:{asked.phone.translate(DIALLED)}" if asked.phone else "")
    return {
        "ask": words,
        "phone": asked.phone,
        "team": asked.team,
        "scan": scan if leads_to else "",
        "qr": code(leads_to) if leads_to else None,
        "qr-words": f"QR-code die leidt naar {asked.address or asked.phone}",
    }

"""The lijstje voor onderweg: what is due in a buurt, in walking order, to tick with a pen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.documents.typesetting import pdf
from app.rhythms.dutch import day_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A record on the way with what we knew of it, in words."""

    name: str
    line: str
    known: str


def walking_list(buurt: str, stops: Iterable[Stop], *, left_out: int, day: date, invented: bool) -> bytes:
    """A list of A5; `left_out` is how many stand on the screen alone, because only a team may see them."""
    more = "1 staat" if left_out == 1 else f"{left_out} staan"
    content = {
        "buurt": buurt,
        "stops": [{"name": one.name, "line": one.line, "known": one.known} for one in stops],
        "left-out": f"Nog {more} alleen op het scherm: alleen je team mag dat zien." if left_out else "",
        "foot": f"{day_words(day)}. Geen namen van bewoners. Gooi dit na je ronde weg.",
    }
    return pdf("on_the_way", content, title=f"Onderweg in {buurt}", day=day, invented=invented)

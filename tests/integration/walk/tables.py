"""Which tables of a page can be taken along, and which not, with the reason."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

TABLE = re.compile(r"<table([^>]*)>\s*<caption[^>]*>(.*?)</caption>", re.DOTALL)
MARK = re.compile(r'data-takes="([0-9a-f]{8})"')
OWN_FILE = {
    "Buurtkrachten in dit netwerk": "/netwerk/download?",
    "De basistraining per maand": "/leergang/uitrol/download?",
    "De basistraining per team": "/leergang/uitrol/download?",
    "Gemaakt door teamleden": "/dekking/teams/download?",
    "Pas gecheckt, per deel en per soort": "/dekking/actueel/download?",
    "De keten van bijeenkomst tot opbrengst": "/opbrengst/download?",
    "Waar eerst kijken": "/dekking/eerst/download?",
}
"""Tables of which a file holds more than the page shows: by the beginning of the caption what links to it."""
MEASURES = "/dekking/download?"
NOT_TAKEN = {
    "Alle verbindingen van": "what is sensitive is in no file; the network around the record has one",
    "Hetzelfde als de kaart": "stands in a file of a report, which has a spreadsheet beside it",
    "Mensen": "names of colleagues: a copy would outlive what we keep of them",
    "Teams van": "the teams of one colleague: a figure about nobody leaves the product",
    "Wat de collega veranderde": "a choice to make, gone in a minute",
    "Wat er vandaag weg zou gaan": "names what has to go, and a copy would stay",
    "Wat we weten, per buurt (verzonnen)": "an example that is invented",
    "Wie keek": "a log of who read what is private: a copy would outlive it",
}


def tables_of(page: str) -> Iterator[tuple[str, str]]:
    """The caption and the mark ("" without one) of each table of a page."""
    for attributes, caption in TABLE.findall(page):
        mark = MARK.search(attributes)
        yield html.unescape(" ".join(re.sub(r"<[^>]*>", "", caption).split())), mark[1] if mark else ""


def left_behind(page: str) -> list[str]:
    """The captions of tables of which there should be a file and is none."""
    found = list(tables_of(page))
    links = html.unescape(page)
    return [
        *(caption for caption, mark in found if not mark and not _has_reason(caption, links)),
        *(
            caption
            for caption, mark in found
            if mark and not all(f"neem={mark}&als={kind}" in links for kind in ("csv", "xlsx"))
        ),
    ] + ["a table without a caption"] * (page.count("<table") - len(found))


def _has_reason(caption: str, links: str) -> bool:
    if any(caption.startswith(one) for one in NOT_TAKEN) or "nog niet vastgezet" in links:
        return True
    own = next((link for begin, link in OWN_FILE.items() if caption.startswith(begin)), MEASURES)
    return own in links and all(f"format={kind}" in links for kind in ("csv", "xlsx"))

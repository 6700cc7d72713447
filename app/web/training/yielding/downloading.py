"""Take the chain along: exactly what the page shows, as spreadsheet, CSV or on paper."""

from __future__ import annotations

import io
from collections.abc import Callable

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from app import clock
from app.documents.chain import BESIDE, chain_sheet
from app.exceptions import Invalid
from app.exports import FORMATS
from app.exports.about import INVENTED, LICENCE
from app.exports.csv_file import write_table
from app.exports.xlsx_file import Sheet, write_sheets
from app.exports.yielding import tables
from app.policy import Permission
from app.queries.people.installation import is_demo
from app.queries.record.catalogue import theme_labels
from app.queries.training.yielding.chain import ChainFilter, chain, outcome_ids
from app.queries.training.yielding.levels import levels_of
from app.queries.training.yielding.links import chain_links
from app.queries.training.yielding.outcomes import stories
from app.web.access import access
from app.web.identity import viewer
from app.web.paper.answer import document
from app.web.training.blueprint import bp
from app.web.training.yielding.chain import read_chain_filter
from app.web.training.yielding.choice_words import choice_words

SHEETS: dict[str, Callable[[ChainFilter], Sheet]] = {
    "tellingen": lambda chosen: tables.counts(levels_of(chain(chosen, viewer()))),
    "verbanden": lambda chosen: tables.links(chain_links(chosen, viewer()), theme_labels()),
    "opbrengsten": lambda chosen: tables.outcomes(stories(viewer(), ids=outcome_ids(chosen, viewer()))),
}


@bp.get("/opbrengst/download")
@access(Permission.SEE_TRAINING)
def download_chain() -> ResponseReturnValue:
    """`format` is pdf, xlsx (all sheets) or csv (the one that `wat` names)."""
    chosen = read_chain_filter(request.args, also=("format", "wat"))
    write = WRITERS.get(request.args.get("format", ""))
    if write is None:
        raise Invalid({"format": f"Kies een soort bestand: {', '.join(WRITERS)}."})
    return write(chosen)


def _paper(chosen: ChainFilter) -> ResponseReturnValue:
    content = chain_sheet(
        levels_of(chain(chosen, viewer())),
        stories(viewer(), ids=outcome_ids(chosen, viewer())),
        chosen=choice_words(chosen),
        day=clock.today(),
        invented=is_demo(),
    )
    return document(content, "opbrengst van de leergang", clock.today().isoformat())


def _spreadsheet(chosen: ChainFilter) -> ResponseReturnValue:
    target = io.BytesIO()
    write_sheets([make(chosen) for make in SHEETS.values()], target, _told(chosen))
    return _file(target, "xlsx", "opbrengst")


def _told(chosen: ChainFilter) -> list[tuple[str, str]]:
    """What a file says of itself."""
    return [
        *([("Let op", INVENTED)] if is_demo() else []),
        ("Stand", clock.today().isoformat()),
        ("Keuze", choice_words(chosen) or "de hele leergang"),
        ("Hoe tellen we", "Alleen wat de maker mag zien. Wat gevoelig is, staat niet bij de verbanden."),
        ("Let op", BESIDE),
        ("Voorwaarden", LICENCE),
    ]


def _said(name: str, chosen: ChainFilter) -> str:
    told = ". ".join(f"{head}: {words.rstrip('.')}" for head, words in _told(chosen))
    return f"Wat bracht de leergang? {name}. {told}."


def _csv(chosen: ChainFilter) -> ResponseReturnValue:
    what = request.args.get("wat") or "tellingen"
    if what not in SHEETS:
        raise Invalid({"wat": f"Kies wat je wilt hebben: {', '.join(SHEETS)}."})
    target = io.BytesIO()
    sheet = SHEETS[what](chosen)
    write_table(sheet.columns, sheet.lines, target, is_demo=is_demo(), said=_said(sheet.name, chosen))
    return _file(target, "csv", f"opbrengst-{what}")


def _file(target: io.BytesIO, kind: str, name: str) -> ResponseReturnValue:
    target.seek(0)
    made = FORMATS[kind]
    response: Response = send_file(
        target,
        mimetype=made.mimetype,
        as_attachment=True,
        download_name=f"{name}-{clock.today().isoformat()}.{made.extension}",
    )
    response.cache_control.no_store = True
    return response


WRITERS: dict[str, Callable[[ChainFilter], ResponseReturnValue]] = {
    "pdf": _paper,
    "xlsx": _spreadsheet,
    "csv": _csv,
}

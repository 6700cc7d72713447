"""Take along what the list shows: one file, made whole before its first byte leaves."""

from __future__ import annotations

import tempfile
from typing import Any

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from app import clock
from app.exceptions import Invalid
from app.exports import FORMATS, About, Format
from app.policy import Permission
from app.queries.people.installation import is_demo
from app.queries.record.exporting.rows import export_rows
from app.queries.record.filtering.parsing import parse_filter
from app.queries.record.filters import AssetFilter
from app.queries.record.loosening import count_of
from app.queries.record.options import filter_options
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp

IN_MEMORY = 5_000_000


@bp.get("/lijst/download")
@access(Permission.READ)
def download() -> ResponseReturnValue:
    """The records of the filter in the format that was asked for."""
    chosen = parse_filter(request.args, also=("format", "sort", "page", "part"))
    kind = FORMATS.get(request.args.get("format", ""))
    if kind is None:
        raise Invalid({"format": f"Kies een soort bestand: {', '.join(FORMATS)}."})
    _check_size(chosen, kind)
    target = _made(kind, chosen)
    day = clock.today().isoformat()
    response: Response = send_file(
        target,
        mimetype=kind.mimetype,
        as_attachment=True,
        download_name=f"buurtkrachten-{day}.{kind.extension}",
    )
    response.cache_control.no_store = True
    return response


@bp.app_template_global()
def download_formats() -> dict[str, Format]:
    """The kinds of file, for a menu."""
    return FORMATS


def _made(kind: Format, chosen: AssetFilter) -> Any:
    """The file, on disk when it is large; the answer closes it."""
    target: Any = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the answer closes it)
    try:
        kind.write(export_rows(chosen, viewer()), target, about_choice(chosen))
    except BaseException:
        target.close()
        raise
    target.seek(0)
    return target


def _check_size(chosen: AssetFilter, kind: Format) -> None:
    count = count_of(chosen, viewer())
    if kind.most is not None and count > kind.most:
        raise Invalid(
            {
                "format": f"Dit zijn er {count}. In {kind.label} passen er {kind.most}. "
                "Kies een buurt, of neem CSV."
            }
        )


def about_choice(chosen: AssetFilter) -> About:
    """What a file with this choice says about itself."""
    choices = filter_options(viewer()).choices(chosen)
    words = " · ".join(f"‘{choice.label}’" if choice.name == "q" else choice.label for choice in choices)
    return About(day=clock.today(), chosen=words, is_demo=is_demo())

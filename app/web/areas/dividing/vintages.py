"""Which boundaries are loaded, from where, and what changed between two years."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.exceptions import NotFound
from app.models.areas import AreaLevel
from app.policy import Permission
from app.queries.areas.dividing.deciding import doubtful
from app.queries.areas.dividing.differences import Difference, What, differences
from app.queries.areas.dividing.sets import area_sets
from app.queries.areas.dividing.squares import squares_by_vintage
from app.queries.areas.outlines import outlines_of
from app.queries.areas.vintages import LoadedVintage, all_vintages
from app.web.access import access
from app.web.areas.blueprint import bp
from app.web.areas.picture import Picture, picture_among

WORDS = {
    What.SPLIT: "Gesplitst",
    What.MERGED: "Samengegaan",
    What.MOVED: "Grens verlegd",
    What.RENAMED: "Andere naam",
    What.RECODED: "Andere code",
    What.NEW: "Nieuw",
    What.GONE: "Vervallen",
}


@bp.get("/beheer/indelingen")
@access(Permission.MANAGE_SETTINGS)
def divisions() -> str:
    """The years, two of them to compare, and the other divisions."""
    return render_template(
        "areas/dividing/overview.html",
        vintages=all_vintages(),
        squares=squares_by_vintage(),
        sets=area_sets(),
        doubtful=doubtful(),
    )


@bp.get("/beheer/indelingen/verschil")
@access(Permission.MANAGE_SETTINGS)
def compare_years() -> ResponseReturnValue:
    """What changed from the one to the other, as a table and on two maps; without years the way to choose."""
    if not {"van", "naar"} & set(request.args):
        return redirect(url_for("areas.divisions"))
    older, newer = (_asked(name) for name in ("van", "naar"))
    if (not older.is_schematic, older.year) > (not newer.is_schematic, newer.year):
        older, newer = newer, older
    found = differences(older, newer) if older.id != newer.id else ()
    return render_template(
        "areas/dividing/differences.html",
        older=older,
        newer=newer,
        found=found,
        counts=[(WORDS[what], sum(one.what is what for one in found)) for what in What],
        words=WORDS,
        maps=[(older, _map(older, found, before=True)), (newer, _map(newer, found, before=False))],
    )


def _asked(name: str) -> LoadedVintage:
    number = request.args.get(name, 0, type=int)
    for vintage in all_vintages():
        if vintage.id == number:
            return vintage
    raise NotFound("Kies twee jaren uit de lijst.")


def _map(vintage: LoadedVintage, found: tuple[Difference, ...], *, before: bool) -> Picture | None:
    codes = {buurt.code for one in found for buurt in (one.before if before else one.after)}
    return picture_among(codes, areas=outlines_of(vintage, AreaLevel.BUURT))

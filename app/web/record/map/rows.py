"""The second line of a record in a list: what it is about and where."""

from __future__ import annotations

from flask import g

from app.queries.record.assets import Row
from app.queries.record.catalogue import theme_labels
from app.web.record.blueprint import bp

THEMES_NAMED = 2


@bp.app_template_global()
def row_line(row: Row) -> str:
    """'Eten en koken, groen en duurzaam · Selwerd'."""
    if "theme_labels" not in g:
        g.theme_labels = theme_labels()
    about = [g.theme_labels.get(code, code) for code in row.themes[:THEMES_NAMED]]
    words = ", ".join([*about[:1], *(label[:1].lower() + label[1:] for label in about[1:])])
    return f"{words} · {_where(row)}" if words else _where(row)


def _where(row: Row) -> str:
    if row.buurt_name:
        return row.buurt_name
    return "hele gemeente" if row.whole_municipality else "geen vaste plek"

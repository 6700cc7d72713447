"""The second line of a record in a list: what it is about and where."""

from __future__ import annotations

from flask import g

from app.queries.record.assets import Row
from app.queries.record.catalogue import theme_labels
from app.web.record.blueprint import bp

LINE = 36
"""About as many characters as fit before the buurt; a second theme only when it fits."""


@bp.app_template_global()
def row_line(row: Row) -> str:
    """'Eten en koken, groen en duurzaam · Selwerd'."""
    if "theme_labels" not in g:
        g.theme_labels = theme_labels()
    words = ""
    for label in (g.theme_labels.get(code, code) for code in row.themes):
        longer = f"{words}, {label[:1].lower()}{label[1:]}" if words else label
        words = longer if len(longer) <= LINE or not words else words
    return f"{words} · {_where(row)}" if words else _where(row)


def _where(row: Row) -> str:
    if row.buurt_name:
        return row.buurt_name
    return "hele gemeente" if row.whole_municipality else "geen vaste plek"

"""A report as PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from app.documents.reports.contents import Contents
from app.documents.reports.words import heading_words, shown
from app.documents.typesetting import pdf


def report_paper(contents: Contents, maps: Mapping[str, Any], *, day: date, invented: bool) -> bytes:
    """The whole report with its maps (by name); equal bytes for equal contents, maps and day."""
    told = asdict(contents)
    for part in told["parts"]:
        part["picture"] = maps.get(part["picture"])
        for one in part["tables"]:
            table = one["table"]
            table["columns"] = [
                {"words": heading_words(each["heading"]), "number": not each["is_text"]}
                for each in table["columns"]
            ]
            table["rows"] = [[shown(value) for value in row] for row in table["rows"]]
    title = f"{contents.title} {contents.period}, {contents.place}"
    return pdf("report", {"report": told}, title=title, day=day, invented=invented)

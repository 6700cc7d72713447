"""How often a right answer stands among the first five, and how high: of ours and of two plain ways."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import select

from app.models.record import PublishedAsset, Status
from app.policy import Viewer, visible_rows
from app.queries.partners.finder import answer, understood
from app.queries.partners.finder.asking.word_file import word_file
from app.queries.partners.finder.places import surroundings
from app.queries.record.assets import Order, list_page
from app.queries.record.filters import AssetFilter

QUESTIONS = Path(__file__).parent / "questions.csv"
FIRST, LOOKED_AT = 5, 10
Finder = Callable[[str, Viewer], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked, and the names that would be right."""

    text: str
    right: frozenset[str]
    trap: str
    kept_apart: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """Share of questions with a right answer among the first five, and the mean of one over its place."""

    hit_at_5: float
    mrr: float

    def __str__(self) -> str:
        return f"hit@5 {self.hit_at_5:.2f}  MRR {self.mrr:.2f}"


def questions() -> tuple[Question, ...]:
    with QUESTIONS.open(encoding="utf-8") as file:
        return tuple(
            Question(
                text=row["question"],
                right=frozenset(row["right"].split("|")),
                trap=row["trap"],
                kept_apart=bool(row["apart"]),
            )
            for row in csv.DictReader(file, delimiter=";")
        )


def measured(asked: Iterable[Question], finder: Finder, viewer: Viewer) -> Measured:
    places = [place_of(question, finder, viewer) for question in asked]
    hits = [place for place in places if place]
    return Measured(
        sum(place <= FIRST for place in hits) / len(places), sum(1 / place for place in hits) / len(places)
    )


def place_of(question: Question, finder: Finder, viewer: Viewer) -> int:
    """Where the first right answer stands, from 1; 0 when it is not among the first ten."""
    found = list(finder(question.text, viewer))[:LOOKED_AT]
    return next((number for number, name in enumerate(found, start=1) if name in question.right), 0)


def ours(text: str, viewer: Viewer) -> list[str]:
    return [hit.name for hit in answer(understood(text, viewer).wanted, viewer).hits]


def without_exchange(text: str, viewer: Viewer) -> list[str]:
    """Ours when nobody looks at what records offer and need."""
    wanted = understood(text, viewer).wanted
    return [hit.name for hit in answer(replace(wanted, offers=()), viewer).hits]


def by_theme_and_distance(text: str, viewer: Viewer) -> list[str]:
    wanted = understood(text, viewer).wanted
    where = surroundings(wanted, distance_m=word_file().limits["distance_m"])
    row = PublishedAsset
    chosen = [visible_rows(viewer), row.status.in_((Status.ACTIVE, Status.STARTING))]
    themes = {*wanted.themes, *word_file().themes_of(wanted.subjects)}
    if themes:
        chosen.append(row.themes.overlap(sorted(themes)))
    order = [row.location.distance(where.middle).nulls_last()] if where else []
    return _names(select(row.name).where(*chosen).order_by(*order, row.name_key).limit(LOOKED_AT))


def by_text(text: str, viewer: Viewer) -> list[str]:
    page = list_page(AssetFilter(q=text[:200]), viewer, order=Order.BEST, size=LOOKED_AT)
    return [row.name for row in page.rows]


def _names(statement) -> list[str]:
    from app.database import database

    return list(database.session.scalars(statement))

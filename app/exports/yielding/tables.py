"""What stands in a file of the chain, sheet by sheet; in CSV each is a file of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from app import labels
from app.exports.xlsx_file import Sheet
from app.models.record import Kind
from app.queries.record.exporting.rows import Column
from app.queries.training.yielding.levels import Level
from app.queries.training.yielding.links import Link
from app.queries.training.yielding.outcomes import Story

Line = Sequence[Any]
SUBJECTS = {"record": "buurtkracht", "tie": "verbinding", "step": "vervolgstap"}


def counts(levels: Iterable[Level]) -> Sheet:
    """What the page shows: a line per part of a level, and those that are said apart."""
    return Sheet(
        name="Tellingen",
        columns=(Column("niveau"), Column("onderdeel"), Column("aantal", is_text=False)),
        lines=_count_lines(levels),
    )


def links(found: Iterable[Link], themes: dict[str, str]) -> Sheet:
    """A line per claim; a theme by its label."""
    return Sheet(
        name="Verbanden",
        columns=(
            Column("leergang"),
            Column("module"),
            Column("bijeenkomst_op", is_text=False),
            Column("waarvan"),
            Column("naam"),
            Column("soort"),
            Column("thema"),
            Column("verband"),
            Column("hoe_zeker"),
            Column("meegelezen"),
        ),
        lines=(_link_line(one, themes) for one in found),
    )


def outcomes(found: Iterable[Story]) -> Sheet:
    """A line per outcome that something shows; words of somebody stay on the page, which lets them go."""
    return Sheet(
        name="Opbrengsten",
        columns=(
            Column("wanneer", is_text=False),
            Column("voor_wie"),
            Column("opbrengst"),
            Column("waarvan"),
            Column("getal", is_text=False),
            Column("onderbouwing"),
        ),
        lines=(
            (
                one.happened_on,
                labels.OUTCOME_LEVELS[one.level],
                one.title,
                one.subject,
                one.number,
                ", ".join(dict.fromkeys(labels.EVIDENCE_KINDS[shown.kind].lower() for shown in one.evidence)),
            )
            for one in found
        ),
    )


def _count_lines(levels: Iterable[Level]) -> Iterator[Line]:
    for level in levels:
        yield from ((level.name, part.words, part.number) for part in level.parts)
        yield from ((level.name, words, number) for words, number in level.asides)


def _link_line(one: Link, themes: dict[str, str]) -> Line:
    return (
        one.programme,
        one.module,
        one.held_on.date(),
        SUBJECTS[one.about],
        one.name,
        labels.KINDS[Kind(one.kind)] if one.kind else "",
        ", ".join(themes.get(code, code) for code in one.themes),
        labels.CLAIM_STRENGTHS[one.strength].lower(),
        labels.CONFIDENCES.get(one.confidence or 0, "").lower(),
        labels.VERDICTS[one.verdict].lower() if one.verdict else "nog niet",
    )

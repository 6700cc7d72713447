"""Third step: rows under our own field names; what each heading was taken for is shown, never hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from importers.assets.log import LEFT_OUT, Log
from importers.assets.reading.aliases import LIST_FIELDS, PERSONAL, field_of, is_by_word
from importers.assets.records import ColumnUse, RawRow, Row

LIST_SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column (by index) fills which field; a list field may have several columns."""

    columns: tuple[ColumnUse, ...]
    single: tuple[tuple[str, int], ...]
    lists: tuple[tuple[str, tuple[int, ...]], ...]


def layout_of(
    headings: Sequence[str], wanted: Mapping[str, str | None], *, has_geometry: bool, log: Log
) -> Layout:
    """Decide what each heading means: `wanted` (of the source) first, then the aliases.

    Notes every column that is left out: unknown, personal, or a second one for the same field. With
    `has_geometry` the columns of coordinates are left out, and RD columns where WGS84 columns stand.
    """
    guesses = [_guess(heading, wanted) for heading in headings]
    left_out = _spare_coordinates({field for field, _ in guesses}, has_geometry=has_geometry)
    best = _best(guesses, left_out)
    columns = []
    said = {key.casefold() for key in wanted}
    for index, (heading, (field, rank)) in enumerate(zip(headings, guesses, strict=True)):
        used = index in best.get(field, ())
        if used or (heading.casefold() in said and field != PERSONAL):
            columns.append(ColumnUse(heading, field if used else None, _why(rank)))
        else:
            short, reason = _why_not(field, left_out)
            columns.append(ColumnUse(heading, None, short))
            if heading.casefold() not in said:
                log.note(None, reason, action=LEFT_OUT, field=heading)
    return Layout(
        columns=tuple(columns),
        single=tuple((field, indexes[0]) for field, indexes in best.items() if field not in LIST_FIELDS),
        lists=tuple((field, indexes) for field, indexes in best.items() if field in LIST_FIELDS),
    )


def rename(rows: Iterable[RawRow], layout: Layout) -> Iterator[Row]:
    """Pick the cells of each field; the words of list fields are joined by "; "."""
    single, lists = layout.single, layout.lists
    for row in rows:
        cells = row.cells
        texts = {field: cells[index] for field, index in single}
        for field, indexes in lists:
            if len(indexes) == 1:
                texts[field] = cells[indexes[0]]
            else:
                texts[field] = LIST_SEPARATOR.join([cells[index] for index in indexes if cells[index]])
        yield Row(row.number, texts, row.place, row.shape)


def _guess(heading: str, wanted: Mapping[str, str | None]) -> tuple[str, int]:
    guess = field_of(heading) or ("", 0)
    if guess[0] == PERSONAL:
        return guess
    for key, field in wanted.items():
        if key.casefold() == heading.casefold():
            return field or "", -1
    return guess


def _best(guesses: Sequence[tuple[str, int]], left_out: frozenset[str]) -> dict[str, tuple[int, ...]]:
    by_field: dict[str, list[int]] = {}
    for index in sorted(range(len(guesses)), key=lambda index: (guesses[index][1], index)):
        field = guesses[index][0]
        if field and field != PERSONAL and field not in left_out:
            by_field.setdefault(field, []).append(index)
    return {
        field: tuple(sorted(found)) if field in LIST_FIELDS else (found[0],)
        for field, found in by_field.items()
    }


def _spare_coordinates(fields: set[str], *, has_geometry: bool) -> frozenset[str]:
    if has_geometry:
        return frozenset({"lon", "lat", "rd_x", "rd_y"})
    return frozenset({"rd_x", "rd_y"} if {"lon", "lat"} <= fields else ())


def _why(rank: int) -> str:
    """Why a heading is this field, in a few words."""
    if rank < 0:
        return "zo afgesproken voor deze bron"
    return "een woord in de kop" if is_by_word(rank) else "de kop zegt het"


def _why_not(field: str, left_out: frozenset[str]) -> tuple[str, str]:
    """Why a column is left out, in a few words and in a sentence."""
    if field == PERSONAL:
        return "over een persoon", (
            "Deze kolom lijkt over een persoon te gaan. Zulke gegevens nemen we nooit over."
        )
    if field in left_out:
        return "de plek staat er al", (
            "De plek staat al op een andere manier in dit bestand. Deze kolom is niet gebruikt."
        )
    if field:
        return "een andere kolom zegt dit", "Een andere kolom zegt hetzelfde. Deze kolom is niet gebruikt."
    return "kennen we niet", (
        "Deze kolom kennen we niet. Zeg welke kolom wat is als je hem wel wilt overnemen."
    )

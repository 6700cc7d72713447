"""The choice of a chain in words, for a file that is read without its page."""

from __future__ import annotations

from collections.abc import Iterator

from app.exceptions import NotFound
from app.queries.areas.areas import area_by_code
from app.queries.record.options import area_groups
from app.queries.training.options import training_options
from app.queries.training.yielding.chain import ChainFilter
from app.queries.training.yielding.teams import counted_teams
from app.web.presentation.formatting import day_in_full


def choice_words(chosen: ChainFilter) -> str:
    """'Basistraining · Team Noord · vanaf 1 januari 2026', "" for everything."""
    return " · ".join(word for word in _words(chosen) if word)


def _words(chosen: ChainFilter) -> Iterator[str]:
    yield from _of_training(chosen)
    if chosen.team is not None:
        yield dict(counted_teams()).get(chosen.team, "")
    if chosen.buurt:
        yield _place(chosen.buurt)
    if chosen.group is not None:
        groups = {option.value: option.label for division in area_groups() for option in division.groups}
        yield groups.get(str(chosen.group), "")
    yield f"vanaf {day_in_full(chosen.since)}" if chosen.since else ""
    yield f"tot en met {day_in_full(chosen.until)}" if chosen.until else ""


def _of_training(chosen: ChainFilter) -> Iterator[str]:
    for programme in training_options():
        if programme.id == chosen.programme:
            yield programme.title
        for module in programme.modules:
            if module.id == chosen.module:
                yield module.title
            held = (one for one in module.sessions if one.id == chosen.session)
            yield from (f"{module.title}, {day_in_full(one.held_on.date())}" for one in held)


def _place(code: str) -> str:
    try:
        return area_by_code(code).name
    except NotFound:
        return code

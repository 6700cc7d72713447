"""Values with their words as the choices of a form's field."""

from __future__ import annotations

from collections.abc import Iterable

from wtforms import SelectChoice


def options(
    pairs: Iterable[tuple[object, str]], *, nothing: str = "", group: str | None = None
) -> list[SelectChoice]:
    """Choices in the order of the pairs; `nothing`: words for no choice at all; `group`: their heading."""
    first = [SelectChoice("", nothing)] if nothing else []
    return first + [SelectChoice(str(value), words, optgroup=group) for value, words in pairs]

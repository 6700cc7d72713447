"""What every form shares: choices with their words, and sentences at the fields they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask_wtf import FlaskForm
from wtforms import SelectChoice


def options(
    pairs: Iterable[tuple[object, str]], *, nothing: str = "", group: str | None = None
) -> list[SelectChoice]:
    """Choices in the order of the pairs; `nothing`: words for no choice at all; `group`: their heading."""
    first = [SelectChoice("", nothing)] if nothing else []
    return first + [SelectChoice(str(value), words, optgroup=group) for value, words in pairs]


def show_errors(form: FlaskForm, errors: Mapping[str, str]) -> None:
    """Put the sentences of a service at the fields of the form; what has no field stands above it."""
    for name, sentence in errors.items():
        if name in form:
            form[name].errors = [*form[name].errors, sentence]
        else:
            form.form_errors.append(sentence)

"""Turn the database's word that a title is taken into a sentence at the field."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from psycopg.errors import UniqueViolation
from sqlalchemy.exc import IntegrityError

from app.database import database
from app.exceptions import Invalid

TAKEN = {
    "uq_programmes_title": "Er is al een leergang met deze naam. Kies een andere naam.",
    "uq_modules_programme_id_title": "Deze leergang heeft al een module met deze naam. Kies een andere naam.",
}
TITLE_LIMIT = 120
AIM_LIMIT = 500


def text_errors(*, title: str, aim: str) -> dict[str, str]:
    """A sentence per field for a title or an aim that is too short or too long."""
    errors = {}
    if len(title) < 3:
        errors["title"] = "Vul een naam in van minstens 3 letters."
    elif len(title) > TITLE_LIMIT:
        errors["title"] = f"Gebruik hoogstens {TITLE_LIMIT} tekens. Het zijn er nu {len(title)}."
    if len(aim) > AIM_LIMIT:
        errors["aim"] = f"Gebruik hoogstens {AIM_LIMIT} tekens. Het zijn er nu {len(aim)}."
    return errors


def check_texts(*, title: str, aim: str) -> None:
    """Raise Invalid when the title or the aim is too short or too long."""
    errors = text_errors(title=title, aim=aim)
    if errors:
        raise Invalid(errors)


@contextmanager
def unique_title() -> Iterator[None]:
    """Flush what happens inside as one step; raises Invalid for `title` when another row carries it."""
    try:
        with database.session.begin_nested():
            yield
            database.session.flush()
    except IntegrityError as error:
        if not isinstance(error.orig, UniqueViolation):
            raise
        sentence = TAKEN.get(error.orig.diag.constraint_name or "")
        if sentence is None:
            raise
        raise Invalid({"title": sentence}) from error

"""One map from a constraint of the database to the form field that broke it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError

from app.database import database
from app.exceptions import Invalid

FIELD_OF = {
    "uq_users_email": ("email", "Er is al iemand met dit e-mailadres. Zoek die op in de lijst."),
    "uq_teams_name": ("name", "Er is al een team met deze naam. Kies een andere naam."),
    "uq_memberships_open": ("since", "Deze collega zit al in dit team. Pas die regel aan."),
    "uq_team_buurten_open": ("since", "Dit team werkt al in deze buurt. Pas die regel aan."),
    "uq_team_buurten_lead": ("since", "Een ander team houdt deze buurt al bij. Open de pagina opnieuw."),
}


@contextmanager
def named_constraints() -> Iterator[None]:
    """Flush what the block changed; a broken constraint becomes Invalid and undoes only the block."""
    try:
        with database.session.begin_nested():
            yield
            database.session.flush()
    except IntegrityError as error:
        name = getattr(getattr(error.orig, "diag", None), "constraint_name", None)
        if name not in FIELD_OF:
            raise
        field, sentence = FIELD_OF[name]
        raise Invalid({field: sentence}) from error

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
    "uq_saved_filters_user_id_name": (
        "name",
        "Je hebt al een keuze met deze naam. Kies een andere naam.",
    ),
    "ck_assets_name": ("name", "Gebruik 3 tot en met 120 tekens."),
    "ck_assets_summary": ("summary", "Gebruik hoogstens 300 tekens."),
    "ck_assets_themes": ("themes", "Kies 1, 2 of 3 thema's."),
    "ck_assets_somewhere": ("place", "Kies waar het is: een plek, een adres of een buurt."),
    "ck_assets_location": ("place", "Deze plek ligt buiten Nederland. Wijs haar opnieuw aan."),
    "ck_assets_sensitive": (
        "visibility",
        "Wat gevoelig is, kan alleen je eigen team zien. Kies 'mijn team'.",
    ),
    "ck_assets_public_aware": ("visibility", "Zet het pas openbaar als de groep het weet."),
    "ck_assets_status_reason": ("status_reason", "Een reden vul je alleen in als het gestopt is."),
    "ck_assets_website": ("website", "Dit lijkt geen webadres. Begin met www of https."),
    "ck_assets_capacity": ("capacity", "Vul een getal in van 1 tot en met 5000."),
    "ck_assets_languages": ("languages", "Kies hoogstens 12 talen."),
    "ck_assets_meets_elsewhere": ("meets_at", "Kies iets anders: dit is hetzelfde kaartje."),
    "ck_contacts_consent_period": ("contacts", "Kies een datum binnen 2 jaar. Daarna vragen we het opnieuw."),
    "ck_stories_consent_period": ("stories", "Kies een datum binnen 2 jaar. Daarna vragen we het opnieuw."),
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

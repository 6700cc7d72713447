"""What a database is before anything is done to it: empty, a demonstration, or somebody's work."""

from __future__ import annotations

from sqlalchemy import select, text

from app.database import database
from app.exceptions import OpbouwkaartError
from app.models.people import Installation, User
from app.queries.people.installation import DEMO_DOMAIN

TAKE_TURN = text("select pg_advisory_xact_lock(hashtext('demo'))")

LOADED_ALREADY = (
    "De voorbeeldgegevens staan er al. Wil je opnieuw beginnen? Haal ze eerst weg met ‘flask demo clear’."
)
IN_USE = (
    "In deze database werken al mensen. Voorbeeldgegevens komen alleen in een lege database. "
    "Kies een andere DATA_DIR of DATABASE_URL."
)
NOT_A_DEMO = "Dit is geen demo. Er is niets weggehaald."
DEMO_LEFT = (
    "Er staan nog demo-accounts in deze database, met een wachtwoord dat iedereen kent. "
    "Haal ze eerst weg met ‘flask demo clear’."
)
STRAY_ACCOUNT = (
    f"Er is een account op @{DEMO_DOMAIN}, maar deze database is geen demo. Zo'n adres hoort bij een demo. "
    "Geef het account een ander adres, of stop het (in de tabel users), en start opnieuw."
)


def take_turn() -> None:
    """Wait until nobody else loads or clears a demonstration, till the end of the transaction."""
    database.session.execute(TAKE_TURN)


def has_users() -> bool:
    """Whether anybody, invented or not, has an account here."""
    return database.session.scalar(select(User.id).limit(1)) is not None


def is_demonstration() -> bool:
    """What the database itself says, not what this process asked before."""
    return bool(database.session.scalar(select(Installation.is_demo)))


def refuse_unless_empty() -> None:
    """Raise OpbouwkaartError when this is a demonstration already or somebody works here."""
    if is_demonstration():
        raise OpbouwkaartError(LOADED_ALREADY)
    if has_users():
        raise OpbouwkaartError(IN_USE)


def refuse_unless_demo() -> None:
    """Raise OpbouwkaartError when what is here may be somebody's work."""
    if not is_demonstration():
        raise OpbouwkaartError(NOT_A_DEMO)


def refuse_demo_accounts() -> None:
    """Raise OpbouwkaartError when accounts are here that everybody can use."""
    if is_demonstration():
        raise OpbouwkaartError(DEMO_LEFT)
    stray = User.email.endswith(f"@{DEMO_DOMAIN}", autoescape=True) & User.deactivated_at.is_(None)
    if database.session.scalar(select(User.id).where(stray).limit(1)) is not None:
        raise OpbouwkaartError(STRAY_ACCOUNT)

"""The notes of two teams, as one and as two again; kept nowhere but where notes are kept."""

from __future__ import annotations

from app.database import database
from app.exceptions import Invalid
from app.models.record import TeamNote

TOO_LONG = "Beide kaartjes hebben een notitie voor het team, en samen zijn die te lang. Kort er eerst een in."
LIMIT = 1_000
BETWEEN = "\n\n"


def join_notes(kept_id: int, gone_id: int) -> None:
    """Add the note of the one to that of the other; it also stays where it was, on no page.

    The joined note lasts as long as the first of the two would. Raises Invalid when it would be too long.
    """
    here, there = _note(kept_id), _note(gone_id)
    if there is None:
        return
    if here is None:
        here = TeamNote(asset_id=kept_id, by_team=there.by_team, text=there.text)
        here.written_on, here.expires_on = there.written_on, there.expires_on
        database.session.add(here)
    else:
        here.text = f"{here.text}{BETWEEN}{there.text}"
        here.written_on = min(here.written_on, there.written_on)
        here.expires_on = min(here.expires_on, there.expires_on)
    if len(here.text) > LIMIT:
        raise Invalid({"note": TOO_LONG})
    database.session.flush()


def part_notes(kept_id: int, gone_id: int) -> None:
    """Take what came of the other note off again, as far as nobody rewrote it."""
    here, there = _note(kept_id), _note(gone_id)
    if here is None or there is None:
        return
    if here.text == there.text:
        database.session.delete(here)
    else:
        here.text = here.text.removesuffix(f"{BETWEEN}{there.text}")
    database.session.flush()


def _note(asset_id: int) -> TeamNote | None:
    return database.session.get(TeamNote, asset_id, populate_existing=True)

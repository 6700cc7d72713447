"""Write the organisation's own texts."""

from __future__ import annotations

from collections.abc import Mapping

from app import clock
from app.database import database
from app.exceptions import Invalid
from app.models.people import OwnText
from app.policy import Permission, Viewer
from app.queries.own_texts import DEFAULTS, LONGEST, own_texts

EMPTY = "Schrijf wat collega’s dan moeten doen. Leeg laten kan niet."
TOO_LONG = f"Gebruik hoogstens {LONGEST} tekens."


def write_own_texts(texts: Mapping[str, str], *, viewer: Viewer) -> frozenset[str]:
    """Store what was typed per text; returns the names that changed.

    Raises Invalid with a sentence per text, and then stores nothing.
    """
    viewer.require(Permission.MANAGE_SETTINGS)
    typed = {name: texts[name].replace("\r\n", "\n").strip() for name in DEFAULTS if name in texts}
    errors = {
        name: EMPTY if not text else TOO_LONG for name, text in typed.items() if not 1 <= len(text) <= LONGEST
    }
    if errors:
        raise Invalid(errors)
    before = own_texts()
    changed = frozenset(name for name, text in typed.items() if text != before[name])
    for name in sorted(changed):
        stored = database.session.get(OwnText, name)
        if stored is None:
            database.session.add(OwnText(name=name, text=typed[name]))
        else:
            stored.text, stored.changed_at = typed[name], clock.now()
    database.session.flush()
    return changed

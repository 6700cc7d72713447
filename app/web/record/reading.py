"""Contacts, the note of a team and stories for the team alone: who is shown them is written down."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.audit import write_read
from app.models.record import Contact, Story, TeamNote, Visibility
from app.web.identity import viewer
from app.web.transaction import log_before_it_leaves


def note_read(
    asset_id: int, *, contacts: Iterable[Contact], stories: Iterable[Story], note: TeamNote | None
) -> None:
    """Write down what of these is private, before the page leaves."""
    shown = {
        "contact": any(True for _ in contacts),
        "note": note is not None,
        "story": any(story.consent_level is Visibility.TEAM for story in stories),
    }
    what = tuple(kind for kind, is_shown in shown.items() if is_shown)
    if what:
        log_before_it_leaves(partial(write_read, asset_id, viewer(), what))

"""Signals, questions and requests for tests."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from uuid import uuid4

import time_machine

from app import clock
from app.models.partners import ContactRequest, Question
from app.policy import Viewer
from app.services.partners.asking import QuestionContent, ask
from app.services.partners.requesting import request_contact
from app.services.partners.signalling import hear

THEME = "groen-en-duurzaam"


def make_signals(
    viewer: Viewer, count: int = 1, *, buurt: str, theme: str = THEME, ago: int = 0, said=""
) -> date:
    """So many signals, `ago` days before today; the day, also when the clock changed since."""
    then = clock.now().astimezone(clock.LOCAL_ZONE) - timedelta(days=ago)
    with time_machine.travel(then.astimezone(UTC)):
        for _ in range(count):
            hear(client_key=uuid4(), theme=theme, buurt=buurt, said=said, viewer=viewer)
        return clock.today()


def make_question(viewer: Viewer, *, buurt: str, **over) -> Question:
    """A question that the visitor's team holds; fields may be given."""
    fields = {"title": "Ouders kennen elkaar niet overdag", "themes": (THEME,), "buurten": (buurt,)}
    return ask(client_key=uuid4(), content=QuestionContent(**{**fields, **over}), viewer=viewer)


def make_request(viewer: Viewer, asset_id: int, *, ago: int = 0, **over) -> ContactRequest:
    """Asked by the visitor's team about a record of another team, `ago` days before now."""
    fields = {"client_key": uuid4(), "text": "We zoeken een plek binnen voor vrijdagavond."}
    with time_machine.travel(clock.now() - timedelta(days=ago)):
        return request_contact(asset_id=asset_id, viewer=viewer, **{**fields, **over})

"""What teams propose for the leergang, and how the first meeting of the basic training is given."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import insert, select

from app.database import database
from app.demo.calendar import DemoCalendar
from app.demo.writing.people import People
from app.models.people import Role
from app.models.training import (
    Module,
    PlaybookVersion,
    ProposalKind,
    ProposalState,
    ProposalSupport,
    TrainerLesson,
    TrainingProposal,
)

TERM: Final = timedelta(days=42)
OPEN, ADOPTED, LATER = ProposalState.OPEN, ProposalState.ADOPTED, ProposalState.LATER
PROPOSED: Final = (
    (ProposalKind.THEME, "Jongeren erbij", "Wij bereiken vooral ouderen.", "Vinkhuizen", 10, 23, OPEN, ""),
    (ProposalKind.MODULE, "Samen een straat vieren", "", "Lewenborg", 30, 4, OPEN, ""),
    (ProposalKind.THEME, "Wat doe je als niemand komt?", "", "Beijum", 95, 12, ADOPTED,
     "Vanaf januari is dit een deel van bijeenkomst 2."),
    (ProposalKind.MODULE, "Werken met kaarten", "", "Haren", 150, 6, LATER, "Eerst maken we de basis af."),
)  # fmt: skip
"""Kind, title, why, team, days ago, supporters, state and answer."""
TEXTS: Final = (
    ("Begin met een kop koffie.\nTeken samen de buurt, zonder kaart.\nPraat na: wat stond er niet op?", ""),
    (
        (
            "Begin met een kop koffie.\nOpen met wat het team op de kaart zette.\n"
            "Teken samen de buurt, zonder kaart.\nPraat na: wat stond er niet op?\nVraag een vervolgstap."
        ),
        "We openen nu met wat het team zelf deed.",
    ),
)
LESSONS: Final = (
    "Neem grote vellen mee, en meer stiften dan je denkt.",
    "Na de lunch werkt lopen beter dan praten.",
)


def write_proposed(calendar: DemoCalendar, people: People) -> None:
    """Write proposals with their supporters, a draaiboek in two versions, and two lessons."""
    supporters = [viewer.user_id for viewer in people.viewers.values() if Role.MEMBER in viewer.roles]
    for number, (kind, title, why, team, ago, many, state, answer) in enumerate(PROPOSED):
        made_on = calendar.today - timedelta(days=ago)
        made = TrainingProposal(
            client_key=uuid5(NAMESPACE_URL, f"proposal-{number}"),
            kind=kind,
            title=title,
            why=why,
            by_team=people.team_ids[team],
            made_on=made_on,
            answer_by=made_on + TERM,
            state=state,
            answer=answer,
            answered_on=None if state is OPEN else made_on + TERM / 2,
        )
        database.session.add(made)
        database.session.flush()
        rows = [{"proposal_id": made.id, "user_id": user_id} for user_id in supporters[number::7][:many]]
        database.session.execute(insert(ProposalSupport), rows)
    _write_playbook(calendar)


def _write_playbook(calendar: DemoCalendar) -> None:
    module_id = database.session.scalars(select(Module.id).order_by(Module.id).limit(1)).one()
    told = calendar.today - timedelta(days=200)
    for number, (text, change) in enumerate(TEXTS, start=1):
        made_on = told + timedelta(days=90 * number)
        database.session.add(
            PlaybookVersion(module_id=module_id, number=number, text=text, change=change, made_at=made_on)
        )
    for number, said in enumerate(LESSONS):
        key = uuid5(NAMESPACE_URL, f"lesson-{number}")
        day = told + timedelta(days=60 * number)
        database.session.add(TrainerLesson(client_key=key, module_id=module_id, said=said, made_on=day))
    database.session.flush()

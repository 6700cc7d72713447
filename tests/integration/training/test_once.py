"""Two taps that both looked before either was stored make one row, and the second gets the first."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from app import clock
from app.models.training import ProposalKind, ProposalState, TrainingProposal
from app.services.once import add_once


def proposal(key, title="Jongeren in de wijk"):
    return TrainingProposal(
        client_key=key,
        kind=ProposalKind.THEME,
        title=title,
        why="",
        made_on=clock.today(),
        answer_by=clock.today(),
        state=ProposalState.OPEN,
    )


def test_the_second_of_two_at_once_gets_the_first_and_the_request_goes_on(db):
    key = uuid4()
    first = add_once(proposal(key))

    assert add_once(proposal(key, title="Hetzelfde, nog een keer")) is first
    other = add_once(proposal(uuid4()))
    assert other is not first
    assert db.session.scalar(select(func.count()).select_from(TrainingProposal)) == 2


def test_another_rule_that_is_broken_is_not_taken_for_a_second_tap(db):
    with pytest.raises(IntegrityError):
        add_once(proposal(uuid4(), title=None))

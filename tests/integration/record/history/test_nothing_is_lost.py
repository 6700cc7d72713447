"""Whatever people save, merge, undo, put back, suggest and find: no value answered with success is lost.

A model beside the services keeps every state that was answered with success, in order. After each step the
record is the model's last one, and each older version is still what was answered then.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import time_machine
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from sqlalchemy import func, select

from app import clock
from app.database import database
from app.exceptions import EditConflict, Invalid, NotAllowed
from app.models.people import Team
from app.models.record import AssetVersion, CheckAnswer, Cost, Status, SuggestedField, Verification
from app.queries.record.history.events import events_of
from app.queries.record.history.versions import version_on
from app.services.record.content import AssetContent, as_json, content_of, differences, from_json
from app.services.record.editing import edit, resolve
from app.services.record.history.going_back import go_back, undo_change
from app.services.record.suggesting.deciding import Answer, decide
from app.services.record.suggesting.making import suggest
from app.services.record.verifying import check
from app.services.record.versions import content_at
from tests.factories.people import make_team, make_user, viewer_of
from tests.factories.record import make_asset

VALUES: dict[str, list[Any]] = {
    "name": ["Breitafel", "Haaktafel", "Naaitafel"],
    "summary": ["", "Elke week.", "Elke maand."],
    "cost": [None, Cost.FREE, Cost.OVER_5],
    "status": [Status.ACTIVE, Status.DORMANT, Status.STOPPED],
}
NOON = datetime(2026, 6, 10, 10, tzinfo=UTC)
WHO = st.integers(0, 1)
ANYBODY = st.integers(0, 2)
"""Two colleagues of the team that keeps it, and one of another team."""
AGO = st.integers(0, 3)
CHOICES = st.dictionaries(st.sampled_from(sorted(VALUES)), st.integers(0, 2), min_size=1, max_size=3).map(
    lambda chosen: {name: VALUES[name][number] for name, number in chosen.items()}
)
FIELDS = st.sets(st.sampled_from(sorted(VALUES)), min_size=1)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), WHO, AGO, CHOICES),
        st.tuples(st.just("settle"), WHO, AGO, CHOICES, st.sampled_from(["mine", "theirs"])),
        st.tuples(st.just("undo"), WHO),
        st.tuples(st.just("back"), WHO, AGO, FIELDS),
        st.tuples(st.just("suggest"), st.just(2), AGO, CHOICES),
        st.tuples(st.just("decide"), WHO, AGO, FIELDS),
        st.tuples(st.just("found"), ANYBODY, st.sampled_from(CheckAnswer)),
        st.tuples(st.just("clock"), WHO, st.sampled_from([-7200, -90, 3600])),
    ),
    min_size=2,
    max_size=8,
)


class Model:
    """The record and what was answered with success, version by version."""

    def __init__(self, asset, viewers, moment):
        self.asset, self.viewers, self.moment = asset, viewers, moment
        self.answered: list[AssetContent] = [content_of(asset)]
        self.suggested: list[tuple[int, AssetContent]] = []
        self.checks = 1

    def take(self, kind, who, *rest):
        """One step; a refusal must leave everything as it was."""
        try:
            getattr(self, kind)(self.viewers[who], *rest)
        except (EditConflict, Invalid, NotAllowed):
            assert content_of(self.asset) == self.answered[-1]
        self.check()

    def clock(self, _viewer, seconds):
        """Somebody sets the clock of the server."""
        self.moment.shift(seconds)

    def edit(self, viewer, ago, choices):
        base = self._older(ago)
        mine = self.answered[base - 1].with_choices(**choices)
        changed = edit(asset_id=self.asset.id, base_version=base, content=mine, viewer=viewer)
        self._answer(changed, mine, differences(self.answered[base - 1], mine))

    def settle(self, viewer, ago, choices, choice):
        base = self._older(ago)
        before, now = self.answered[base - 1], self.answered[-1]
        mine = before.with_choices(**choices)
        by_me = differences(before, mine)
        clashing = by_me & differences(before, now) & differences(mine, now)
        changed = resolve(
            asset_id=self.asset.id,
            base_version=base,
            seen_version=len(self.answered),
            content=mine,
            choices=dict.fromkeys(clashing, choice),
            viewer=viewer,
        )
        self._answer(changed, mine, by_me if choice == "mine" else by_me - clashing)

    def undo(self, viewer):
        version = len(self.answered)
        changed = undo_change(asset_id=self.asset.id, version=version, viewer=viewer)
        before = self.answered[-2]
        self._answer(changed, before, differences(before, self.answered[-1]))

    def back(self, viewer, ago, fields):
        then = self.answered[self._older(ago) - 1]
        changed = go_back(
            asset_id=self.asset.id,
            version=self._older(ago),
            seen_version=len(self.answered),
            fields=fields,
            viewer=viewer,
        )
        self._answer(changed, then, fields)

    def suggest(self, viewer, ago, choices):
        base = self._older(ago)
        mine = self.answered[base - 1].with_choices(**choices)
        made = suggest(
            asset_id=self.asset.id, base_version=base, client_key=uuid4(), content=mine, viewer=viewer
        )
        self.suggested.append((made, mine))

    def decide(self, viewer, ago, fields):
        """Take these fields of a suggestion and refuse the others, with an older version before one."""
        if not self.suggested:
            return
        number, proposed = self.suggested[-1 - ago % len(self.suggested)]
        answers = {name: Answer(accept=name in fields, word="") for name in VALUES}
        before = self.answered[-1]
        answered = decide(suggestion_id=number, seen_version=self._older(ago), answers=answers, viewer=viewer)
        taken = answered & fields
        now = before.with_choices(**{name: getattr(proposed, name) for name in taken})
        self._answer(differences(before, now), proposed, taken)

    def found(self, viewer, answer):
        """A check; what its keepers find may change how it is, and a stranger's finding changes nothing."""
        before = self.answered[-1]
        own = viewer.team_id == self.viewers[0].team_id
        check(asset_id=self.asset.id, answer=answer, client_key=uuid4(), viewer=viewer)
        self.checks += 1
        status = {CheckAnswer.RESTING: Status.DORMANT, CheckAnswer.STOPPED: Status.STOPPED}.get(answer)
        if own and status is not None and before.status is not status:
            self.answered.append(
                before.with_choices(status=status, status_reason=None, status_since=clock.today())
            )

    def check(self):
        assert content_of(self.asset) == self.answered[-1]
        assert self.asset.version == len(self.answered)
        for number, answered in enumerate(self.answered, start=1):
            assert content_at(self.asset.id, number) == answered
        assert self._count(Verification, Verification.asset_id == self.asset.id) == self.checks
        for number, proposed in self.suggested:
            for row in database.session.scalars(select(SuggestedField).filter_by(suggestion_id=number)):
                assert row.value == as_json(proposed)[row.field]

    @staticmethod
    def _count(table, where):
        return database.session.scalar(select(func.count()).select_from(table).where(where))

    def _older(self, ago):
        return max(len(self.answered) - ago, 1)

    def _answer(self, changed, mine, taken):
        """What was taken of mine stands there, and nothing else of what was there is gone."""
        now = self.answered[-1].with_choices(**{name: getattr(mine, name) for name in taken})
        assert changed == differences(self.answered[-1], now)
        if changed:
            self.answered.append(now)


def replayed(asset, viewer) -> list[AssetContent]:
    """Each version made again out of the first one and the differences that the history tells."""
    told = [event for event in events_of(asset.id, viewer).events if event.what == "version"]
    states = [from_json(dict(told[-1].after))]
    for event in reversed(told[:-1]):
        before, after = from_json(dict(event.before)), from_json(dict(event.after))
        changes = {name: getattr(after, name) for name in differences(before, after)}
        states.append(states[-1].with_choices(**changes))
    return states


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_no_sequence_of_changes_loses_what_was_answered_and_as_of_is_a_replay(db, keeper, steps):
    colleague = viewer_of(make_user(team=db.session.get_one(Team, keeper.team_id)))
    stranger = viewer_of(make_user(team=make_team()))
    with time_machine.travel(NOON, tick=False) as moment:
        model = Model(make_asset(keeper, name="Breitafel"), (keeper, colleague, stranger), moment)
        for step in steps:
            model.take(*step)
        _is_told_in_order(model, keeper)


def _is_told_in_order(model, keeper):
    assert replayed(model.asset, keeper) == model.answered
    shown = version_on(model.asset.id, clock.today(), keeper)
    assert shown is not None
    assert from_json(dict(shown.record)) == model.answered[-1]
    periods = database.session.execute(
        select(AssetVersion.valid_from, AssetVersion.valid_until)
        .filter_by(asset_id=model.asset.id)
        .order_by(AssetVersion.version)
    ).all()
    assert [until for _, until in periods[:-1]] == [begun for begun, _ in periods[1:]]

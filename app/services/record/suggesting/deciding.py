"""Answer a suggestion per field: taken over or not, with a word back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.record import Asset, SuggestedField, Suggestion
from app.models.record.suggestion import REMARK
from app.policy import Viewer, may_decide
from app.queries.record.suggesting.waiting import is_long_silent
from app.services.record.content import AssetContent, with_json
from app.services.record.editing import edit
from app.services.record.versions import content_at

WORD_LIMIT = 300
GONE = "Dit kaartje is weggehaald. Over dit voorstel hoeft niemand meer te beslissen."
TOO_OLD = "Deze pagina is te oud. Open haar opnieuw en beslis nog eens."


@dataclass(frozen=True, slots=True)
class Answer:
    """What the keepers say to one field."""

    accept: bool
    word: str = ""


def decide(
    *, suggestion_id: int, seen_version: int, answers: Mapping[str, Answer], viewer: Viewer
) -> frozenset[str]:
    """Store the answers per field, and of what is accepted the values; returns the fields answered now.

    What was answered before keeps that answer. `seen_version` is the version of the record that the decider
    had before her. Raises EditConflict when a colleague changed an accepted field since, Invalid when no rule
    allows it any more, NotAllowed or NotFound.
    """
    suggestion = database.session.get(Suggestion, suggestion_id, with_for_update=True, populate_existing=True)
    if suggestion is None:
        raise NotFound
    asset = database.session.get_one(Asset, suggestion.asset_id)
    if asset.removed_at is not None:
        raise NotFound(GONE)
    if not _allowed(suggestion, viewer, asset):
        raise NotAllowed("Het team dat dit bijhoudt beslist over dit voorstel.")
    _check_words(answers)
    waiting = suggestion.closed_at is None
    asked = [one for one in suggestion.fields if waiting and one.accepted is None and one.field in answers]
    taken = {one.field: one.value for one in asked if answers[one.field].accept and one.field != REMARK}
    if taken:
        edit(
            asset_id=asset.id,
            base_version=seen_version,
            content=_with(asset.id, seen_version, taken),
            viewer=viewer,
            allowed=lambda decider, record: _allowed(suggestion, decider, record),
        )
    for one in asked:
        _answer(one, answers[one.field], viewer, version=asset.version if one.field in taken else None)
    if waiting and all(one.accepted is not None for one in suggestion.fields):
        suggestion.closed_at = clock.now()
    database.session.flush()
    return frozenset(one.field for one in asked)


def _allowed(suggestion: Suggestion, viewer: Viewer, asset: Asset) -> bool:
    return may_decide(viewer, asset, long_silent=is_long_silent(suggestion.at))


def _check_words(answers: Mapping[str, Answer]) -> None:
    errors = {
        f"word-{name}": f"Gebruik hoogstens {WORD_LIMIT} tekens. Het zijn er nu {len(answer.word)}."
        for name, answer in answers.items()
        if len(answer.word) > WORD_LIMIT
    }
    if errors:
        raise Invalid(errors)


def _with(asset_id: int, version: int, taken: Mapping[str, object]) -> AssetContent:
    seen = content_at(asset_id, version)
    if seen is None:
        raise Invalid({"version": TOO_OLD})
    return with_json(seen, taken)


def _answer(field: SuggestedField, answer: Answer, viewer: Viewer, *, version: int | None) -> None:
    field.accepted, field.word, field.version = answer.accept, answer.word, version
    field.answered_at = clock.now()
    field.answered_by, field.answered_team_id = viewer.user_id, viewer.team_id
    field.answered_role = viewer.acting_role

"""Change a story that was told, as long as no colleague changed it since it was opened."""

from __future__ import annotations

from dataclasses import asdict, astuple, dataclass
from datetime import date
from hashlib import blake2b
from typing import Any

from app.database import database
from app.exceptions import EditConflict
from app.models.training import Outcome, OutcomeLevel
from app.policy import Viewer
from app.services.training.yielding.telling import Told, check_told, own_outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """What can be changed of a story; what it is about stays."""

    level: str
    title: str
    before: str
    happened: str
    after: str
    number: int | None
    happened_on: date | None

    @property
    def mark(self) -> str:
        """The same for the same words, so that a form can say which ones it was made from."""
        return blake2b(repr(astuple(self)).encode(), digest_size=8).hexdigest()


def retold_from(story: Any) -> Retold:
    """What can be changed of a stored or a shown story."""
    said = {name: getattr(story, name) for name in Retold.__slots__}
    return Retold(**said | {"level": str(story.level)})


def retell(*, outcome_id: int, base: str, retold: Retold, viewer: Viewer) -> Outcome:
    """Keep the changed story of one's own team; `base` is the mark of the words that the form was made from.

    Raises Invalid by field, NotFound for a story of another team, EditConflict when a colleague was first.
    """
    outcome = own_outcome(outcome_id, viewer)
    check_told(Told(**asdict(retold)))
    stands = retold_from(outcome)
    if retold == stands:
        return outcome
    if base != stands.mark:
        raise EditConflict(outcome)
    outcome.level = OutcomeLevel(retold.level)
    outcome.title, outcome.before = retold.title, retold.before
    outcome.happened, outcome.after = retold.happened, retold.after
    outcome.number = retold.number
    if retold.happened_on is not None:
        outcome.happened_on = retold.happened_on
    database.session.flush()
    return outcome

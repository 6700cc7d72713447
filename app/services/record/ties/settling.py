"""What the recorder said of lookalikes while the record was not there yet, kept now that it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.exceptions import NotAllowed, NotFound
from app.models.record import RelationType
from app.policy import Viewer
from app.services.record.ties.differing import call_different
from app.services.record.ties.noticing import notice_hidden
from app.services.record.ties.relating import relate


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Ids of records that are something else, and of those to which the new one belongs."""

    different: tuple[int, ...] = ()
    part_of: tuple[int, ...] = ()

    @property
    def ids(self) -> frozenset[int]:
        """All that was answered about."""
        return frozenset((*self.different, *self.part_of))


def settle(*, asset_id: int, answers: Answers, viewer: Viewer) -> str:
    """Keep the answers and tell other teams; the team to name to the recorder, or "".

    What is gone meanwhile, or was never there for this visitor, is passed over: it is no reason to lose
    the record.
    """
    for other_id in _others(answers.different, asset_id):
        try:
            call_different(one_id=asset_id, other_id=other_id, viewer=viewer)
        except NotFound:
            continue
    for other_id in _others(answers.part_of, asset_id):
        try:
            relate(from_id=asset_id, to_id=other_id, kind=RelationType.PART_OF, viewer=viewer)
        except (NotFound, NotAllowed):
            continue
    return notice_hidden(asset_id=asset_id, viewer=viewer)


def _others(ids: Iterable[int], asset_id: int) -> Iterable[int]:
    return (other_id for other_id in dict.fromkeys(ids) if other_id != asset_id)

"""Turn a buurtvraag into a collective solution: the record, its partners and what they bring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from app.database import database
from app.exceptions import Invalid
from app.models.partners import Question, QuestionPartner, QuestionState
from app.models.record import Exchange, Kind, KnownFrom, PublishedAsset, RelationType, Status
from app.policy import Viewer, visible_rows
from app.queries.record.duplicates.near import recorded_with
from app.services.partners.asking import go_on, locked
from app.services.record.capturing import Captured, capture
from app.services.record.content import STRENGTH_OF_KIND, AssetContent, Where
from app.services.record.editing import edit
from app.services.record.rules import rule_errors
from app.services.record.ties.relating import tie

MOST_PARTNERS = 12
MEANWHILE = "Een collega veranderde deze buurtvraag ook. Kijk of het zo klopt en bewaar opnieuw."
HIDDEN = "Een van de partners staat niet (meer) op de kaart. Haal die weg en zoek opnieuw."
STATE_OF = {
    Status.IDEA: QuestionState.BUSY,
    Status.STARTING: QuestionState.BUSY,
    Status.ACTIVE: QuestionState.TAKEN_UP,
}
"""How far the question is, by how far its solution is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A record by id, or the name of an organisation that is still to be recorded, with what it brings."""

    asset_id: int | None = None
    name: str = ""
    brings: tuple[str, ...] = ()


def solve(
    *,
    question_id: int,
    base_version: int,
    client_key: UUID,
    content: AssetContent,
    partners: Sequence[Partner],
    viewer: Viewer,
) -> Captured:
    """Record the solution, tie its partners to it, and bring the question on.

    The same `client_key` again gives the record that it made, with what was typed since. What the question
    needs and no partner brings becomes what the solution can use. Raises Invalid by field, NotAllowed,
    NotFound, and EditConflict when a colleague changed what a repeat changes.
    """
    question = locked(question_id, viewer)
    content = content.with_choices(needs=still_needed(question.offers, partners))
    _check(question, content, partners, viewer)
    is_repeat = recorded_with(client_key) is not None
    if not is_repeat and question.version != base_version:
        raise Invalid({"question": MEANWHILE})
    made = capture(content=content, known_from=KnownFrom.TOLD, client_key=client_key, viewer=viewer)
    _work_together(question, made.asset_id, _recorded(question, partners, client_key, viewer), viewer)
    if is_repeat:
        edit(asset_id=made.asset_id, base_version=1, content=content, viewer=viewer)
        return made
    question.solution_id = made.asset_id
    go_on(question, STATE_OF[content.status], viewer=viewer)
    return made


def still_needed(needs: Iterable[str], partners: Iterable[Partner]) -> tuple[str, ...]:
    """What is needed and brought by nobody, in the order of the list."""
    brought = {thing for partner in partners for thing in partner.brings}
    return tuple(thing for thing in needs if thing not in brought)


def _check(question: Question, content: AssetContent, partners: Sequence[Partner], viewer: Viewer) -> None:
    """Raise Invalid with everything that is wrong at once."""
    errors = rule_errors(content)
    if content.kind is not Kind.SOLUTION or content.status not in STATE_OF:
        errors["status"] = "Kies hoe het ervoor staat."
    for number, partner in enumerate(partners):
        if partner.asset_id is None:
            errors |= {f"partners-{number}-{name}": said for name, said in _new_errors(question, partner)}
        if not set(partner.brings) <= set(Exchange):
            errors[f"partners-{number}-brings"] = "Kies uit de lijst."
    ids = {partner.asset_id for partner in partners if partner.asset_id is not None}
    row = PublishedAsset
    seen = select(func.count()).where(
        row.asset_id.in_(ids), row.status != Status.STOPPED, visible_rows(viewer)
    )
    if len(partners) > MOST_PARTNERS:
        errors["partners"] = f"Kies er hoogstens {MOST_PARTNERS}. De rest kan later als verbinding."
    elif ids and database.session.scalar(seen) != len(ids):
        errors["partners"] = HIDDEN
    if errors:
        raise Invalid(errors)


def _new_errors(question: Question, partner: Partner) -> Iterable[tuple[str, str]]:
    said = rule_errors(_organisation(question, partner))
    return [("name", said["name"])] if "name" in said else []


def _organisation(question: Question, partner: Partner) -> AssetContent:
    return AssetContent(
        name=partner.name,
        kind=Kind.ORGANISATION,
        strength=STRENGTH_OF_KIND[Kind.ORGANISATION],
        themes=tuple(question.themes),
        where=Where(service_area=tuple(area.id for area in question.areas)),
    )


def _recorded(
    question: Question, partners: Sequence[Partner], client_key: UUID, viewer: Viewer
) -> dict[int, tuple[str, ...]]:
    """What each partner brings by its id; whoever is not on the map yet is put on it."""
    brought: dict[int, tuple[str, ...]] = {}
    for partner in partners:
        asset_id = partner.asset_id
        if asset_id is None:
            asset_id = capture(
                content=_organisation(question, partner),
                known_from=KnownFrom.TOLD,
                client_key=uuid5(client_key, partner.name),
                viewer=viewer,
            ).asset_id
        brought[asset_id] = tuple(dict.fromkeys((*brought.get(asset_id, ()), *partner.brings)))
    return brought


def _work_together(
    question: Question, solution_id: int, brought: dict[int, tuple[str, ...]], viewer: Viewer
) -> None:
    for asset_id, brings in brought.items():
        statement = insert(QuestionPartner).values(
            question_id=question.id, asset_id=asset_id, brings=list(brings)
        )
        database.session.execute(
            statement.on_conflict_do_update(
                index_elements=[QuestionPartner.question_id, QuestionPartner.asset_id],
                set_={"brings": statement.excluded.brings},
            )
        )
        tie(from_id=solution_id, to_id=asset_id, kind=RelationType.WORKS_WITH, viewer=viewer)

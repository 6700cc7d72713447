"""What stands between a filled-in form and a new record: lookalikes that nothing was said about yet."""

from __future__ import annotations

from uuid import UUID

from flask import flash
from werkzeug.datastructures import MultiDict

from app.queries.record.duplicates.near import Around, Similar, recorded_with, shown, similar
from app.services.record.content import Where
from app.services.record.ties.settling import Answers, settle
from app.web.identity import viewer

MOST_ANSWERS = 50
TOLD = "{team} heeft hier iets wat erop lijkt, maar dat is niet voor iedereen te zien. We geven het door."


def answers_in(arguments: MultiDict[str, str]) -> Answers:
    """What the form carries of earlier answers; anything that is no id is passed over."""
    return Answers(different=_ids(arguments.getlist("different")), part_of=_ids(arguments.getlist("part_of")))


def around(where: Where) -> Around:
    """Where to look for what is there already."""
    return Around(
        location=where.location, area_ids=where.service_area, whole_municipality=where.whole_municipality
    )


def unanswered(*, name: str, where: Where, answers: Answers, client_key: UUID) -> tuple[Similar, ...]:
    """Lookalikes of a record that is about to be made; none when this form made it before."""
    if recorded_with(client_key) is not None:
        return ()
    return similar(name, around(where), viewer(), leave_out=answers.ids)


def answered(answers: Answers) -> list[dict[str, object]]:
    """The earlier answers for the form that carries on, with the names that this visitor may see."""
    return [
        {"answer": answer, "record": record}
        for answer in ("different", "part_of")
        for record in shown(getattr(answers, answer), viewer())
    ]


def keep_answers(asset_id: int, answers: Answers) -> None:
    """Store what was said now that the record is there, and say when another team hears of it."""
    team = settle(asset_id=asset_id, answers=answers, viewer=viewer())
    if team:
        flash(TOLD.format(team=team))


def _ids(values: list[str]) -> tuple[int, ...]:
    numbers = (value for value in values if value.isascii() and value.isdigit() and len(value) <= 15)
    return tuple(dict.fromkeys(map(int, numbers)))[:MOST_ANSWERS]

"""Make a buurtvraag, change it, and say how far it is. A form carries the version that it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from app import clock
from app.database import database
from app.exceptions import EditConflict, Invalid, NotAllowed, NotFound
from app.models.areas import Area
from app.models.partners import Question, QuestionState, QuestionStep, Signal
from app.models.record import Exchange, Kind, PublishedAsset
from app.policy import Permission, Viewer, may_change_question, visible_rows
from app.queries.areas.codes import ids_of
from app.queries.record.catalogue import audiences, themes

TITLE, EXPLANATION, WHY = (5, 120), 600, 200
NOT_YOURS = "Een ander team houdt deze buurtvraag bij. Hoor jij dit ook? Dat kun je wel zeggen."
MEANWHILE = "Deze buurtvraag staat er al en is intussen veranderd. Open hem en wijzig hem daar."
ANSWERED = frozenset({QuestionState.BUSY, QuestionState.TAKEN_UP})
"""States in which a record may answer the question, or is going to."""
KEPT = timedelta(days=365)
"""How long a signal counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionContent:
    """What is asked; `buurten` by code, the others by slug."""

    title: str
    explanation: str = ""
    themes: tuple[str, ...]
    buurten: tuple[str, ...]
    audiences: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()


def ask(*, client_key: UUID, content: QuestionContent, viewer: Viewer) -> Question:
    """A new question that the visitor's team holds, with the signals on its themes and buurten that wait.

    The same `client_key` again gives the question that it made, with what was typed since: who goes back and
    saves again loses nothing. Raises Invalid by field, and NotAllowed.
    """
    viewer.require(Permission.RECORD)
    question = Question(client_key=client_key, team_id=viewer.team_id, made_at=clock.now())
    _fill(question, content)
    try:
        with database.session.begin_nested():
            database.session.add(question)
    except IntegrityError:
        return _asked_again(client_key, content, viewer)
    question.heard = _take_signals(question)
    _step(question, QuestionState.OPEN, viewer=viewer)
    return question


def change(*, question_id: int, base_version: int, content: QuestionContent, viewer: Viewer) -> Question:
    """Change what is asked. Raises Invalid by field, EditConflict, NotAllowed or NotFound."""
    question = held(question_id, base_version, viewer)
    _fill(question, content)
    question.version += 1
    database.session.flush()
    return question


def move(
    *,
    question_id: int,
    base_version: int,
    state: QuestionState,
    viewer: Viewer,
    why: str = "",
    solution_id: int | None = None,
) -> Question:
    """Bring it into another state; while it goes on and once taken up it may name the record that answers it.

    Raises Invalid ("state", "why", "solution"), EditConflict, NotAllowed or NotFound.
    """
    question = held(question_id, base_version, viewer)
    why = " ".join(why.split())
    if state is QuestionState.NOT_NEEDED and len(why) < 3:
        raise Invalid({"why": "Schrijf in één zin waarom het niet meer nodig is."})
    if len(why) > WHY:
        raise Invalid({"why": f"Gebruik hoogstens {WHY} tekens. Het zijn er nu {len(why)}."})
    question.solution_id = _chosen_solution(question, solution_id, viewer) if state in ANSWERED else None
    go_on(question, state, viewer=viewer, why=why)
    return question


def go_on(question: Question, state: QuestionState, *, viewer: Viewer, why: str = "") -> None:
    """The next step of a question that is held; who takes up what nobody held, holds it from now on."""
    if question.team_id is None:
        question.team_id = viewer.team_id
    question.version += 1
    _step(question, state, viewer=viewer, why=why)


def held(question_id: int, base_version: int, viewer: Viewer) -> Question:
    """The question under a lock, for who may change it and saw its latest version."""
    question = locked(question_id, viewer)
    if question.version != base_version:
        raise EditConflict(question, "Een collega veranderde deze buurtvraag ook.")
    return question


def locked(question_id: int, viewer: Viewer) -> Question:
    """The same, whatever version she saw. Raises NotFound or NotAllowed."""
    question = database.session.get(Question, question_id, with_for_update=True, populate_existing=True)
    if question is None:
        raise NotFound
    if not may_change_question(viewer, question):
        raise NotAllowed(
            "Het team dat deze buurtvraag oppakt, verandert hem. Je kunt wel zeggen dat jij dit ook hoort."
        )
    return question


def _asked_again(client_key: UUID, content: QuestionContent, viewer: Viewer) -> Question:
    known = select(Question).where(Question.client_key == client_key).with_for_update()
    question = database.session.scalars(known).one()
    with database.session.no_autoflush:
        _fill(question, content)
        if not database.session.is_modified(question):
            return question
        if question.version > 1 or not may_change_question(viewer, question):
            database.session.refresh(question)
            raise Invalid({"title": MEANWHILE})
    question.version += 1
    database.session.flush()
    return question


def _fill(question: Question, content: QuestionContent) -> None:
    areas = ids_of([code for code in content.buurten if code.startswith("BU")])
    _check(content, has_area=bool(areas))
    question.title, question.explanation = content.title, content.explanation
    question.themes, question.audiences = list(content.themes), list(content.audiences)
    question.offers = list(content.offers)
    question.areas = list(database.session.scalars(select(Area).where(Area.id.in_(areas))))


def _check(content: QuestionContent, *, has_area: bool) -> None:
    least, most = TITLE
    length = len(content.title)
    errors = {
        "title": f"Gebruik {least} tot en met {most} tekens. Het zijn er nu {length}."
        if content.title
        else "Schrijf in één zin wat mensen hier zoeken of missen.",
        "explanation": f"Gebruik hoogstens {EXPLANATION} tekens. Het zijn er nu {len(content.explanation)}.",
        "themes": "Kies 1, 2 of 3 thema's.",
        "buurten": "Kies minstens één buurt.",
    }
    right = {
        "title": least <= length <= most,
        "explanation": len(content.explanation) <= EXPLANATION,
        "themes": 1 <= len(content.themes) <= 3 and set(content.themes) <= set(themes()),
        "buurten": has_area,
    }
    wrong = {field: sentence for field, sentence in errors.items() if not right[field]}
    if not set(content.audiences) <= set(audiences()) or not set(content.offers) <= set(Exchange):
        wrong["audiences"] = "Kies uit de lijst."
    if wrong:
        raise Invalid(wrong)


def _take_signals(question: Question) -> int:
    taken = (
        update(Signal)
        .where(
            Signal.question_id.is_(None),
            Signal.theme.in_(question.themes),
            Signal.area_id.in_(select(Area.id).where(Area.code.in_([area.code for area in question.areas]))),
            Signal.heard_on > clock.today() - KEPT,
        )
        .values(question_id=question.id)
        .returning(Signal.id)
    )
    return len(database.session.scalars(taken).all())


def _chosen_solution(question: Question, solution_id: int | None, viewer: Viewer) -> int | None:
    """What the visitor chose; what she can't see, she can't have meant to take away."""
    standing = question.solution_id
    if solution_id is None:
        return None if standing is None or _kind_seen(standing, viewer) else standing
    if _kind_seen(solution_id, viewer) is not Kind.SOLUTION:
        raise Invalid({"solution": "Kies een collectieve oplossing van de kaart."})
    return solution_id


def _kind_seen(asset_id: int, viewer: Viewer) -> Kind | None:
    seen = select(PublishedAsset.kind).where(PublishedAsset.asset_id == asset_id, visible_rows(viewer))
    return database.session.scalar(seen)


def _step(question: Question, state: QuestionState, *, viewer: Viewer, why: str = "") -> None:
    question.state = state
    question.steps.append(
        QuestionStep(
            state=state,
            why=why,
            at=clock.now(),
            by_user=viewer.user_id,
            by_team=viewer.team_id,
            by_role=viewer.acting_role,
        )
    )
    database.session.flush()

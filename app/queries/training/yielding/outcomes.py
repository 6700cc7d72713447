"""Change stories with what shows them; what nobody agreed to any more shows nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, or_, select

from app import clock
from app.database import database
from app.exceptions import NotFound
from app.models.partners import Question
from app.models.people import Team
from app.models.record import PublishedAsset
from app.models.training import Evidence, EvidenceKind, EvidencePhoto, Module, Outcome, OutcomeLevel, Session
from app.policy import Permission, Viewer, visible_rows

SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What shows an outcome."""

    id: int
    kind: EvidenceKind
    said: str
    source: str
    expires_on: date | None
    photo: tuple[int, int] | None = None
    """Width and height of the photo, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A change story with its subject in words; a draft as long as nothing shows it."""

    id: int
    level: OutcomeLevel
    title: str
    before: str
    happened: str
    after: str
    number: int | None
    happened_on: date
    team: str
    asset_id: int | None
    question_id: int | None
    session_id: int | None
    subject: str
    evidence: tuple[Shown, ...]
    is_mine: bool

    @property
    def is_draft(self) -> bool:
        """Whether it counts nowhere yet."""
        return not self.evidence


def evidence_holds() -> ColumnElement[bool]:
    """What may be shown today."""
    return or_(Evidence.expires_on.is_(None), Evidence.expires_on > clock.today())


def readable(viewer: Viewer) -> ColumnElement[bool]:
    """The outcomes whose subject the visitor sees."""
    row = PublishedAsset
    seen = select(row.asset_id).where(visible_rows(viewer))
    about_asset = Outcome.asset_id.in_(seen)
    if viewer.may(Permission.SEE_QUESTIONS):
        return or_(about_asset, Outcome.session_id.is_not(None), Outcome.question_id.is_not(None))
    return or_(about_asset, Outcome.session_id.is_not(None))


def shown_outcomes() -> Select[int]:
    """The ids of those that something shows."""
    return select(Evidence.outcome_id).where(evidence_holds())


def story(outcome_id: int, viewer: Viewer) -> Story:
    """One; a draft only for the team that tells it. NotFound for any other."""
    found = [
        one for one in _stories(_select(viewer).where(Outcome.id == outcome_id), viewer) if _may_see(one)
    ]
    if not found:
        raise NotFound("Deze opbrengst is er niet (meer).")
    return found[0]


def stories(viewer: Viewer, *, ids: Select[int] | None = None) -> tuple[Story, ...]:
    """Those that something shows, the latest first; of `ids` alone when they are given."""
    wanted = _select(viewer).where(Outcome.id.in_(shown_outcomes()))
    if ids is not None:
        wanted = wanted.where(Outcome.id.in_(ids))
    return _stories(wanted, viewer)


def drafts(viewer: Viewer) -> tuple[Story, ...]:
    """Those of one's own teams that nothing shows yet."""
    if not viewer.team_ids:
        return ()
    own = Outcome.team_id.in_(viewer.team_ids) & Outcome.id.not_in(shown_outcomes())
    return _stories(_select(viewer).where(own), viewer)


def photo_of(outcome_id: int, evidence_id: int, viewer: Viewer) -> bytes:
    """The JPEG, for who sees the outcome and as long as was agreed; NotFound for anybody else."""
    seen = story(outcome_id, viewer)
    if not any(one.id == evidence_id and one.photo for one in seen.evidence):
        raise NotFound
    return database.session.get_one(EvidencePhoto, evidence_id).content


def _may_see(one: Story) -> bool:
    return one.is_mine or not one.is_draft


def _select(viewer: Viewer) -> Select[Outcome, str]:
    return (
        select(Outcome, Team.name)
        .join(Team, Team.id == Outcome.team_id)
        .where(readable(viewer))
        .order_by(Outcome.happened_on.desc(), Outcome.id.desc())
        .limit(SHOWN)
    )


def _stories(wanted: Select[Outcome, str], viewer: Viewer) -> tuple[Story, ...]:
    if not viewer.may(Permission.SEE_TRAINING):
        return ()
    found = database.session.execute(wanted).all()
    shown = _shown([outcome.id for outcome, _team in found])
    words = _subjects([outcome for outcome, _team in found], viewer)
    return tuple(
        Story(
            **{name: getattr(one, name) for name in COPIED},
            team=team,
            subject=words.get((one.asset_id, one.question_id, one.session_id), ""),
            evidence=tuple(shown.get(one.id, ())),
            is_mine=one.team_id in viewer.team_ids,
        )
        for one, team in found
    )


def _shown(outcome_ids: list[int]) -> dict[int, list[Shown]]:
    """What shows each of these today."""
    shown: dict[int, list[Shown]] = {}
    picture = EvidencePhoto
    for one, width, height in database.session.execute(
        select(Evidence, picture.width, picture.height)
        .outerjoin(picture, picture.evidence_id == Evidence.id)
        .where(Evidence.outcome_id.in_(outcome_ids), evidence_holds())
        .order_by(Evidence.id)
    ):
        shown.setdefault(one.outcome_id, []).append(
            Shown(
                id=one.id,
                kind=one.kind,
                said=one.said,
                source=one.source,
                expires_on=one.expires_on,
                photo=(width, height) if width else None,
            )
        )
    return shown


COPIED = (
    "id", "level", "title", "before", "happened", "after", "number", "happened_on",
    "asset_id", "question_id", "session_id",
)  # fmt: skip
Subject = tuple[int | None, int | None, int | None]


def _subjects(found: list[Outcome], viewer: Viewer) -> dict[Subject, str]:
    """What each is about, in words."""
    row = PublishedAsset
    of_assets = select(row.asset_id, row.name).where(
        row.asset_id.in_([one.asset_id for one in found if one.asset_id]), visible_rows(viewer)
    )
    of_questions = select(Question.id, Question.title).where(
        Question.id.in_([one.question_id for one in found if one.question_id])
    )
    of_sessions = (
        select(Session.id, Module.title)
        .join(Module, Module.id == Session.module_id)
        .where(Session.id.in_([one.session_id for one in found if one.session_id]))
    )
    words: dict[Subject, str] = {(i, None, None): name for i, name in database.session.execute(of_assets)}
    words |= {(None, i, None): name for i, name in database.session.execute(of_questions)}
    return words | {(None, None, i): name for i, name in database.session.execute(of_sessions)}

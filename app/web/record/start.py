"""Where sign-in lands: in five seconds clear whether something waits, and if not, a way to search.

Everybody gets the same parts, in the order of her first role; what a role may not open is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template
from flask.typing import ResponseReturnValue

from app import clock
from app.models.people import Role
from app.policy import Permission, Viewer
from app.queries.areas.vintages import current_vintage
from app.queries.coverage.walks import Walk, open_walks
from app.queries.partners.questions import QuestionLine, questions_held
from app.queries.partners.requests import RequestsWaiting, requests_waiting
from app.queries.partners.signals import Heard, to_take_up
from app.queries.people.overview import Counts, counts
from app.queries.record.assets import Row
from app.queries.record.catalogue import theme_labels
from app.queries.record.duplicates.notices import Notice, notices_for
from app.queries.record.filters import AssetFilter
from app.queries.record.history.returning import Returned, latest_return
from app.queries.record.keeping.handovers import handovers_waiting
from app.queries.record.parts.ending import count_ending
from app.queries.record.places import TeamArea, team_buurten
from app.queries.record.suggesting.made import Made, made_by
from app.queries.record.suggesting.waiting import Waiting, waiting_for
from app.queries.record.waiting import known_buurten, new_records, wanting_a_look, wanting_filter
from app.queries.record.week.soon import Soon, soon
from app.queries.record.where.uncertain import count_uncertain
from app.queries.training.sessions import SessionLine, next_sessions, sessions_given_by
from app.queries.training.yielding.actions import Step, steps_to_ask_about
from app.web.access import access
from app.web.identity import viewer
from app.web.record.blueprint import bp
from app.web.record.suggesting.rows import labels_of, said_to

SESSIONS_SHOWN = 3
SUGGESTIONS_SHOWN = 3
WORKS_IN_A_TEAM = frozenset({Role.MEMBER, Role.BUILDER, Role.TRAINER, Role.COORDINATOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """What a role sees first: the question on top, the label of the search field, and the parts below it.

    `nothing` is said under the question when nothing waits. `door`: what is typed is a question to the
    partner finder by that door; without one the list is searched.
    """

    title: str
    search: str = "Zoek in wat er in de buurt is"
    nothing: str = "Niets dat op je wacht. Zoek je iets voor een bewoner?"
    parts: tuple[str, ...] = ("new", "waiting")
    door: str = ""


SCREENS = {
    Role.BUILDER: Screen(
        title="Wat is er nieuw in jouw buurten?",
        search="Wie kan hierbij helpen?",
        parts=("questions", "new", "waiting", "week"),
        door="question",
    ),
    Role.MEMBER: Screen(
        title="Wat zoek je voor een bewoner?",
        search="Zoeken voor een bewoner: wat, wanneer en waar?",
        nothing="Niets dat op je wacht.",
        door="find",
        parts=("week", "waiting", "new"),
    ),
    Role.TRAINER: Screen(title="Wanneer is je volgende bijeenkomst?", parts=("sessions", "new", "waiting")),
    Role.COORDINATOR: Screen(title="Wat komt eraan in de leergang?", parts=("sessions", "new", "waiting")),
    Role.MANAGER: Screen(title="Wat weten we van de buurten?", parts=("known", "new", "waiting")),
    Role.ADMIN: Screen(title="Wat vraagt aandacht?", parts=("waiting", "new")),
    Role.PRIVACY: Screen(title="Wat staat er op de kaart?", parts=("new",)),
    Role.PARTNER: Screen(title="Wat is er in de buurt?", parts=("new",)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Everything on the page; `own` says whether `new` and `wanting` are of the visitor's own buurten.

    `handovers`: own team, the team that asks, and for how many records. `suggested`: by others, to decide
    about; `told`: the visitor's own that have their answer. `heard`: often enough to take up together.
    `returned`: what came of something she recorded. `requests`: from team to team; `steps`: of weeks
    ago, to say what came of them. `walks`: not ended yet.
    """

    buurten: tuple[TeamArea, ...]
    near: AssetFilter
    new: tuple[Row, ...]
    wanting: tuple[Row, ...]
    wanting_filter: AssetFilter
    sessions: tuple[SessionLine, ...]
    known: tuple[int, int] | None
    attention: Counts | None
    handovers: tuple[tuple[int, str, int], ...]
    uncertain: int
    ending: int
    notices: tuple[Notice, ...]
    suggested: tuple[Waiting, ...]
    told: tuple[Made, ...]
    week: Soon | None
    heard: tuple[Heard, ...]
    questions: tuple[QuestionLine, ...]
    returned: Returned | None
    requests: RequestsWaiting
    steps: tuple[Step, ...]
    walks: tuple[Walk, ...]

    @property
    def own(self) -> bool:
        """Whether the visitor has buurten of her own."""
        return bool(self.buurten)

    @property
    def nothing_waits(self) -> bool:
        """Whether there is nothing that asks for the visitor."""
        undone = self.attention and (self.attention.without_team or self.attention.buurten_without_team)
        return not (
            self.wanting
            or undone
            or self.handovers
            or self.uncertain
            or self.ending
            or self.notices
            or self.suggested
            or self.heard
            or self.requests.to_answer
            or self.requests.answered
            or self.steps
        )


@bp.get("/start")
@access(Permission.READ)
def start() -> ResponseReturnValue:
    """The first screen of whoever signed in."""
    screen = SCREENS[viewer().home_role or Role.PARTNER]
    return render_template(
        "record/start.html",
        screen=screen,
        start=_start(viewer(), screen),
        today=clock.now(),
        labels_of=labels_of,
        theme_labels=theme_labels() if "questions" in screen.parts else {},
        said_to=said_to,
        lacks_team=not viewer().team_ids and bool(viewer().roles & WORKS_IN_A_TEAM),
    )


def _start(asking: Viewer, screen: Screen) -> Start:
    buurten = team_buurten(asking) if asking.team_ids else ()
    codes = tuple(buurt.code for buurt in buurten)
    near, wanting = AssetFilter(buurt=codes), wanting_filter(codes)
    return Start(
        buurten=buurten,
        near=near,
        new=new_records(near, asking),
        wanting=wanting_a_look(wanting, asking) if codes and "waiting" in screen.parts else (),
        wanting_filter=wanting,
        sessions=_sessions(asking),
        known=_known(asking) if "known" in screen.parts else None,
        handovers=handovers_waiting(asking) if asking.may(Permission.RECORD) else (),
        attention=counts() if asking.may(Permission.MANAGE_PEOPLE) else None,
        uncertain=count_uncertain(asking) if asking.may(Permission.RECORD) else 0,
        ending=count_ending(asking) if asking.may(Permission.RECORD) else 0,
        notices=notices_for(asking),
        suggested=waiting_for(asking)[:SUGGESTIONS_SHOWN],
        week=soon(near, asking) if codes and "week" in screen.parts else None,
        heard=to_take_up(asking) if "questions" in screen.parts else (),
        questions=questions_held(asking) if "questions" in screen.parts else (),
        returned=latest_return(asking),
        requests=requests_waiting(asking),
        steps=steps_to_ask_about(asking),
        walks=open_walks(asking) if asking.may(Permission.RECORD) else (),
        told=tuple(one for one in made_by(asking) if one.closed_at)[:SUGGESTIONS_SHOWN],
    )


def _sessions(asking: Viewer) -> tuple[SessionLine, ...]:
    """What she gives and what concerns her, the soonest first."""
    if not asking.may(Permission.SEE_TRAINING):
        return ()
    coming = {line.id: line for line in next_sessions(asking)}
    if Role.TRAINER in asking.roles:
        now = clock.now()
        coming |= {line.id: line for line in sessions_given_by(asking) if line.ends_at > now}
    return tuple(sorted(coming.values(), key=lambda line: (line.starts_at, line.id))[:SESSIONS_SHOWN])


def _known(asking: Viewer) -> tuple[int, int] | None:
    """How many buurten we know something of; nothing is counted on boundaries that were only drawn."""
    vintage = current_vintage()
    return None if vintage is None or vintage.is_schematic else known_buurten(asking)

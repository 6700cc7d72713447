"""Between the form of a session and the session, and what to show when a colleague was faster.

The form carries the values it was opened with. So what only the colleague changed is taken over, what
only this visitor changed stays, and what both changed stands side by side. Nothing typed is lost.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from app import labels
from app.clock import LOCAL_ZONE
from app.exceptions import Invalid
from app.models.training import Session, SessionState
from app.queries.training.choices import SessionChoices
from app.services.training.session_content import SessionContent
from app.web.forms import options
from app.web.presentation.formatting import day
from app.web.training.forms import MODES, SessionForm, day_of, line, lines, number_of, numbers, time_of
from app.web.training.wording import in_a_row

OPEN = "open"
OPEN_TO_ALL = "Open voor iedereen die de leergang volgt"
FIELDS = (
    "module", "team", "day", "starts_at", "ends_at", "mode", "place",
    "trainers", "organisations", "state", "capacity", "participants",
)  # fmt: skip
Values = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field that a colleague changed meanwhile; `mine` is empty when this visitor left it alone."""

    label: str
    theirs: str
    mine: str


def values_of(session: Session) -> Values:
    """A stored session as the form shows it."""
    starts, ends = session.starts_at.astimezone(LOCAL_ZONE), session.ends_at.astimezone(LOCAL_ZONE)
    return {
        "module": str(session.module_id),
        "team": str(session.team_id or OPEN),
        "day": starts.date().isoformat(),
        "starts_at": f"{starts:%H:%M}",
        "ends_at": f"{ends:%H:%M}",
        "mode": "online" if session.online else "place",
        "place": session.place,
        "trainers": [str(trainer.user_id) for trainer in session.trainers if trainer.user_id],
        "organisations": "\n".join(t.organisation for t in session.trainers if t.organisation),
        "state": session.state.value,
        "capacity": "" if session.capacity is None else str(session.capacity),
        "participants": "" if session.participants is None else str(session.participants),
    }


def fill(form: SessionForm, values: Values, *, version: int) -> None:
    """Put these values into the form, which from now on is made from them."""
    for name in FIELDS:
        getattr(form, name).data = values[name]
    form.version.data = str(version)
    form.base.data = _serializer().dumps(values)


def offer(form: SessionForm, choices: SessionChoices) -> None:
    """Give the form what can be chosen."""
    form.module.choices = options((), nothing="Kies een module") + [
        choice for title, modules in choices.modules for choice in options(modules, group=title)
    ]
    form.team.choices = options([(OPEN, OPEN_TO_ALL), *choices.teams], nothing="Kies een team")
    form.trainers.choices = options(choices.trainers)


def content_of(form: SessionForm) -> SessionContent:
    """What was typed; raises Invalid with a sentence per field that can't be read."""
    module_id, team = number_of(form.module.data), line(form.team.data)
    when, starts, ends = day_of(form.day.data), time_of(form.starts_at.data), time_of(form.ends_at.data)
    participants, capacity = line(form.participants.data), line(form.capacity.data)
    errors = {
        "module": "" if module_id else "Kies een module.",
        "team": "" if team else "Kies een team, of dat het open is voor iedereen.",
        "day": "" if when else "Vul een dag in, zoals 7-10-2026.",
        "starts_at": "" if starts else "Vul een begintijd in, zoals 9.30.",
        "ends_at": "" if ends else "Vul een eindtijd in, zoals 11.00.",
        "state": "" if form.state.data in set(SessionState) else "Kies hoe het ervoor staat.",
        "capacity": _number_error(capacity),
        "participants": _number_error(participants),
    }
    errors = {name: sentence for name, sentence in errors.items() if sentence}
    if errors or module_id is None or when is None or starts is None or ends is None:
        raise Invalid(errors)
    return SessionContent(
        module_id=module_id,
        team_id=None if team == OPEN else number_of(team) or 0,
        day=when,
        starts=starts,
        ends=ends,
        place=line(form.place.data),
        online=form.mode.data == "online",
        state=SessionState(form.state.data),
        participants=number_of(participants),
        capacity=number_of(capacity),
        trainer_ids=tuple(dict.fromkeys(numbers(form.trainers.data or ()))),
        organisations=lines(form.organisations.data),
    )


def _number_error(typed: str) -> str:
    return "Vul een aantal in cijfers in." if typed and number_of(typed) is None else ""


def texts_of(content: SessionContent) -> dict[str, str]:
    """The free texts by field."""
    return {"place": content.place, "organisations": "\n".join(content.organisations)}


def stored_texts(session: Session) -> set[str]:
    """The free texts of a stored session."""
    return {str(values_of(session)[name]) for name in ("place", "organisations")}


def take_over(form: SessionForm, current: Session) -> list[Change]:
    """Bring a stale form up to date and say what the colleague changed."""
    base, theirs = _base_of(form), values_of(current)
    mine: Values = {name: getattr(form, name).data or "" for name in FIELDS}
    changes = []
    for name in FIELDS:
        if theirs[name] == base.get(name) or _same(mine[name], theirs[name]):
            continue
        untouched = name in base and _same(mine[name], base[name])
        if untouched:
            mine[name] = theirs[name]
        changes.append(
            Change(
                label=form[name].label.text.rstrip("?"),
                theirs=_in_words(form, name, theirs[name]),
                mine="" if untouched else _in_words(form, name, mine[name]),
            )
        )
    fill(form, mine, version=current.version)
    form.base.data = _serializer().dumps(theirs)
    return changes


def _same(one: str | list[str], other: str | list[str]) -> bool:
    if isinstance(one, list) or isinstance(other, list):
        return sorted(one or ()) == sorted(other or ())
    return one.split() == other.split()


def _in_words(form: SessionForm, name: str, value: str | list[str]) -> str:
    """The value of a field as a colleague would say it."""
    if not value:
        return "niet ingevuld"
    if isinstance(value, list):
        names = {choice.value: choice.label for choice in form.trainers.choices}
        return in_a_row(tuple(names.get(each, "onbekend") for each in value))
    if name == "day":
        when = day_of(value)
        return day(when) if when else value
    if name == "mode":
        return MODES.get(value, value)
    if name == "state":
        return labels.SESSION_STATES[SessionState(value)] if value in set(SessionState) else value
    if name in {"module", "team"}:
        known = (str(choice.label) for choice in form[name].choices if choice.value == value)
        return next(known, value)
    return value


def _base_of(form: SessionForm) -> Values:
    """What the form was made from; nothing when that was tampered with, so that every difference is shown."""
    try:
        found: Values = _serializer().loads(form.base.data or "")
    except BadData:
        return {}
    return found


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="session form")

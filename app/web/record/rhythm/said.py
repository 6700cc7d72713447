"""The sentence and the next time, while somebody fills the form in and on the pages of a record."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue

from app import clock
from app.exceptions import Invalid
from app.models.record import Status
from app.policy import Permission
from app.rhythms import (
    NO_PAUSES,
    NO_RHYTHM,
    Pauses,
    Rhythm,
    next_time,
    next_words,
    resting_words,
    rhythm_words,
)
from app.web.access import access
from app.web.record.blueprint import bp
from app.web.record.rhythm.fields import RhythmFields

WORTH_SAYING = ("ends", "until", "last")
"""Fields whose sentence helps while somebody types; the others only say what is still to be filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """`sentence`: how often; `coming`: the next time or why there is none; `resting`: that it rests now."""

    sentence: str = ""
    coming: str = ""
    resting: str = ""
    has_next: bool = False

    @property
    def is_known(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.sentence)


@bp.get("/buurtkrachten/wanneer")
@access(Permission.RECORD)
def show_when() -> ResponseReturnValue:
    """What the form says now, for the live line under its fields; nothing while a row is half filled in."""
    form = RhythmFields(formdata=request.args, meta={"csrf": False})
    try:
        when = when_of(*form.rhythm_and_pauses(before=(NO_RHYTHM, NO_PAUSES)))
        wrong = ""
    except Invalid as error:
        when = When()
        told = (said for name, said in error.errors.items() if name.rpartition("-")[2] in WORTH_SAYING)
        wrong = next(told, "")
    return render_template("record/rhythm/_said.html", when=when, wrong=wrong)


@bp.app_template_global()
def when_of(rhythm: Rhythm, pauses: Pauses, status: Status = Status.ACTIVE) -> When:
    """The words for a page: what stopped or sleeps has no next time, whatever its rhythm says."""
    today = clock.today()
    sentence = rhythm_words(rhythm, pauses, today)
    if status in {Status.STOPPED, Status.DORMANT}:
        return When(sentence=sentence, coming="Is gestopt" if status is Status.STOPPED else "Ligt nu stil")
    return When(
        sentence=sentence,
        coming=next_words(rhythm, pauses, today),
        resting=resting_words(pauses, today) if rhythm.slots else "",
        has_next=next_time(rhythm, pauses, today) is not None,
    )


@bp.app_template_global()
def when_in_form(form: RhythmFields) -> When:
    """The words for what stands in the form now; nothing while it can't be read."""
    try:
        return when_of(*form.rhythm_and_pauses(before=(NO_RHYTHM, NO_PAUSES)))
    except Invalid:
        return When()

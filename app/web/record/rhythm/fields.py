"""The fields about when something is there, for any form of a record.

    class EditForm(RhythmFields, PlaceFields): …

    form.fill_rhythm(content.rhythm, content.pauses)            # before the page is shown
    rhythm, pauses = form.rhythm_and_pauses(before=(…, …))      # raises Invalid, a sentence per field
    if form.wants_another_row: return page(form)                # "nog een moment": show again, save nothing

In the template: `{% from "components/rhythms/rhythm_fields.html" import rhythm_fields with context %}`, then
`{{ rhythm_fields(form) }}`, with `js/rhythm.js` as a module. Sentences of `Invalid` reach the rows through
`show_errors`, because the form finds "moments-0-ends" by its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    FieldList,
    Form,
    FormField,
    HiddenField,
    SelectField,
    StringField,
)

from app import clock, labels
from app.exceptions import Invalid
from app.rhythms import Pauses, Rhythm
from app.rhythms.checking import MOST_PERIODS, MOST_SLOTS
from app.rhythms.dutch import WEEKDAYS as WEEKDAY_WORDS
from app.rhythms.rhythm import Slot
from app.rhythms.rule_words import days_in_words
from app.rhythms.rules import WEEKDAYS
from app.rhythms.typed import (
    HOW,
    KEPT,
    WEEKS,
    MomentInput,
    PeriodInput,
    RhythmInput,
    rhythm_from,
    typed_from,
)
from app.rhythms.typed.values import GONE
from app.web.forms import options
from app.web.record.forms import Checkboxes

DAYS = dict(zip(WEEKDAYS, WEEKDAY_WORDS, strict=True))


class Rows(FieldList):  # type: ignore[misc]
    """Rows of a form, whose own sentences and those of their fields are found in one place."""

    own_errors: tuple[str, ...] = ()
    entries: Sequence[Any] = ()

    @property
    def wrong(self) -> list[Any]:
        """The fields of the rows that have a sentence, in order."""
        return [field for row in self.entries for field in row.form if field.errors]

    @property
    def errors(self) -> list[str]:
        """The sentences about the rows as a whole, then those at their fields."""
        return [*self.own_errors, *(sentence for field in self.wrong for sentence in field.errors)]

    @errors.setter
    def errors(self, sentences: Any) -> None:
        inner = [sentence for field in self.wrong for sentence in field.errors]
        self.own_errors = tuple(sentence for sentence in sentences if sentence not in inner)


class MomentFields(Form):  # type: ignore[misc]
    """One moment that comes back, or that is there once."""

    how = SelectField("Hoe vaak?", validate_choice=False)
    days = Checkboxes("Op welke dag?", choices=options(DAYS.items()), validate_choice=False)
    week = SelectField(
        "Welke van de maand?", choices=options(WEEKS.items(), nothing="Kies"), validate_choice=False
    )
    begins = StringField("Van")
    ends = StringField("Tot")
    first = StringField("Eerste dag")
    until = StringField("Laatste dag (hoeft niet)")
    rule = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {**HOW}
        if self.rule.data:
            kept = days_in_words(Slot(starts_on=clock.today(), rrule=self.rule.data))
            words = {KEPT: f"Zoals nu: {kept}", **words}
        if self.how.data:
            words[GONE] = "Haal dit moment weg"
        self.how.choices = options(words.items(), nothing="Kies hoe vaak")

    def typed(self) -> MomentInput:
        """The row as it was typed."""
        return MomentInput(
            how=self.how.data or "",
            days=tuple(self.days.data or ()),
            **{
                name: (self[name].data or "")[:200]
                for name in ("week", "begins", "ends", "first", "until", "rule")
            },
        )


class PeriodFields(Form):  # type: ignore[misc]
    """A period in which it rests."""

    first = StringField("Van")
    last = StringField("Tot en met")

    def typed(self) -> PeriodInput:
        """The row as it was typed."""
        return PeriodInput(first=(self.first.data or "")[:200], last=(self.last.data or "")[:200])


class RhythmFields(FlaskForm):  # type: ignore[misc]
    """Moments, by appointment, seasons and own periods; see the module for how a page uses it."""

    rhythm_is_here = HiddenField()
    moments = Rows(FormField(MomentFields), label="Wanneer?", max_entries=MOST_SLOTS + 1)
    by_appointment = BooleanField("Op afspraak")
    pause_seasons = Checkboxes("Stopt in", choices=options(labels.SEASONS.items()), validate_choice=False)
    periods = Rows(FormField(PeriodFields), label="Andere pauze", max_entries=MOST_PERIODS + 1)

    def __contains__(self, name: str) -> bool:
        return name in self._fields or self._inner(name) is not None

    def __getitem__(self, name: str) -> Any:
        return self._fields[name] if name in self._fields else self._inner(name)

    @property
    def wants_another_row(self) -> bool:
        """Whether the visitor pressed "nog een moment" instead of saving."""
        return "another_moment" in request.values

    def fill_rhythm(self, rhythm: Rhythm, pauses: Pauses) -> None:
        """Put a rhythm into the form."""
        typed = typed_from(rhythm, pauses)
        self.rhythm_is_here.data = "1"
        self.by_appointment.data = typed.by_appointment
        self.pause_seasons.data = list(typed.seasons)
        for rows, values in ((self.moments, typed.moments), (self.periods, typed.periods)):
            while rows.entries:
                rows.pop_entry()
            for value in values:
                rows.append_entry({name: getattr(value, name) for name in value.__slots__})

    def typed_rhythm(self) -> RhythmInput:
        """Everything as it was typed."""
        return RhythmInput(
            moments=tuple(row.form.typed() for row in self.moments),
            by_appointment=bool(self.by_appointment.data),
            seasons=tuple(self.pause_seasons.data or ()),
            periods=tuple(row.form.typed() for row in self.periods),
        )

    def rhythm_and_pauses(self, *, before: tuple[Rhythm, Pauses]) -> tuple[Rhythm, Pauses]:
        """What the form says; `before` when these fields were not on the page. Raises Invalid."""
        if not self.rhythm_is_here.data:
            return before
        try:
            return rhythm_from(self.typed_rhythm(), today=clock.today())
        except Invalid as error:
            whole = {"rhythm": "moments", "pauses": "periods"}
            raise Invalid({whole.get(name, name): said for name, said in error.errors.items()}) from None

    def with_empty_rows(self) -> RhythmFields:
        """The form with an empty row behind the moments and one behind the pauses, for the template."""
        for rows, most in ((self.moments, MOST_SLOTS), (self.periods, MOST_PERIODS)):
            if not rows.entries or (len(rows) < most and not rows.entries[-1].form.typed().is_empty):
                rows.append_entry()
        return self

    def _inner(self, name: str) -> Any:
        """The field of a row by its whole name, or None."""
        for rows in (field for field in self._fields.values() if isinstance(field, Rows)):
            for row in rows:
                if name.startswith(f"{row.name}-"):
                    return row.form._fields.get(name.removeprefix(f"{row.name}-"))
        return None

"""Forms of people: they carry what was typed; the rules stand in `app.services.people`."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    HiddenField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.widgets import CheckboxInput, ListWidget, PasswordInput

from app import labels
from app.services.people.naming import plain_line
from app.web.forms import options

LEAD, ALONG = "lead", "along"
NOT_A_DAY = "Dit is geen dag. Schrijf het als 2026-10-01."


def number(value: Any) -> int | None:
    """The id behind a choice; None for 'nothing chosen' and for nonsense."""
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def one_line(text: str | None) -> str:
    """What was typed, fit to be shown again: no control characters, and empty when it was not sent."""
    return plain_line(text or "")


class Day(DateField):  # type: ignore[misc]
    """A day; says in Dutch what is wrong with another text."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """The day, or None when the field is empty."""
        text = plain_line((valuelist or [""])[0])
        self.raw_data = [text]
        self.data = None
        if not text:
            return
        try:
            self.data = date.fromisoformat(text)
        except ValueError:
            raise ValueError(NOT_A_DAY) from None


class SignInForm(FlaskForm):  # type: ignore[misc]
    """An address and a password, and the page to go to."""

    email = EmailField("E-mailadres", filters=[one_line])
    password = PasswordField("Wachtwoord")
    own_device = BooleanField("Dit is mijn eigen telefoon of computer")
    verder = HiddenField(filters=[one_line])


class AgainForm(FlaskForm):  # type: ignore[misc]
    """One's own password once more, and the page to go on with."""

    password = PasswordField("Wachtwoord")
    verder = HiddenField(filters=[one_line])


class DemoSignInForm(SignInForm):
    """The same in a demo, where the password may stand in the page."""

    password = PasswordField("Wachtwoord", widget=PasswordInput(hide_value=False))


class NameForm(FlaskForm):  # type: ignore[misc]
    """One's own name."""

    name = StringField("Naam", filters=[one_line])


class PasswordForm(FlaskForm):  # type: ignore[misc]
    """One's own password."""

    old = PasswordField("Je wachtwoord van nu")
    new = PasswordField("Nieuw wachtwoord")
    repeated = PasswordField("Nieuw wachtwoord, nog een keer")


class UserForm(FlaskForm):  # type: ignore[misc]
    """A colleague's account."""

    name = StringField("Naam", filters=[one_line])
    email = EmailField("E-mailadres", filters=[one_line])
    roles = SelectMultipleField(
        "Rollen",
        choices=options(labels.ROLES.items()),
        validate_choice=False,
        widget=ListWidget(),
        option_widget=CheckboxInput(),
    )


class PeriodForm(FlaskForm):  # type: ignore[misc]
    """From which day, until which."""

    since = Day("Vanaf")
    until = Day("Tot (mag, hoeft niet)")

    def days_are_days(self) -> bool:
        """Whether the days that were typed could be read."""
        return not (self.since.process_errors or self.until.process_errors)


class MembershipForm(PeriodForm):
    """Who works in which team; the one of the two that is known is left out of the page."""

    user = SelectField("Wie?", coerce=number, validate_choice=False)
    team = SelectField("Welk team?", coerce=number, validate_choice=False)


class NewUserForm(UserForm):
    """A new account, at once in a team."""

    team = SelectField("Team (mag, hoeft niet)", coerce=number, validate_choice=False)


class TeamForm(PeriodForm):
    """A team."""

    name = StringField("Naam van het team", filters=[one_line])
    successor = SelectField("Opvolger (mag, hoeft niet)", coerce=number, validate_choice=False)


class BuurtenForm(FlaskForm):  # type: ignore[misc]
    """In which buurten a team works from a day on."""

    lead = RadioField(
        "Wat doet dit team daar?",
        choices=options(
            [
                (LEAD, "Houdt bij wat er op de kaart staat"),
                (ALONG, "Kijkt mee met het team dat het bijhoudt"),
            ]
        ),
        validate_choice=False,
    )
    since = Day("Vanaf")
    buurten = SelectMultipleField("Welke buurten?", coerce=number, validate_choice=False)
    agreed = SelectMultipleField("Teams die stoppen", coerce=number, validate_choice=False)

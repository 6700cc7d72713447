"""Forms of signals and questions: they carry what was typed; the rules stand in `app.services.partners`."""

from __future__ import annotations

from uuid import uuid4

from flask_wtf import FlaskForm
from wtforms import HiddenField, SelectMultipleField, StringField, TextAreaField

from app import labels
from app.models.partners import Question
from app.queries.areas.codes import codes_of
from app.queries.record.catalogue import audiences, themes
from app.services.partners.asking import QuestionContent
from app.web.forms import options
from app.web.record.forms import Checkboxes, Choice, buurt_choices


class SignalForm(FlaskForm):  # type: ignore[misc]
    """A theme and a buurt; the buttons of the buurten send the form."""

    theme = Choice("Waar gaat het over?", {})
    said = TextAreaField("Wat hoor je dan?")
    client_key = HiddenField(default=lambda: str(uuid4()))


class QuestionForm(FlaskForm):  # type: ignore[misc]
    """What mensen in a buurt look for or miss."""

    title = StringField("Wat zoeken of missen mensen hier?")
    explanation = TextAreaField("Vertel er kort iets bij")
    themes = Checkboxes("Waar gaat het over?", validate_choice=False)
    buurten = SelectMultipleField("In welke buurten?", validate_choice=False)
    audiences = Checkboxes("Voor wie?", validate_choice=False)
    offers = Checkboxes("Wat is er nodig?", validate_choice=False)
    client_key = HiddenField(default=lambda: str(uuid4()))
    version = HiddenField()

    def content(self) -> QuestionContent:
        """What was typed and chosen."""
        return QuestionContent(
            title=" ".join((self.title.data or "").split()),
            explanation=(self.explanation.data or "").strip(),
            themes=tuple(self.themes.data or ()),
            buurten=tuple(self.buurten.data or ()),
            audiences=tuple(self.audiences.data or ()),
            offers=tuple(self.offers.data or ()),
        )

    def fill(self, question: Question) -> None:
        """The question as it is now."""
        self.title.data, self.explanation.data = question.title, question.explanation
        self.themes.data, self.audiences.data = list(question.themes), list(question.audiences)
        self.offers.data = list(question.offers)
        self.buurten.data = codes_of([area.id for area in question.areas])
        self.version.data = str(question.version)


def offer_themes(form: SignalForm) -> None:
    """Give the form the themes that are in use."""
    form.theme.choices = options(themes().items())


def offer(form: QuestionForm) -> None:
    """Give the form what can be chosen."""
    form.themes.choices = options(themes().items())
    form.buurten.choices = buurt_choices()[1:]
    form.audiences.choices = options(audiences().items())
    form.offers.choices = options(labels.EXCHANGES.items())

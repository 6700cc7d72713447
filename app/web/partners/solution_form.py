"""The form that turns a buurtvraag into a solution: what it carries, and its rows of partners."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from wtforms import Form, FormField, HiddenField, SelectField, StringField, TextAreaField

from app import labels
from app.exceptions import Invalid
from app.models.partners import Question
from app.models.record import Kind, Status
from app.rhythms import NO_PAUSES, NO_RHYTHM
from app.services.partners.solving import MOST_PARTNERS, STATE_OF, Partner
from app.services.record.content import STRENGTH_OF_KIND, AssetContent, Where
from app.services.record.locating import SaidPlace, locate
from app.services.record.rules import rule_errors
from app.services.texts.of_records import texts_of
from app.web.forms import options
from app.web.record.editing.part_fields import NOT_A_DAY, day_from, one_line
from app.web.record.forms import Checkboxes, Choice
from app.web.record.rhythm.fields import RhythmFields, Rows

HOW_FAR = {status.value: labels.STATUSES[status] for status in STATE_OF}
LOOKED_FOR = "Je zocht nog een partner. Voeg die toe, of maak dit veld leeg en bewaar opnieuw."


class PartnerRow(Form):  # type: ignore[misc]
    """A record by `id`, or the `name` of an organisation that is not on the map yet."""

    id = HiddenField()
    name = StringField("Hoe heet deze organisatie?")
    brings = Checkboxes("Brengt mee", choices=options(labels.EXCHANGES.items()), validate_choice=False)

    def typed(self) -> Partner:
        """The row as it was typed."""
        said = self.id.data or ""
        known = said.isascii() and said.isdigit() and len(said) <= 15
        return Partner(
            asset_id=int(said) if known else None,
            name="" if known else one_line(self.name.data),
            brings=tuple(self.brings.data or ()),
        )


class SolutionForm(RhythmFields):
    """Everything on the page; the rules stand in `app.services.partners.solving`."""

    name = StringField("Hoe heet het?")
    summary = TextAreaField("Vertel het in één of twee zinnen")
    partners = Rows(FormField(PartnerRow), label="Wie doen er mee?", max_entries=MOST_PARTNERS + 1)
    sought = StringField("Zoek een partner op naam")
    searched = HiddenField()
    audiences = Checkboxes("Voor wie?", validate_choice=False)
    meets_at = SelectField("Waar is het?", validate_choice=False)
    status = Choice("Hoe staat het ervoor?", HOW_FAR)
    status_since = StringField("Sinds wanneer?")
    client_key = HiddenField(default=lambda: str(uuid4()))
    version = HiddenField()

    def typed_partners(self) -> tuple[Partner, ...]:
        """The partners as they were chosen and typed."""
        return tuple(row.form.typed() for row in self.partners)

    @property
    def is_looking(self) -> bool:
        """Whether there is a name to look for that was not looked for yet."""
        return bool(one_line(self.sought.data)) and self.sought.data != self.searched.data

    def wants_something_else(self, step: str) -> bool:
        """Do what another button than that for saving asks; whether it was one."""
        what, _, which = step.partition("-")
        number = int(which) if which.isascii() and which.isdigit() and len(which) <= 15 else -1
        if what == "add":
            self._add(id=str(number) if number >= 0 else "")
        elif what == "new":
            self._add(name=one_line(self.sought.data))
        elif what == "remove":
            self._keep(lambda place: place != number)
        elif not (what == "search" or (what == "enter" and self.is_looking)):
            return self.wants_another_row
        return True

    def content(self, question: Question) -> AssetContent:
        """The record that was typed, for the buurten and themes of the question. Raises Invalid by field."""
        errors: dict[str, str] = {}
        content = AssetContent(
            name=one_line(self.name.data),
            kind=Kind.SOLUTION,
            strength=STRENGTH_OF_KIND[Kind.SOLUTION],
            themes=tuple(question.themes),
            summary=(self.summary.data or "").strip(),
            audiences=tuple(self.audiences.data or ()),
            where=Where(service_area=tuple(sorted(area.id for area in question.areas))),
            status=Status(self.status.data) if self.status.data in HOW_FAR else Status.IDEA,
        )
        if self.status.data not in HOW_FAR:
            errors["status"] = "Kies hoe het ervoor staat."
        if self.is_looking:
            errors["sought"] = LOOKED_FOR
        for read in (self._when, self._where, self._since):
            try:
                content = content.with_choices(**read(content))
            except Invalid as error:
                errors |= error.errors
        errors = {**rule_errors(content), **errors}
        if errors:
            raise Invalid(errors)
        return content

    def texts(self, content: AssetContent) -> dict[str, str]:
        """Every free text by the name of its field."""
        names = {f"{row.name}-name": row.form.typed().name for row in self.partners}
        return texts_of(content) | {field: name for field, name in names.items() if name}

    def _when(self, _content: AssetContent) -> dict[str, Any]:
        rhythm, pauses = self.rhythm_and_pauses(before=(NO_RHYTHM, NO_PAUSES))
        return {"rhythm": rhythm, "pauses": pauses}

    def _where(self, content: AssetContent) -> dict[str, Any]:
        if not self.meets_at.data:
            return {}
        host = locate(SaidPlace(host=self.meets_at.data))
        place = Where(location=host.location, meets_at=host.meets_at, service_area=content.where.service_area)
        return {"where": place}

    def _since(self, _content: AssetContent) -> dict[str, Any]:
        try:
            return {"status_since": day_from(self.status_since.data)}
        except ValueError:
            raise Invalid({"status_since": NOT_A_DAY}) from None

    def _add(self, *, id: str = "", name: str = "") -> None:
        """One more partner, when it is not there yet and there is room for it."""
        there = {(row.form.id.data or "", row.form.name.data or "") for row in self.partners}
        if (id or name) and (id, name) not in there and len(there) < MOST_PARTNERS:
            self.partners.append_entry({"id": id, "name": name, "brings": []})
            self.sought.data = self.searched.data = ""

    def _keep(self, wanted: Callable[[int], bool]) -> None:
        rows = [dict(row.form.data) for place, row in enumerate(self.partners) if wanted(place)]
        while self.partners.entries:
            self.partners.pop_entry()
        for row in rows:
            self.partners.append_entry(row)

"""What somebody chose for a report, as it stands in an address and in a form."""

from __future__ import annotations

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from app.documents.reports.putting import SECTIONS
from app.exceptions import Invalid
from app.models.areas import AreaLevel
from app.models.reports import Edition
from app.queries.reports.gathering import Asked
from app.queries.reports.happened import Period
from app.queries.reports.listed import Listed, report_of
from app.queries.reports.quarters import Quarter, quarter, quarter_of, quarters
from app.services.reports.asking import NOT_FROZEN, check_choice
from app.web.people.forms import number


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """`codes` are parts of the division, none for all; `corrects` is a frozen report."""

    quarter: Quarter
    division: str
    codes: tuple[str, ...]
    sections: tuple[str, ...]
    edition: Edition
    corrects: Listed | None

    def asked(self) -> Asked:
        """What has to be gathered for it."""
        period = Period(since=self.quarter.since, until=self.quarter.until)
        return Asked(period=period, division=self.division, regions=self.codes, edition=self.edition)

    def check(self) -> None:
        """Raise Invalid for what can't be asked."""
        check_choice(division_key=self.division, codes=self.codes, sections=self.sections)

    def pairs(self) -> list[tuple[str, str]]:
        """The fields of a form, or of an address, that choose the same."""
        return [
            ("kwartaal", self.quarter.code),
            ("indeling", self.division),
            *(("deel", code) for code in self.codes),
            *(("onderdeel", key) for key in self.sections),
            ("uitgave", self.edition.value),
            *([("verbetert", str(self.corrects.id))] if self.corrects else []),
        ]


def read_choice(sent: MultiDict[str, str]) -> Choice:
    """What was sent; without a quarter what one mostly wants, or the same as the report that is bettered.

    Raises Invalid ("quarter", "edition", "corrects").
    """
    corrects = _corrects(sent.get("verbetert", ""))
    if not sent.get("kwartaal"):
        return _usual(sent, corrects)
    edition = sent.get("uitgave", Edition.COLLEAGUES.value)
    if edition not in list(Edition):
        raise Invalid({"edition": "Kies voor wie het rapport is."})
    return Choice(
        quarter=quarter(sent["kwartaal"]),
        division=sent.get("indeling", ""),
        codes=tuple(dict.fromkeys(sent.getlist("deel"))),
        sections=tuple(key for key in SECTIONS if key in sent.getlist("onderdeel")),
        edition=Edition(edition),
        corrects=corrects,
    )


def _usual(sent: MultiDict[str, str], corrects: Listed | None) -> Choice:
    if corrects is None:
        return Choice(
            quarter=quarters()[0],
            division=sent.get("indeling", "") or AreaLevel.WIJK.value,
            codes=(),
            sections=tuple(SECTIONS),
            edition=Edition.COLLEAGUES,
            corrects=None,
        )
    return Choice(
        quarter=quarter_of(corrects.since),
        division=corrects.division,
        codes=corrects.regions,
        sections=corrects.sections,
        edition=corrects.edition,
        corrects=corrects,
    )


def _corrects(typed: str) -> Listed | None:
    if not typed.strip():
        return None
    found = report_of(number(typed) or 0)
    if found.number is None:
        raise Invalid({"corrects": NOT_FROZEN})
    return found

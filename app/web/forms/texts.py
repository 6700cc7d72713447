"""Ask about a text that looks like personal data: refuse it, or let the writer say that it is right.

    ask_about({"summary": typed}, stored=lambda: [what stands there already])    # raises DoubtfulText
    except Invalid as error: show_doubts(form, error)                           # at the fields

"Bewaar toch" is bound to what stands in the field: its value is a keyed hash of field and text, so that
another text is asked about again. Nothing of a text is in a sentence, in an error or in the counts.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from flask import Flask, current_app, request
from flask_wtf import FlaskForm

from app.exceptions import Invalid
from app.services.texts.checking import findings_in, sentence_of
from app.services.texts.counting import count_findings
from app.web.forms import show_errors
from app.web.transaction import afterwards
from importers.personal_data import Finding, Found, Level

KEEP_TEXT = "keep-text"
KEEP = "Klopt dit niet? Bewaar toch"
KEEP_ADDRESS = "Bewaar toch: dit is het adres van een organisatie"
MOST_MARKS, LONGEST_MARK = 60, 40


@dataclass(frozen=True, slots=True)
class Keep:
    """The checkbox under a field: its value and its words."""

    mark: str
    label: str


class DoubtfulText(Invalid):
    """Texts that look like personal data: a sentence per field, and the checkbox of those that may stay."""

    def __init__(self, errors: Mapping[str, str], keeps: Mapping[str, Keep]) -> None:
        super().__init__(errors)
        self.keeps = dict(keeps)


def ask_about(
    texts: Mapping[str, str], *, of: str = "", stored: Callable[[], Collection[str]] = tuple
) -> None:
    """Raise DoubtfulText when a text is refused, or looks doubtful and was not kept by its writer.

    `of` is whose fields they are in the counts, nothing for a record; `stored` gives the texts that stand
    there already: nobody is asked about those again.
    """
    found = findings_in(texts, of=of)
    if not found:
        return
    kept, known = kept_marks(), stored()
    asked = {
        field: findings
        for field, findings in found.items()
        if _is_refused(findings) or not (texts[field] in known or mark_of(field, texts[field]) in kept)
    }
    if not asked:
        return
    afterwards(partial(count_findings, {of + field: findings for field, findings in asked.items()}))
    raise DoubtfulText(
        {
            field: " ".join(sentence_of(of + field, finding) for finding in findings)
            for field, findings in asked.items()
        },
        {
            field: Keep(mark_of(field, texts[field]), _label(findings))
            for field, findings in asked.items()
            if not _is_refused(findings)
        },
    )


def show_doubts(form: FlaskForm, error: Invalid) -> None:
    """Put the sentences at the fields, with the checkbox of what may stay."""
    show_errors(form, error.errors)
    for field, keep in keeps_of(error).items():
        if field in form:
            form[field].keep = keep


def keeps_of(error: Invalid) -> dict[str, Keep]:
    """The checkbox of each field that may stay as it is."""
    return error.keeps if isinstance(error, DoubtfulText) else {}


def kept_marks() -> tuple[str, ...]:
    """What the writer said to keep; a form carries it along while something else is asked."""
    return tuple(mark for mark in request.form.getlist(KEEP_TEXT)[:MOST_MARKS] if len(mark) < LONGEST_MARK)


def mark_of(field: str, text: str) -> str:
    """A keyed hash of a field and what stands there."""
    key = str(current_app.secret_key).encode()
    return hmac.new(key, f"keep {field}\n{text}".encode(), sha256).hexdigest()[:32]


def init_app(app: Flask) -> None:
    """Let the head of every form carry along what was kept."""
    app.jinja_env.globals["kept_marks"] = kept_marks


def _is_refused(findings: Collection[Finding]) -> bool:
    return any(finding.level is Level.REFUSE for finding in findings)


def _label(findings: Collection[Finding]) -> str:
    return KEEP_ADDRESS if any(finding.kind is Found.ADDRESS for finding in findings) else KEEP

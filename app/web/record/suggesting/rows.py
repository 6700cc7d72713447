"""The fields of a suggestion in words: how it was, how it is, and how somebody would have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.models.record import SuggestedField
from app.models.record.suggestion import REMARK
from app.queries.record.suggesting.made import Made
from app.queries.record.suggesting.one import OneSuggestion
from app.services.record.content import AssetContent, with_json
from app.services.record.versions import content_at
from app.web.record.wording import FIELD_LABELS, in_words

LABELS = {REMARK: "Opmerking", **FIELD_LABELS}
ANSWERS = {
    (False, True): "overgenomen",
    (False, False): "niet overgenomen",
    (True, True): "ze gaan ermee aan de slag",
    (True, False): "ze doen er niets mee",
}
"""By whether it is a remark, and whether the keepers said yes."""
HIDDEN = "Een andere plek, of voor andere buurten."


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One field of a suggestion; `before` and `now` are "" of a remark.

    What an older version said is for the keepers: it may be from when others did not see the record.
    `is_changed` when the record changed there since, `is_so` when it says by now what was suggested.
    """

    field: str
    label: str
    proposed: str
    before: str = ""
    now: str = ""
    answer: SuggestedField
    is_changed: bool = False
    is_so: bool = False


def rows_of(one: OneSuggestion) -> tuple[Row, ...]:
    """The fields in the order of the form, the remark first; without values of a record that is not seen."""
    suggested = {field.field: field for field in one.suggestion.fields}
    base = content_at(one.suggestion.asset_id, one.suggestion.base_version)
    now = content_at(one.suggestion.asset_id, one.version)
    return tuple(_row(one, suggested[name], base, now) for name in LABELS if name in suggested)


def labels_of(fields: Iterable[str]) -> str:
    """'Naam, Kosten', in the order of the form."""
    chosen = set(fields)
    return ", ".join(label.strip("?") for name, label in LABELS.items() if name in chosen)


def said_to(made: Made) -> str:
    """What came of it, as 'Kosten: overgenomen. Naam: niet overgenomen (‘Zo heten ze niet.’)'."""
    given = {field.field: field for field in made.fields}
    answered = [given[name] for name in LABELS if name in given and given[name].accepted is not None]
    open_ones = [name for name in given if given[name].accepted is None]
    told = [
        f"{LABELS[one.field].strip('?')}: {ANSWERS[one.field == REMARK, bool(one.accepted)]}"
        + (f" (‘{one.word}’)" if one.word else "")
        for one in answered
    ]
    return ". ".join([*told, *([f"Nog niet beslist: {labels_of(open_ones)}"] if open_ones else [])]) + "."


def _row(
    one: OneSuggestion, said: SuggestedField, base: AssetContent | None, now: AssetContent | None
) -> Row:
    name, label = said.field, LABELS[said.field]
    if name == REMARK:
        return Row(field=name, label=label, proposed=said.value, answer=said)
    if base is None or now is None or not one.name or (name == "where" and not one.keeps):
        return Row(field=name, label=label, proposed=HIDDEN if one.name else "", answer=said)
    wanted = with_json(now, {name: said.value})
    before, current = getattr(base, name), getattr(now, name)
    return Row(
        field=name,
        label=label,
        before=in_words(base, name) if one.keeps else "",
        now=in_words(now, name),
        proposed=in_words(wanted, name),
        answer=said,
        is_changed=before != current,
        is_so=current == getattr(wanted, name),
    )

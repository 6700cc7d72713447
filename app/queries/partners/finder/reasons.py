"""Why a record fits, and what is missing or not known, in plain Dutch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app import labels
from app.models.record import Cost, Exchange, Openness
from app.queries.partners.finder.asking.wanted import Door, Wanted
from app.queries.partners.finder.candidates import Candidate
from app.queries.partners.finder.scoring import (
    FOR_EVERYBODY,
    asks_itself,
    exchanged,
    is_too_small,
    unknown_limits,
)
from app.queries.partners.finder.timing import Timing
from app.rhythms.dutch import joined

MOST_REASONS = 3
UNKNOWN = {
    "free": "Of het gratis is, weten we niet",
    "step_free": "Of het zonder drempel is, weten we niet",
    "languages": "Welke taal er gesproken wordt, weten we niet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Labels by code, as the catalogue has them now, and to which themes a subject belongs."""

    themes: Mapping[str, str] = field(default_factory=dict)
    themes_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    audiences: Mapping[str, str] = field(default_factory=dict)


def reasons(one: Candidate, wanted: Wanted, words: Words, timing: Timing | None) -> tuple[str, ...]:
    """At most three, the weightiest first."""
    return tuple(_reasons(one, wanted, words, timing))[:MOST_REASONS]


def missing(one: Candidate, wanted: Wanted, words: Words, timing: Timing | None) -> tuple[str, ...]:
    """What speaks against it or is not known: first what may be in the way."""
    return tuple(_missing(one, wanted, words, timing))


def _reasons(one: Candidate, wanted: Wanted, words: Words, timing: Timing | None) -> Iterable[str]:
    if not asks_itself(one, wanted) and not one.says_unwanted:
        yield from _about(one, wanted, words)
    met = [code for code in wanted.offers if code in exchanged(one, wanted)]
    if met:
        yield f"{'Kan gebruiken' if wanted.door is Door.GIVE else 'Heeft te bieden'}: {_exchanges(met)}"
    groups = [words.audiences.get(code, code) for code in wanted.audiences if code in one.audiences]
    if groups:
        yield f"Voor {joined([name.lower() for name in groups])}"
    if timing and timing.fits:
        yield timing.fits
    spoken = [labels.LANGUAGES[code] for code in wanted.languages if code in one.languages]
    if spoken:
        yield f"Spreekt {joined(spoken)}"
    yield from _practical(one, wanted)
    if wanted.audiences and not groups and FOR_EVERYBODY in one.audiences:
        yield "Voor iedereen"


def _about(one: Candidate, wanted: Wanted, words: Words) -> Iterable[str]:
    said = [name for name in wanted.subjects if name in one.says]
    said = said or [word for word in wanted.words if word in one.says]
    if said:
        yield f"Gaat over {joined(said)}"
    of_subjects = (code for name in wanted.subjects for code in words.themes_of[name])
    codes = [code for code in dict.fromkeys([*wanted.themes, *of_subjects]) if code in one.themes]
    shared = [words.themes.get(code, code) for code in codes]
    if shared and (wanted.themes or not said):
        yield joined(shared)


def _exchanges(codes: Iterable[str]) -> str:
    return joined([labels.EXCHANGES[Exchange(code)].lower() for code in codes])


def _practical(one: Candidate, wanted: Wanted) -> Iterable[str]:
    if wanted.size and one.capacity and one.capacity >= wanted.size:
        yield f"Past {one.capacity}"
    if wanted.free and one.cost is Cost.FREE:
        yield "Gratis"
    if wanted.step_free and one.step_free:
        yield "Zonder drempel"
    if wanted.quiet and one.quiet:
        yield "Rustig"
    if wanted.toilet and one.toilet:
        yield "Wc voor rolstoel"
    if wanted.has_place and one.distance == 0:
        yield "In de buurt die je noemde"


def _missing(one: Candidate, wanted: Wanted, words: Words, timing: Timing | None) -> Iterable[str]:
    if one.says_unwanted:
        yield f"Wat je niet zocht: {joined(list(wanted.unwanted))}"
    if asks_itself(one, wanted):
        yield f"Zoekt zelf {_exchanges(code for code in wanted.offers if code in one.needs)}"
    if is_too_small(one, wanted):
        yield f"Te klein: past {one.capacity}"
    if timing and timing.lacks:
        yield timing.lacks
    yield from (UNKNOWN[name] for name in unknown_limits(one, wanted))
    if wanted.size and one.capacity is None and Exchange.SPACE in wanted.offers:
        yield "Hoeveel mensen er passen, weten we niet"
    yield from _not_met(one, wanted, words)
    yield from _not_known(one, wanted)


def _not_met(one: Candidate, wanted: Wanted, words: Words) -> Iterable[str]:
    lacking = [code for code in wanted.offers if code not in exchanged(one, wanted)]
    if lacking and not asks_itself(one, wanted):
        yield f"Niet genoemd: {_exchanges(lacking)}"
    others = [words.themes.get(code, code).lower() for code in wanted.themes if code not in one.themes]
    others += [
        name for name in wanted.subjects if name not in one.says and not one.themes & words.themes_of[name]
    ]
    if others:
        yield f"Gaat niet over {joined(others)}"


def _not_known(one: Candidate, wanted: Wanted) -> Iterable[str]:
    tongues = [labels.LANGUAGES[code] for code in wanted.languages if code not in one.languages]
    if tongues and one.languages:
        yield f"Geen {joined(tongues)}"
    if wanted.quiet and not one.quiet:
        yield "Of het rustig is, weten we niet" if one.quiet is None else "Niet rustig"
    if wanted.toilet and not one.toilet:
        yield "Wc voor rolstoel: weten we niet" if one.toilet is None else "Geen wc voor rolstoel"
    if one.openness is Openness.SIGN_UP:
        yield "Eerst even aanmelden"

"""How well a record fits what is wanted, part by part. Pure.

    score = 30 themes + 20 offers + 15 audiences + 10 fit + 10 nearness + 10 freshness + 5 closeness

Each part is a share from 0 to 1 times its weight, and a share is what was met of what was wanted: a part of
which nothing is wanted is 0 for everybody. Subjects count with the themes: a record under another theme
that says the word is as good as one that has it. Two deductions are parts too: the parts sum to the score.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace

from app.models.record import Status
from app.queries.partners.finder.asking.wanted import Door, Wanted
from app.queries.partners.finder.asking.word_file import WordFile
from app.queries.partners.finder.candidates import Candidate
from app.queries.partners.finder.timing import Timing

FOR_EVERYBODY = "iedereen"
SHARE_FOR_EVERYBODY = 0.6
"""What is for everybody is also for them, and less than what is for them in particular."""
SHARE_EVERYWHERE = 0.5
"""Nearness of what is for the whole gemeente and stands nowhere."""
BY_THEME = 0.5
"""What a subject counts when only the theme says so."""
A_WORD = 0.7
"""What a word of the question itself counts beside a subject that we know."""
FRESH = {"fresh": 1.0, "soon": 0.8, "due": 0.3, "unseen": 0.0, "resting": 0.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Points of each part, in the order of the formula; `unsure` and `against` are 0 or less."""

    themes: float = 0.0
    offers: float = 0.0
    audiences: float = 0.0
    fit: float = 0.0
    nearness: float = 0.0
    freshness: float = 0.0
    closeness: float = 0.0
    unsure: float = 0.0
    against: float = 0.0

    @property
    def score(self) -> float:
        """Their sum, on one decimal as the parts are."""
        return round(float(sum(getattr(self, field.name) for field in fields(self))), 1)

    @property
    def is_about_it(self) -> bool:
        """Whether any of what is looked for is met, beside where and when."""
        return bool(self.themes or self.offers or self.audiences)


def scored(
    one: Candidate,
    wanted: Wanted,
    *,
    limit: int,
    file: WordFile,
    timing: Timing | None = None,
) -> Parts:
    """The parts of a record, but for its place in the network.

    `limit` is where nearness ends, in metres; weights and deductions stand in the `file`.

    Without its `timing` the parts of the day that it is there at all decide.
    """
    shares = {
        "themes": subject_share(one, wanted, file),
        "offers": _share(wanted.offers, exchanged(one, wanted)),
        "audiences": _audience_share(one, wanted),
        "fit": _fit_share(one, wanted, timing),
        "nearness": _nearness(one, wanted, limit),
        "freshness": _freshness(one, timing),
    }
    points = {name: round(share * file.weights[name], 1) for name, share in shares.items()}
    return Parts(
        **points,
        unsure=-round(file.deductions["unsure"] * len(unknown_limits(one, wanted)), 1),
        against=-round(file.deductions["against"] * _against(one, wanted, timing), 1),
    )


def with_closeness(parts: Parts, hops: int | None, weight: float) -> Parts:
    """The same parts with the place in the network: whole at one hop (or none), half at two."""
    share = {None: 0.0, 0: 1.0, 1: 1.0, 2: 0.5}.get(hops, 0.0)
    return replace(parts, closeness=round(share * weight, 1))


def asks_itself(one: Candidate, wanted: Wanted) -> bool:
    """Whether it looks for what is wanted instead of having it: its words are then about its own need."""
    if wanted.door is Door.GIVE or not wanted.offers:
        return False
    return bool(set(wanted.offers) & set(one.needs)) and not set(wanted.offers) & set(one.offers)


def subject_share(one: Candidate, wanted: Wanted, file: WordFile) -> float:
    """Themes, subjects, languages and words met of those wanted; none for who asks the same itself.

    Who asks for a language asks for people who speak it: it is what it is about, beside its part in `fit`.

    A subject is met when the record speaks of it, and in part by its theme. A word of the question counts for
    less than a subject that we know, and twice when it stands in the name: then that is what it is.
    """
    if asks_itself(one, wanted) or one.says_unwanted:
        return 0.0
    whole = len(wanted.themes) + len(wanted.subjects) + len(wanted.languages) + A_WORD * len(wanted.words)
    met = sum(
        1.0 if name in one.says else BY_THEME * bool(one.themes & file.themes_of([name]))
        for name in wanted.subjects
    )
    met += len(one.themes.intersection(wanted.themes)) + len(one.languages.intersection(wanted.languages))
    words = len(one.says.intersection(wanted.words)) + len(one.named.intersection(wanted.words))
    return min(1.0, (met + A_WORD * words) / whole) if whole else 0.0


def unknown_limits(one: Candidate, wanted: Wanted) -> tuple[str, ...]:
    """The limits that were set and of which nobody knows whether the record keeps to them."""
    return tuple(
        name
        for name, asked, known in (
            ("free", wanted.free, one.cost is not None),
            ("step_free", wanted.step_free, one.step_free is not None),
            ("languages", bool(wanted.languages), bool(one.languages)),
        )
        if asked and not known
    )


def is_too_small(one: Candidate, wanted: Wanted) -> bool:
    """Whether not all of them can go in."""
    return wanted.size is not None and one.capacity is not None and one.capacity < wanted.size


def exchanged(one: Candidate, wanted: Wanted) -> Collection[str]:
    """What counts of it: what it has to give, or what it could use when a resident gives."""
    return one.needs if wanted.door is Door.GIVE else one.offers


def _share(wanted: Sequence[str], there: Collection[str]) -> float:
    return len(set(wanted) & set(there)) / len(wanted) if wanted else 0.0


def _audience_share(one: Candidate, wanted: Wanted) -> float:
    if not wanted.audiences:
        return 0.0
    named = _share(wanted.audiences, one.audiences)
    for_all = FOR_EVERYBODY in one.audiences or not one.audiences
    return max(named, SHARE_FOR_EVERYBODY) if for_all else named


def _fit_share(one: Candidate, wanted: Wanted, timing: Timing | None) -> float:
    """The mean over what was asked of language, time, size, quiet and a toilet."""
    shares = []
    if wanted.languages:
        shares.append(float(bool(set(wanted.languages) & set(one.languages))))
    if wanted.asks_when:
        shares.append(timing.share if timing else _roughly(one, wanted))
    if wanted.size:
        shares.append(float(one.capacity is not None and one.capacity >= wanted.size))
    if wanted.quiet:
        shares.append(float(bool(one.quiet)))
    if wanted.toilet:
        shares.append(float(bool(one.toilet)))
    return sum(shares) / len(shares) if shares else 0.0


def _roughly(one: Candidate, wanted: Wanted) -> float:
    return float(not wanted.day_parts or bool(set(wanted.day_parts) & set(one.day_parts)))


def _nearness(one: Candidate, wanted: Wanted, limit: int) -> float:
    if not wanted.has_place:
        return 0.0
    if one.everywhere or one.distance is None:
        return SHARE_EVERYWHERE
    return max(0.0, 1 - one.distance / limit) if limit else float(one.distance == 0)


def _freshness(one: Candidate, timing: Timing | None) -> float:
    """What lies still now and is there at the time that was asked sleeps, and is not stale."""
    sleeps = one.status is Status.DORMANT and timing is not None and timing.share > 0
    return 1.0 if sleeps else FRESH[one.freshness]


def speaks_otherwise(one: Candidate, wanted: Wanted) -> bool:
    """Whether it is known which languages are spoken there, and none of those that were asked is."""
    return bool(wanted.languages and one.languages) and not one.languages.intersection(wanted.languages)


def _against(one: Candidate, wanted: Wanted, timing: Timing | None) -> int:
    """How many things speak against it: it rests then, is too small, speaks another language, is unwanted."""
    return sum(
        (
            timing is not None and timing.rests,
            is_too_small(one, wanted),
            speaks_otherwise(one, wanted),
            one.says_unwanted,
            asks_itself(one, wanted),
        )
    )

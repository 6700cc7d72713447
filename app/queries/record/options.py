"""What can be chosen on the map and the list, and what was chosen in words that each lead back one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app import labels
from app.database import database
from app.models.areas import AreaSet
from app.policy import Permission, Viewer
from app.queries.areas.areas import WijkOptions, area_options
from app.queries.people.teams import team_choices
from app.queries.record.catalogue import audiences, themes
from app.queries.record.filters import FRESHNESS, AssetFilter
from app.queries.record.places import team_buurten
from app.queries.training.options import ProgrammeOption, training_options
from app.rhythms.dutch import day_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A value of a query parameter and the word for it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toggle:
    """A kind and whether it shows."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that was chosen: its parameter, its word, and the filter without it."""

    name: str
    value: str
    label: str
    without: AssetFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupOptions:
    """Another division and its groups."""

    name: str
    groups: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterOptions:
    """Everything that this visitor can choose.

    `own_buurten` are those of her teams; `training` is empty for who may not see it; `words` holds by
    the name of the parameter what is chosen from a fixed list of words.
    """

    kinds: tuple[Option, ...]
    themes: tuple[Option, ...]
    audiences: tuple[Option, ...]
    own_buurten: tuple[Option, ...]
    wijken: tuple[WijkOptions, ...]
    teams: tuple[Option, ...]
    training: tuple[ProgrammeOption, ...]
    groups: tuple[GroupOptions, ...]
    words: dict[str, tuple[Option, ...]]

    @property
    def freshness(self) -> tuple[Option, ...]:
        """How sure we are."""
        return self.words["freshness"]

    def kinds_of(self, chosen: AssetFilter) -> tuple[Toggle, ...]:
        """The kinds with whether they show; without a choice they all do."""
        return tuple(
            Toggle(value=kind.value, label=kind.label, chosen=not chosen.kind or kind.value in chosen.kind)
            for kind in self.kinds
        )

    def choices(self, chosen: AssetFilter) -> tuple[Choice, ...]:
        """What was chosen, in the order of the filter; the box on the map is no choice."""
        words = {(name, option.value): option.label for name, option in self._named()}
        return tuple(
            Choice(
                name=name,
                value=value,
                label=_said(name, words.get((name, value), _unlisted(name, value))),
                without=_without(chosen, name, value),
            )
            for name, value in chosen.without("bbox").parameters()
        )

    def _named(self) -> Iterator[tuple[str, Option]]:
        plain = {
            "kind": self.kinds,
            "theme": self.themes,
            "audience": self.audiences,
            "buurt": self.own_buurten,
            "team": self.teams,
            **self.words,
        }
        for name, options in plain.items():
            yield from ((name, option) for option in options)
        for wijk in self.wijken:
            yield "wijk", Option(value=wijk.code, label=wijk.name)
            yield from (("buurt", Option(value=buurt.code, label=buurt.name)) for buurt in wijk.buurten)
        for division in self.groups:
            yield from (("group", group) for group in division.groups)
        for programme in self.training:
            for module in programme.modules:
                yield "module", Option(value=str(module.id), label=module.title)
                for session in module.sessions:
                    day = session.held_on
                    label = f"{module.title}, {day.day}-{day.month}-{day.year}"
                    yield "session", Option(value=str(session.id), label=label)


def filter_options(viewer: Viewer) -> FilterOptions:
    """The options for this visitor; the leergang only for who may see it."""
    sees_training = viewer.may(Permission.SEE_TRAINING)
    return FilterOptions(
        kinds=_options(labels.KIND_SHORT),
        themes=_options(themes()),
        audiences=_options(audiences()),
        own_buurten=tuple(Option(value=buurt.code, label=buurt.name) for buurt in team_buurten(viewer)),
        wijken=area_options(),
        teams=_teams(viewer),
        training=tuple(training_options()) if sees_training else (),
        groups=area_groups(),
        words={
            "freshness": _options({name: labels.FRESHNESS[name] for name in FRESHNESS}),
            "led_by": _options(labels.LED_BY),
            "strength": _options(labels.STRENGTHS),
            "offers": _options(labels.EXCHANGES),
            "needs": _options(labels.EXCHANGES),
            "day_part": _options(labels.DAY_PARTS),
            "cost": _options(labels.COSTS),
            "openness": _options(labels.OPENNESS),
            "access": _options(labels.ACCESS),
            "language": _options(labels.LANGUAGES),
            "status": _options(labels.STATUSES),
        },
    )


def area_groups() -> tuple[GroupOptions, ...]:
    """The divisions that are in use, each with its groups by name."""
    found = database.session.scalars(
        select(AreaSet)
        .where(AreaSet.archived_at.is_(None))
        .options(selectinload(AreaSet.groups))
        .order_by(AreaSet.name)
    )
    return tuple(
        GroupOptions(
            name=division.name,
            groups=tuple(Option(value=str(group.id), label=group.name) for group in division.groups),
        )
        for division in found
    )


def _options(words: Mapping[Any, str]) -> tuple[Option, ...]:
    return tuple(Option(value=str(value), label=label) for value, label in words.items())


def _teams(viewer: Viewer) -> tuple[Option, ...]:
    """The visitor's own teams first, then the others by name."""
    teams = sorted(team_choices(), key=lambda team: team[0] not in viewer.team_ids)
    return tuple(Option(value=str(team_id), label=name) for team_id, name in teams)


def _said(name: str, label: str) -> str:
    """A word that says too little alone, with what it is an answer to."""
    before = {"offers": "Biedt", "needs": "Kan gebruiken"}.get(name)
    return f"{before}: {label[:1].lower()}{label[1:]}" if before else label


def _unlisted(name: str, value: str) -> str:
    """Words for what no list holds: a typed word, a source, or something that is no longer offered."""
    if name in {"recorded_from", "recorded_until"}:
        until = "vanaf" if name == "recorded_from" else "tot en met"
        return f"Op de kaart gezet {until} {day_words(date.fromisoformat(value))}"
    words = {
        "training": "Uit de leergang",
        "stopped": "Ook wat gestopt is",
        "source": f"Bron {value}",
        "module": "Een module",
        "session": "Een bijeenkomst",
        "team": "Een team",
        "group": "Een gebied",
    }
    return words.get(name, value)


def _without(chosen: AssetFilter, name: str, value: str) -> AssetFilter:
    held = getattr(chosen, name)
    if not isinstance(held, tuple):
        return chosen.without(name)
    kept: dict[str, Any] = {name: tuple(item for item in held if item != value)}
    return replace(chosen, **kept)

"""What can be chosen on the map and the list, and what was chosen in words that each lead back one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app import labels
from app.policy import Permission, Viewer
from app.queries.areas.areas import WijkOptions, area_options
from app.queries.people.teams import team_choices
from app.queries.record.catalogue import audiences, themes
from app.queries.record.filters import FRESHNESS, AssetFilter
from app.queries.record.places import team_buurten
from app.queries.training.options import ProgrammeOption, training_options


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
class FilterOptions:
    """Everything that this visitor can choose.

    `own_buurten` are those of her teams; `training` is empty for who may not see it.
    """

    kinds: tuple[Option, ...]
    themes: tuple[Option, ...]
    audiences: tuple[Option, ...]
    own_buurten: tuple[Option, ...]
    wijken: tuple[WijkOptions, ...]
    teams: tuple[Option, ...]
    training: tuple[ProgrammeOption, ...]
    freshness: tuple[Option, ...]
    led_by: tuple[Option, ...]

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
                label=words.get((name, value), _unlisted(name, value)),
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
            "freshness": self.freshness,
            "led_by": self.led_by,
        }
        for name, options in plain.items():
            yield from ((name, option) for option in options)
        for wijk in self.wijken:
            yield "wijk", Option(value=wijk.code, label=wijk.name)
            yield from (("buurt", Option(value=buurt.code, label=buurt.name)) for buurt in wijk.buurten)
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
        freshness=_options({name: labels.FRESHNESS[name] for name in FRESHNESS}),
        led_by=_options(labels.LED_BY),
    )


def _options(words: Mapping[Any, str]) -> tuple[Option, ...]:
    return tuple(Option(value=str(value), label=label) for value, label in words.items())


def _teams(viewer: Viewer) -> tuple[Option, ...]:
    """The visitor's own teams first, then the others by name."""
    teams = sorted(team_choices(), key=lambda team: team[0] not in viewer.team_ids)
    return tuple(Option(value=str(team_id), label=name) for team_id, name in teams)


def _unlisted(name: str, value: str) -> str:
    """Words for what no list holds: a typed word, a source, or something that is no longer offered."""
    words = {
        "training": "Uit de leergang",
        "stopped": "Ook wat gestopt is",
        "source": f"Bron {value}",
        "module": "Een module",
        "session": "Een bijeenkomst",
        "team": "Een team",
    }
    return words.get(name, value)


def _without(chosen: AssetFilter, name: str, value: str) -> AssetFilter:
    held = getattr(chosen, name)
    if not isinstance(held, tuple):
        return chosen.without(name)
    kept: dict[str, Any] = {name: tuple(item for item in held if item != value)}
    return replace(chosen, **kept)

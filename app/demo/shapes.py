"""What the invented city is told in: values in the story's own days, before anything is in a database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, NamedTuple

from app.demo.known import NOTHING_KNOWN, Known
from app.models.people import Role
from app.models.record import (
    Aware,
    Kind,
    KnownFrom,
    LedBy,
    Precision,
    RelationType,
    Status,
    StopReason,
    Strength,
    Visibility,
)
from app.models.training import ClaimStrength, ModuleKind, SessionState, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoTeam:
    """A team with the figures that the story tells of it.

    `buurten` are those that it leads, by name and with their share of its records; `records` is how many
    records lie in them altogether. `first_day` is that of its first bijeenkomst.
    """

    name: str
    people: int
    took_part: int
    sessions: int
    first_day: date
    records: int
    buurten: Mapping[str, int]
    looks_along: tuple[str, ...] = ()
    builders: int = 2
    trainers: int = 1

    @property
    def full_name(self) -> str:
        """The name on the screen, that says what it is."""
        return f"Team {self.name} (voorbeeld)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody without a name: a role. `key` is how the story calls her, `team` short for her team or ''."""

    key: str
    name: str
    email: str
    roles: tuple[Role, ...]
    team: str = ""
    can_sign_in: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoModule:
    """A module, in the teaching order of its programme."""

    key: str
    title: str
    kind: ModuleKind
    aim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoProgramme:
    """A leergang."""

    title: str
    track: Track
    aim: str
    modules: tuple[DemoModule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoSession:
    """A bijeenkomst; `team` is '' when it was open to all."""

    key: str
    module: str
    day: date
    starts: time
    ends: time
    place: str
    state: SessionState
    team: str = ""
    participants: int | None = None
    trainers: tuple[str, ...] = ()
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where something is: a place in a buurt that is drawn from its name, unless one of these is said.

    `whole` is the buurt without a place, `centre` the middle of it, `beside` the place of another record
    and `metres` how far from there in RD x and y.
    """

    buurt: str
    whole: bool = False
    centre: bool = False
    beside: str = ""
    metres: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Somebody saw or heard, on a day, that it still is as written."""

    day: date
    by: str
    how: KnownFrom = KnownFrom.SEEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A later version: which fields of the record were given which value."""

    day: date
    by: str
    choices: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAsset:
    """A record as it was first written down, and what became of it.

    `by` is the key of a colleague, None when it came from a list (then `row` is its row there). `checks` are
    those after recording: what was seen or told is checked by that already.
    """

    name: str
    kind: Kind
    summary: str
    themes: tuple[str, ...]
    spot: Spot
    day: date
    by: str | None = None
    at: time = time(14, 20)
    row: int | None = None
    known_from: KnownFrom = KnownFrom.SEEN
    led_by: LedBy | None = None
    audiences: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    website: str = ""
    strength: Strength | None = None
    status: Status = Status.ACTIVE
    status_reason: StopReason | None = None
    precision: Precision = Precision.EXACT
    visibility: Visibility = Visibility.ORGANISATION
    aware: Aware = Aware.UNKNOWN
    sensitive: bool = False
    place_note: str = ""
    place_uncertain: bool = False
    serves: tuple[str, ...] = ()
    looks_along: str = ""
    known: Known = NOTHING_KNOWN
    checks: tuple[Check, ...] = ()
    changes: tuple[Change, ...] = ()

    def last(self, field_name: str) -> Any:
        """The value of a field after all changes."""
        said = [change.choices[field_name] for change in self.changes if field_name in change.choices]
        return said[-1] if said else getattr(self, field_name)


class DemoTie(NamedTuple):
    """A tie between two records, by name."""

    from_name: str
    type: RelationType
    to_name: str
    since: date
    confirmed: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoClaim:
    """The word of a colleague on a bijeenkomst and a record; `withdrawn` when she took it back."""

    asset: str
    session: str
    strength: ClaimStrength
    reason: str
    by: str
    day: date
    confidence: int | None = None
    withdrawn: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All of it. `skipped` names buurten that the story needs and the loaded boundaries don't have."""

    teams: tuple[DemoTeam, ...]
    colleagues: tuple[Colleague, ...]
    programmes: tuple[DemoProgramme, ...]
    sessions: tuple[DemoSession, ...]
    assets: tuple[DemoAsset, ...]
    claims: tuple[DemoClaim, ...]
    ties: tuple[DemoTie, ...]
    skipped: tuple[str, ...] = field(default=())

"""Which steps of the first five minutes are for whom, and what an address of them carries along."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from app.models.people import Role
from app.policy import Viewer

SHOWN = 5
"""How many things are asked about."""
LARGEST_ID = 2**31 - 1
BUURT = re.compile(r"BU\d{8}")
KNOWS_A_BUURT = frozenset({Role.MEMBER, Role.BUILDER, Role.TRAINER, Role.COORDINATOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Where somebody is: `buurten` were chosen (none: everywhere), `answered` were asked about already.

    All of it stands in the address and nowhere else.
    """

    steps: tuple[str, ...]
    number: int
    buurten: tuple[str, ...]
    answered: tuple[int, ...]

    @property
    def step(self) -> str:
        """The step that is shown."""
        return self.steps[self.number - 1]

    @property
    def left(self) -> int:
        """How many things are still to be asked about."""
        return max(0, SHOWN - len(self.answered))

    def arguments(self, *, number: int = 0, also: int = 0) -> dict[str, Any]:
        """For `url_for`: this step, or the one with `number`; `also` was asked about as well."""
        answered = (*self.answered, also) if also else self.answered
        return {"stap": number or self.number, "buurt": list(self.buurten), "gehad": list(answered)}


def steps_for(viewer: Viewer) -> tuple[str, ...]:
    """What there is to do: in her own buurten, before her next session, or with a table of figures."""
    own = viewer.roles & KNOWS_A_BUURT
    builds = Role.BUILDER in viewer.roles
    wanted = {
        "buurten": own,
        "mend" if builds else "know": own,
        "give": Role.TRAINER in viewer.roles,
        "figures": Role.MANAGER in viewer.roles,
        "search": True,
        "own_list": builds,
        "add": own,
        "done": True,
    }
    return tuple(step for step, is_hers in wanted.items() if is_hers)


def walk_of(args: MultiDict[str, str], viewer: Viewer) -> Walk:
    """What an address says; anything odd in it is left out."""
    steps = steps_for(viewer)
    answered = dict.fromkeys(args.getlist("gehad", type=int))
    return Walk(
        steps=steps,
        number=min(max(args.get("stap", 1, type=int), 1), len(steps)),
        buurten=tuple(code for code in dict.fromkeys(args.getlist("buurt")) if BUURT.fullmatch(code)),
        answered=tuple(number for number in answered if 0 < number <= LARGEST_ID)[:SHOWN],
    )

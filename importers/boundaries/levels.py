"""Wijken and gemeente that the source lacks, put together from their parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from geodata.areas import Level
from geodata.issues import Issue
from geodata.outlines import dissolve
from importers.boundaries.figures import add_up, whole
from importers.boundaries.layer import SourceArea

_ABOVE: Mapping[Level, Level] = {"buurt": "wijk", "wijk": "gemeente"}


def add_missing_levels(
    areas: Sequence[SourceArea], *, municipality: str
) -> tuple[list[SourceArea], list[Issue]]:
    """The same areas with each missing parent, dissolved from its parts, and an issue for each of those."""
    complete = list(areas)
    issues = []
    for level, above in _ABOVE.items():
        known = {area.code for area in complete}
        parts: dict[str, list[SourceArea]] = defaultdict(list)
        for area in complete:
            if area.level == level and area.parent_code is not None and area.parent_code not in known:
                parts[area.parent_code].append(area)
        for code, members in sorted(parts.items()):
            complete.append(_merged(code, above, members, municipality if above == "wijk" else None))
            issues.append(
                Issue(
                    value=code,
                    reason=f"De grens van {above} {code} staat niet in de bron.",
                    action=f"Samengesteld uit {len(members)} × {level}; bekende aantallen zijn opgeteld.",
                )
            )
    return complete, issues


def _merged(code: str, level: Level, parts: Sequence[SourceArea], parent_code: str | None) -> SourceArea:
    names: dict[str, str] = {}
    for part in parts:
        names |= part.parent_names
    sums = add_up(
        {**part.figures, "inhabitants": part.inhabitants, "households": part.households} for part in parts
    )
    return SourceArea(
        code=code,
        level=level,
        name=names.get(code, code),
        parent_code=parent_code,
        boundary=dissolve(part.boundary for part in parts),
        parent_names=names,
        inhabitants=whole(sums.pop("inhabitants", None)),
        households=whole(sums.pop("households", None)),
        figures=sums,
        derived=True,
    )

"""Count how often a text looked like personal data: never what it said, or whose it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy.dialects.postgresql import insert

from app import clock
from app.database import database
from app.models.record import TextFinding
from app.services.texts.checking import field_name
from importers.personal_data import Finding


def count_findings(found: Mapping[str, Iterable[Finding]]) -> None:
    """Add one for every field and kind to the counts of this month."""
    month = clock.today().replace(day=1)
    times = Counter(
        (field_name(field), finding.kind.value, finding.level.value)
        for field, findings in found.items()
        for finding in findings
    )
    for (field, kind, level), count in sorted(times.items()):
        row = insert(TextFinding).values(month=month, field=field, found=kind, level=level, count=count)
        database.session.execute(
            row.on_conflict_do_update(
                index_elements=[TextFinding.month, TextFinding.field, TextFinding.found, TextFinding.level],
                set_={"count": TextFinding.count + row.excluded.count},
            )
        )

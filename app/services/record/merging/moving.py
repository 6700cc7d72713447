"""What hangs on a record moves to another one, and back: every table that points at records is named here.

What has no place at the other record (a tie to itself, the same claim twice) stays where it is. That record
is on no map, so nobody meets it, and it is there again when the merge is undone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import text

from app.database import database

Moved = dict[str, list[Any]]
"""By table and column the keys of the rows that moved: numbers, never what they say."""


@dataclass(frozen=True, slots=True)
class Move:
    """Rows of a table whose `column` points at a record, known by `key`; `stays` (SQL) holds back row `t`."""

    table: str
    column: str
    key: str = "id"
    stays: str = "false"

    @property
    def name(self) -> str:
        """The column with its table."""
        return f"{self.table}.{self.column}"


def _twice(table: str, key: str, also: str = "true") -> str:
    return f"exists (select from {table} o where o.asset_id = :new and o.{key} = t.{key} and {also})"


MOVES: Final = (
    Move("contacts", "asset_id"),
    Move("stories", "asset_id"),
    Move("access_log", "asset_id"),
    Move("verifications", "asset_id"),
    Move("outcomes", "asset_id"),
    Move("calendar_links", "asset_id"),
    Move(
        "claims",
        "asset_id",
        stays=f"t.withdrawn_at is null and {_twice('claims', 'session_id', 'o.withdrawn_at is null')}",
    ),
    Move("handovers", "asset_id", stays="t.answered_at is null"),
    Move("contact_requests", "asset_id", stays="t.group_id = :new"),
    Move("contact_requests", "group_id", stays="t.asset_id = :new"),
    Move("questions", "solution_id"),
    Move(
        "question_partners",
        "asset_id",
        key="question_id",
        stays=f"{_twice('question_partners', 'question_id')} or exists (select from questions q"
        " where q.id = t.question_id and q.solution_id in (:old, :new))",
    ),
    Move("action_assets", "asset_id", key="action_id", stays=_twice("action_assets", "action_id")),
    Move("round_picks", "asset_id", key="round_id", stays=_twice("round_picks", "round_id")),
    Move("round_skips", "asset_id", key="round_id", stays=_twice("round_skips", "round_id")),
    Move("assets", "meets_at_id", stays="t.id = :new"),
    Move("sessions", "place_id"),
)
"""Each is one statement."""

IN_OWN_WAY: Final = {
    "relations.from_id": "both ends at once, for a tie without direction has its smaller end first",
    "relations.to_id": "as the other end",
    "not_duplicates.low_id": "both ends at once, the smaller first",
    "not_duplicates.high_id": "as the other end",
    "suggestions.asset_id": "those that wait, made against the record as it is after the merge",
    "team_notes.asset_id": "the two notes become one",
}
STAYS: Final = {
    "asset_service_areas.asset_id": "part of what the record says itself, chosen with where it is",
    "asset_places.asset_id": "a cache, made anew",
    "asset_versions.asset_id": "what each said on a day was so: a day of long ago counts two records. The"
    " history of the one that stays shows them",
    "published.asset_id": "written anew",
    "import_run_assets.asset_id": "says which version of that very record a reading made",
    "lookalikes.asset_id": "a notice about the moment of recording",
    "lookalikes.other_id": "the same",
    "duplicate_pairs.low_id": "found anew",
    "duplicate_pairs.high_id": "the same",
    "merges.kept_id": "who was led to the record that goes is led on from there",
}
"""Why each of these does not move."""

RELATIONS: Final = text(
    """
    with ends as (
        select id, type, until, case when from_id = :old then :new else from_id end as one,
            case when to_id = :old then :new else to_id end as other
        from relations r
        where (from_id = :old or to_id = :old) and (cast(:only as bigint[]) is null or id = any(:only))
            -- The tie to where a record meets goes by its place, when that is chosen.
            and not (type = 'uses_place' and until is null and from_id = :old
                and to_id = (select meets_at_id from assets where id = :old))
    ),
    ordered as (
        select id, type, until,
            case when type = 'works_with' then least(one, other) else one end as one,
            case when type = 'works_with' then greatest(one, other) else other end as other
        from ends where one <> other
    )
    update relations r set from_id = o.one, to_id = o.other, version = r.version + 1
    from ordered o
    where r.id = o.id and (o.until is not null or not exists (
        select from relations x
        where x.from_id = o.one and x.to_id = o.other and x.type = o.type and x.until is null))
    returning r.id
    """
)
DIFFERENT: Final = text(
    """
    update not_duplicates t
    set low_id = least(:new, pair.other), high_id = greatest(:new, pair.other)
    from (
        select low_id, high_id, case when low_id = :old then high_id else low_id end as other
        from not_duplicates where low_id = :old or high_id = :old
    ) pair
    where t.low_id = pair.low_id and t.high_id = pair.high_id and pair.other <> :new
        and (cast(:only as bigint[]) is null or pair.other = any(:only))
        and not exists (select from not_duplicates x
            where x.low_id = least(:new, pair.other) and x.high_id = greatest(:new, pair.other))
    returning pair.other
    """
)
SUGGESTED: Final = text(
    """
    update suggestions t set asset_id = :new, base_version = :version
    from (select id, base_version from suggestions where asset_id = :old and closed_at is null for update) was
    where t.id = was.id
    returning t.id, was.base_version
    """
)
UNSUGGESTED: Final = text(
    "update suggestions set asset_id = :new, base_version = :version "
    "where id = :id and asset_id = :old and closed_at is null"
)


def move_all(*, old: int, new: int) -> Moved:
    """Move what hangs on `old` to `new`, but for what waits for an answer; returns what moved."""
    database.session.flush()
    moved = {move.name: _rows(_statement(move), old, new, None) for move in MOVES}
    moved["relations"] = _rows(RELATIONS, old, new, None)
    moved["not_duplicates"] = _rows(DIFFERENT, old, new, None)
    database.session.expire_all()
    return {name: keys for name, keys in moved.items() if keys}


def move_suggestions(*, old: int, new: int, version: int) -> Moved:
    """Let the suggestions that wait be about this version of the other record; with what they were about."""
    found = database.session.execute(SUGGESTED, {"old": old, "new": new, "version": version})
    moved = [[id_, base] for id_, base in found]
    return {"suggestions": moved} if moved else {}


def move_back(moved: Mapping[str, Sequence[Any]], *, old: int, new: int) -> None:
    """Move from `old` to `new` what once moved the other way and still is at `old`."""
    database.session.flush()
    for move in MOVES:
        if move.name in moved:
            _rows(_statement(move), old, new, list(moved[move.name]))
    for name, statement in (("relations", RELATIONS), ("not_duplicates", DIFFERENT)):
        if name in moved:
            _rows(statement, old, new, list(moved[name]))
    for id_, base in moved.get("suggestions", ()):
        database.session.execute(UNSUGGESTED, {"id": id_, "old": old, "new": new, "version": base})
    database.session.expire_all()


def _statement(move: Move) -> Any:
    return text(
        f"update {move.table} t set {move.column} = :new where t.{move.column} = :old"
        f" and (cast(:only as bigint[]) is null or t.{move.key} = any(:only))"
        f" and not coalesce({move.stays}, false) returning t.{move.key}"
    )


def _rows(statement: Any, old: int, new: int, only: list[int] | None) -> list[int]:
    return sorted(database.session.scalars(statement, {"old": old, "new": new, "only": only}))

"""The viewer of a request: user, open memberships and all stamps in one round trip."""

from __future__ import annotations

from sqlalchemy import text

from app.clock import now, today
from app.database import database
from app.models.people import Role
from app.policy import Viewer
from app.queries.settings import BY_NAME, TRUSTED_DAYS

VIEWER = text(
    """
    select u.name, u.roles, u.first_screen,
        (select array_agg(t.id order by m.since, t.id) from memberships m join teams t on t.id = m.team_id
          where m.user_id = u.id and m.since <= :today and (m.until is null or m.until > :today)) team_ids,
        (select array_agg(t.name order by m.since, t.id) from memberships m join teams t on t.id = m.team_id
          where m.user_id = u.id and m.since <= :today and (m.until is null or m.until > :today)) team_names,
        (select jsonb_object_agg(name, version) from stamps) stamps
    from users u
    where u.id = :id and u.epoch = :epoch and u.deactivated_at is null
    """
)


TRUSTED = text(
    """
    select d.user_id, d.epoch from trusted_devices d join users u on u.id = d.user_id and u.epoch = d.epoch
    where d.key_hash = :key_hash and d.revoked_at is null and d.created_at <= :now
        and d.created_at > :now - interval '1 day' * coalesce(
            (select value from settings where name = 'trusted_days'), :days)
    """
)


def account_of_device(key_hash: str) -> tuple[int, int] | None:
    """Id and epoch of the user who trusted this device, as long as that holds."""
    values = {"key_hash": key_hash, "now": now(), "days": BY_NAME[TRUSTED_DAYS].default}
    found = database.session.execute(TRUSTED, values).one_or_none()
    return (found.user_id, found.epoch) if found is not None else None


def load_viewer(
    user_id: int, *, epoch: int, chosen_team: int | None = None, is_proven: bool = True
) -> Viewer | None:
    """The active user with this id and epoch; the chosen team counts when it is one of theirs."""
    row = database.session.execute(VIEWER, {"id": user_id, "epoch": epoch, "today": today()}).one_or_none()
    if row is None:
        return None
    teams = dict(zip(row.team_ids or (), row.team_names or (), strict=True))
    team = chosen_team if chosen_team in teams else next(iter(teams), None)
    return Viewer(
        user_id=user_id,
        name=row.name,
        roles=frozenset(Role(role) for role in row.roles),
        first_screen=Role(row.first_screen) if row.first_screen else None,
        team_ids=tuple(teams),
        team_id=team,
        team_name=teams[team] if team is not None else "",
        stamps=row.stamps or {},
        is_proven=is_proven,
    )

"""Suggest a change in a record, in its fields or in words; take that back, or put the answer away."""

from __future__ import annotations

import json
from uuid import UUID, uuid5

from sqlalchemy import insert, select
from sqlalchemy.dialects.postgresql import insert as upsert

from app import clock
from app.database import database
from app.exceptions import Invalid, NotAllowed, NotFound
from app.models.record import Asset, SuggestedField, Suggestion
from app.models.record.suggestion import REMARK
from app.policy import Permission, Viewer
from app.queries.record.detail import sees
from app.services.record.content import AssetContent, as_json, content_of, differences
from app.services.record.rules import rule_errors
from app.services.record.versions import content_at

REMARK_LIMIT = 500
TOO_OLD = "Dit formulier is te oud. Open de pagina opnieuw en vul je voorstel nog eens in."
NOTHING = "Je veranderde nog niets. Verander hieronder iets, of schrijf hier wat er anders is."


def suggest(
    *,
    asset_id: int,
    base_version: int,
    client_key: UUID,
    viewer: Viewer,
    content: AssetContent | None = None,
    remark: str = "",
    even_so: frozenset[str] = frozenset(),
) -> int:
    """Suggest what `content` changes in version `base_version`, a remark in words, or both; returns the id.

    What the record says already is left out, but for the fields in `even_so`: who may not know the place
    would learn by it that she guessed right. The same from a form with the same `client_key` is made once.
    Raises Invalid (by field, or "remark"), NotAllowed, or NotFound for who does not see the record.
    """
    viewer.require(Permission.RECORD)
    asset = _seen(asset_id, viewer)
    proposed = _proposed(asset, base_version, content, even_so) | _in_words(remark)
    if not proposed:
        raise Invalid({REMARK: NOTHING})
    key = uuid5(client_key, json.dumps(proposed, sort_keys=True))
    made = _made_now(asset_id, base_version, key, viewer)
    if made is None:
        return _made_before(key, viewer)
    rows = [{"suggestion_id": made, "field": name, "value": value} for name, value in proposed.items()]
    database.session.execute(insert(SuggestedField), rows)
    return made


def withdraw(*, suggestion_id: int, viewer: Viewer) -> bool:
    """Take back one's own suggestion; False when it was answered or withdrawn before. Raises NotFound."""
    suggestion = _own(suggestion_id, viewer)
    if suggestion.closed_at is not None:
        return False
    suggestion.closed_at, suggestion.withdrawn = clock.now(), True
    database.session.flush()
    return True


def put_away(*, suggestion_id: int, viewer: Viewer) -> None:
    """Say that the answer to one's own suggestion was read. Raises NotFound."""
    suggestion = _own(suggestion_id, viewer)
    if suggestion.closed_at is not None and suggestion.put_away_at is None:
        suggestion.put_away_at = clock.now()
        database.session.flush()


def _seen(asset_id: int, viewer: Viewer) -> Asset:
    if not sees(asset_id, viewer):
        raise NotFound
    return database.session.get_one(Asset, asset_id)


def _proposed(
    asset: Asset, base_version: int, content: AssetContent | None, even_so: frozenset[str]
) -> dict[str, object]:
    """Per field that would change its value as JSON; raises Invalid for what no rule allows."""
    before, current = content_at(asset.id, base_version), content_of(asset)
    if before is None:
        raise Invalid({"version": TOO_OLD})
    if content is None:
        return {}
    names = (differences(before, content) & differences(current, content)) | even_so
    wanted = current.with_choices(**{name: getattr(content, name) for name in names})
    known = rule_errors(current)
    errors = {name: said for name, said in rule_errors(wanted).items() if name not in known}
    if errors:
        raise Invalid(errors)
    record = as_json(content)
    return {name: record[name] for name in sorted(names)}


def _in_words(remark: str) -> dict[str, object]:
    said = " ".join(remark.replace("\x00", " ").split())
    if said and not 3 <= len(said) <= REMARK_LIMIT:
        raise Invalid({REMARK: f"Gebruik 3 tot en met {REMARK_LIMIT} tekens. Het zijn er nu {len(said)}."})
    return {REMARK: said} if said else {}


def _made_now(asset_id: int, base_version: int, key: UUID, viewer: Viewer) -> int | None:
    """The id of a new suggestion without its fields, or None when it is there already."""
    made: int | None = database.session.scalar(
        upsert(Suggestion)
        .values(
            client_key=key,
            asset_id=asset_id,
            base_version=base_version,
            at=clock.now(),
            by_user=viewer.user_id,
            by_team=viewer.team_id,
            by_role=viewer.acting_role,
        )
        .on_conflict_do_nothing(index_elements=[Suggestion.client_key])
        .returning(Suggestion.id)
    )
    return made


def _made_before(key: UUID, viewer: Viewer) -> int:
    found = database.session.scalars(select(Suggestion).where(Suggestion.client_key == key)).one()
    if found.by_user != viewer.user_id:
        raise NotAllowed("Dit formulier is al gebruikt. Open een nieuw formulier en vul het opnieuw in.")
    return found.id


def _own(suggestion_id: int, viewer: Viewer) -> Suggestion:
    found = database.session.get(Suggestion, suggestion_id, with_for_update=True, populate_existing=True)
    if found is None or viewer.user_id is None or found.by_user != viewer.user_id:
        raise NotFound
    return found

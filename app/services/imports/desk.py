"""The desk: keep a file that was sent, try it, read it in, and turn a whole reading back."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Final

from sqlalchemy import select, update

from app import clock
from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.imports import ImportFile, ImportRun, ImportRunAsset
from app.models.record import Asset, AssetVersion, RemovalReason
from app.models.record.history import VersionAct
from app.policy import Permission, Viewer
from app.services.imports.assets import ImportReport, import_assets
from app.services.record.editing import edit
from app.services.record.placing import place
from app.services.record.publishing import publish
from app.services.record.versions import content_at, keep_versions
from importers.assets import ImportResult, Source, read_assets, source_named
from importers.assets.reading.aliases import LIST_FIELDS, SINGLE_FIELDS
from importers.assets.reading.limits import Limits
from importers.records import ImportRefused

LIMITS: Final = Limits(megabytes=25, rows=5_000)
"""More rows than this keep a visitor waiting too long; `flask assets import` takes them."""
KEPT_FOR: Final = timedelta(days=7)
FIELDS: Final = (*SINGLE_FIELDS, *LIST_FIELDS)
WORDS_LIMIT = 200
NAMES_SHOWN, ISSUES_KEPT = 5, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedBack:
    """How many records went or went back, and those that changed since: they stay."""

    gone: int
    restored: int
    kept: tuple[int, ...]


def keep_file(
    *,
    filename: str,
    content: bytes,
    source_name: str,
    licence: str,
    attribution: str,
    public: bool,
    viewer: Viewer,
) -> ImportFile:
    """Keep a file to try; what was chosen for the last file of this source holds again.

    Raises Invalid for `file` or `source`, with a sentence that says what to do.
    """
    viewer.require(Permission.MANAGE_SETTINGS)
    name = PurePath(filename.replace("\\", "/")).name[:WORDS_LIMIT]
    if not name or not content:
        raise Invalid({"file": "Kies een bestand dat niet leeg is."})
    try:
        source_named(source_name)
    except ImportRefused as refused:
        raise Invalid({"source": refused.message}) from refused
    made = ImportFile(
        filename=name,
        content=content,
        source_name=source_name,
        licence=licence.strip()[:WORDS_LIMIT],
        attribution=attribution.strip()[:WORDS_LIMIT],
        already_public=public,
        columns=_columns_before(source_name),
        uploaded_at=clock.now(),
    )
    database.session.add(made)
    database.session.flush()
    _try(made, viewer)
    return made


def _columns_before(source_name: str) -> dict[str, str | None]:
    before = select(ImportFile.columns).where(ImportFile.source_name == source_name)
    return dict(database.session.scalar(before.order_by(ImportFile.id.desc()).limit(1)) or {})


def choose_columns(*, file_id: int, columns: Mapping[str, str], viewer: Viewer) -> None:
    """Say what each heading is: one of FIELDS, or "" to leave it out; then try again. Raises Invalid."""
    file = _file(file_id, viewer)
    if any(field and field not in FIELDS for field in columns.values()):
        raise Invalid({"columns": "Kies voor elke kolom iets uit de lijst."})
    file.columns = {heading: field or None for heading, field in columns.items()}
    _try(file, viewer)


def _try(file: ImportFile, viewer: Viewer) -> None:
    """Read it in and undo that at once; what would happen stays with the file. Raises Invalid for `file`."""
    result = _read(file)
    with database.session.begin_nested() as trial:
        report = _import(file, result, viewer)
        trial.rollback()
    database.session.expire_all()
    counts = ("new", "changed", "unchanged", "refused", "read")
    file.trial = {
        "counts": {name: getattr(report, name) for name in counts},
        "columns": [[column.heading, column.field or ""] for column in result.columns],
        "names": [record.name for record in result.records[:NAMES_SHOWN]],
        "issues": [[one.row, one.field, one.reason, one.action] for one in report.issues[:ISSUES_KEPT]],
        "issues_beyond": max(0, len(report.issues) - ISSUES_KEPT),
    }
    database.session.flush()


def read_in(*, file_id: int, viewer: Viewer) -> int:
    """Read it in; the id of the run, also when it was read in before. Raises Invalid for `file`."""
    file = _file(file_id, viewer)
    if file.run_id is not None:
        return file.run_id
    report = _import(file, _read(file), viewer)
    file.run_id = report.run_id
    database.session.flush()
    return report.run_id


def turn_back(*, run_id: int, viewer: Viewer) -> TurnedBack:
    """Undo a reading: new records go, changed ones say again what they said before.

    What a colleague or a later reading changed since stays.
    """
    viewer.require(Permission.MANAGE_SETTINGS)
    run = database.session.get(ImportRun, run_id, with_for_update=True, populate_existing=True)
    if run is None:
        raise NotFound
    if run.undone_at is not None:
        return TurnedBack(gone=0, restored=0, kept=())
    rows = database.session.execute(
        select(ImportRunAsset.asset_id, ImportRunAsset.version).where(ImportRunAsset.run_id == run_id)
    ).all()
    gone, kept, restored = [], [], 0
    for asset_id, version in rows:
        asset = database.session.get(Asset, asset_id, with_for_update=True, populate_existing=True)
        if asset is None or asset.removed_at is not None:
            continue
        if asset.version != version:
            kept.append(asset_id)
        elif version == 1:
            asset.removed_at, asset.removed_because = clock.now(), RemovalReason.MISTAKE
            asset.version += 1
            # Its key is free again: the same list, sent anew, brings the row back.
            asset.external_id = f"{asset.external_id} (teruggedraaid, {run_id})"
            gone.append(asset_id)
        else:
            restored += _restore(asset_id, version, viewer)
    database.session.flush()
    if gone:
        place(gone)
        keep_versions(gone, act=VersionAct.REMOVED, viewer=viewer)
        publish(gone)
    run.undone_at = clock.now()
    database.session.flush()
    return TurnedBack(gone=len(gone), restored=restored, kept=tuple(kept))


def _restore(asset_id: int, version: int, viewer: Viewer) -> int:
    before = content_at(asset_id, version - 1)
    if before is None:
        return 0
    edit(
        asset_id=asset_id,
        base_version=version,
        content=before,
        viewer=viewer,
        allowed=lambda _who, _asset: True,
    )
    # Still what a list said, so that a later list may change it: nobody edited it here.
    database.session.execute(
        update(AssetVersion)
        .where(AssetVersion.asset_id == asset_id, AssetVersion.version == version + 1)
        .values(act=VersionAct.IMPORTED)
    )
    return 1


def _file(file_id: int, viewer: Viewer) -> ImportFile:
    viewer.require(Permission.MANAGE_SETTINGS)
    file = database.session.get(ImportFile, file_id, with_for_update=True, populate_existing=True)
    if file is None:
        raise NotFound("Dit bestand is er niet (meer). Stuur het opnieuw.")
    return file


def _source(file: ImportFile) -> Source:
    source = source_named(file.source_name)
    return replace(
        source,
        columns=MappingProxyType({**source.columns, **file.columns}),
        licence=file.licence or source.licence,
        attribution=file.attribution or source.attribution,
    )


def _read(file: ImportFile) -> ImportResult:
    """Rows by the same readers as the command; they want a file with the name that says its format."""
    with tempfile.TemporaryDirectory(prefix="opbouwkaart-") as folder:
        path = Path(folder) / f"file{PurePath(file.filename).suffix.casefold()[:12]}"
        path.write_bytes(file.content)
        try:
            return read_assets(path, _source(file), limits=LIMITS)
        except ImportRefused as refused:
            raise Invalid({"file": refused.message}) from refused


def _import(file: ImportFile, result: ImportResult, viewer: Viewer) -> ImportReport:
    return import_assets(
        result,
        source=_source(file),
        filename=file.filename,
        already_public=file.already_public,
        viewer=viewer,
    )

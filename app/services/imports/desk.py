"""The desk: keep a file that was sent, hear what is said of it, try it, and read it in."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.imports import ImportFile
from app.policy import Permission, Viewer, may_handle_list
from app.services.imports.assets import OF_ANOTHER, ImportReport, import_assets
from app.services.imports.choices import checked_columns, choices_of, words_as_json
from app.services.imports.trying import pins_of, trial_of
from importers.assets import SOURCES, ImportResult, Lexicon, Source, phrase_of, read_assets, source_named
from importers.assets.reading.limits import Limits
from importers.records import ImportRefused

LIMITS: Final = Limits(megabytes=25, rows=5_000)
"""More rows than this keep a visitor waiting too long; `flask assets import` takes them."""
KEPT_FOR: Final = timedelta(days=7)
WORDS_LIMIT = 200
OSM: Final = source_named("osm")
NO_TEAM: Final = "Je hoort nog bij geen team. Vraag je beheerder om je bij een team te zetten."


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

    An administrator brings lists for everywhere, others one of their team for its buurten. Raises Invalid for
    `file` or `source`, with a sentence that says what to do.
    """
    viewer.require(Permission.READ_LISTS)
    team_id = None if viewer.may(Permission.MANAGE_SETTINGS) else _own_team(viewer, source_name)
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
        uploaded_at=clock.now(),
        team_id=team_id,
    )
    _remember(made)
    database.session.add(made)
    database.session.flush()
    _try(made, viewer)
    return made


def _own_team(viewer: Viewer, source_name: str) -> int:
    """The team for which a visitor reads a list in; a known source is of nobody's team."""
    if viewer.team_id is None:
        raise Invalid({"file": NO_TEAM})
    if source_name in SOURCES:
        raise Invalid({"source": OF_ANOTHER})
    return viewer.team_id


def _remember(file: ImportFile) -> None:
    """What was said of the last file of this source, by the same team, holds again."""
    before = select(ImportFile).where(
        ImportFile.source_name == file.source_name, ImportFile.team_id.is_not_distinct_from(file.team_id)
    )
    last = database.session.scalar(before.order_by(ImportFile.id.desc()).limit(1))
    if last is not None:
        file.columns, file.words, file.sheet = dict(last.columns), dict(last.words), last.sheet
        file.as_areas = last.as_areas


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says of a file; None leaves that as it is.

    `columns` maps a heading to a field or ""; `words` those of the trial to what they mean.
    """

    columns: Mapping[str, str] | None = None
    words: Lexicon | None = None
    sheet: str | None = None
    repair: bool | None = None
    as_areas: bool | None = None
    stop_missing: bool | None = None


def say(*, file_id: int, said: Said, viewer: Viewer) -> None:
    """Take over what is said of a file and try again; raises Invalid, and then nothing of it holds."""
    file = _file(file_id, viewer)
    with database.session.begin_nested():
        _take_over(file, said)
        _try(file, viewer)


def _take_over(file: ImportFile, said: Said) -> None:
    if said.columns is not None:
        file.columns = checked_columns(said.columns)
    if said.words is not None:
        file.words = _with(file, words_as_json(said.words))
    if said.sheet is not None:
        file.sheet = said.sheet[:WORDS_LIMIT]
    if said.repair is not None:
        file.repair = said.repair
    if said.as_areas is not None:
        file.as_areas = said.as_areas
    if said.stop_missing is not None:
        file.stop_missing = said.stop_missing


def _with(file: ImportFile, said: Mapping[str, Any]) -> dict[str, Any]:
    """The words of before with those that were said otherwise than they were understood."""
    understood = {
        "what": {
            phrase_of(word): {"kind": kind, "themes": themes}
            for _, word, _, kind, themes, *_ in _tried(file, "what")
        },
        "who": {phrase_of(word): audiences for _, word, _, _, _, audiences, _ in _tried(file, "who")},
    }
    return {
        group: {
            **file.words.get(group, {}),
            **{word: one for word, one in said[group].items() if one != understood[group].get(word)},
        }
        for group in ("what", "who")
    }


def _tried(file: ImportFile, group: str) -> list[list[Any]]:
    return [one for one in file.trial.get("words", ()) if one[0] == group]


def _try(file: ImportFile, viewer: Viewer) -> None:
    """Read it in and undo that at once; what would happen stays with the file. Raises Invalid for `file`."""
    result = _read(file)
    if result.recognised.format == "overpass" and not file.attribution:
        file.licence, file.attribution = OSM.licence, OSM.attribution
    with database.session.begin_nested() as trial:
        report = _import(file, result, viewer)
        pins = pins_of(result, report, source_name=file.source_name)
        trial.rollback()
    database.session.expire_all()
    file.trial = trial_of(result, report, pins)
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


def _file(file_id: int, viewer: Viewer) -> ImportFile:
    file = database.session.get(ImportFile, file_id, with_for_update=True, populate_existing=True)
    if file is None or not may_handle_list(viewer, file.team_id):
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
    """Rows by the same readers as the command; they want a file."""
    choices = choices_of(sheet=file.sheet, words=file.words, repair=file.repair, as_areas=file.as_areas)
    with tempfile.TemporaryDirectory(prefix="opbouwkaart-") as folder:
        path = Path(folder) / f"file{PurePath(file.filename).suffix.casefold()[:12]}"
        path.write_bytes(file.content)
        try:
            return read_assets(path, _source(file), limits=LIMITS, choices=choices)
        except ImportRefused as refused:
            raise Invalid({"file": refused.message}) from refused


def _import(file: ImportFile, result: ImportResult, viewer: Viewer) -> ImportReport:
    return import_assets(
        result,
        source=_source(file),
        filename=file.filename,
        already_public=file.already_public,
        stop_missing=file.stop_missing,
        team_id=file.team_id,
        viewer=viewer,
    )

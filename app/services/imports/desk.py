"""The desk: keep a file that was sent, hear what is said of it, try it, and read it in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import select

from app import clock
from app.database import database
from app.exceptions import Invalid, NotFound
from app.models.imports import FileWish, ImportFile
from app.policy import Permission, Viewer, may_handle_list
from app.services.imports.assets import OF_ANOTHER, ImportReport, import_assets
from app.services.imports.choices import checked_columns, choices_of, words_as_json
from app.services.imports.finishing import Tell, silent
from app.services.imports.trying import pins_of, trial_of
from importers.assets import SOURCES, Lexicon, Reading, Source, phrase_of, source_named
from importers.assets.reading.limits import Limits
from importers.records import ImportRefused

LIMITS: Final = Limits(megabytes=50, rows=200_000)
"""`flask assets import` takes more (see `app.cli.assets`): there is no web server in between."""
QUICK_ROWS: Final = 2_000
QUICK_BYTES: Final = 250_000
QUICK_PACKED: Final = 60_000
"""What is longer keeps a visitor waiting too long, and is a job. Of what is packed its size says less."""
STOPPED: Final = "Dit is gestopt. Er is niets half gedaan."
BUSY: Final = "Met dit bestand zijn we nog bezig. Wacht tot dat klaar is, of stop het."
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
    """Keep a file to try; what was chosen for the last file of this source holds again. A long one waits.

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
    _try_soon(made, viewer)
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


def say(*, file_id: int, said: Said, viewer: Viewer) -> ImportFile:
    """Take over what is said of a file and try again; raises Invalid, and then nothing of it holds."""
    file = _at_rest(file_id, viewer)
    with database.session.begin_nested():
        _take_over(file, said)
        _try_soon(file, viewer)
    return file


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


def _try_soon(file: ImportFile, viewer: Viewer) -> None:
    if _is_long(file.content):
        _ask(file, FileWish.TRY, viewer)
    else:
        try_file(file, viewer)


def try_file(file: ImportFile, viewer: Viewer, tell: Tell = silent) -> None:
    """Read it in and undo that at once; what would happen stays with the file. Raises Invalid for `file`."""
    with database.session.begin_nested() as nested:
        report = _import(file, viewer, tell=tell, only_try=True)
        trial = trial_of(report, pins_of(report, source_name=file.source_name))
        nested.rollback()
    database.session.expire_all()
    if report.findings.recognised.format == "overpass" and not file.attribution:
        file.licence, file.attribution = OSM.licence, OSM.attribution
    tell("klaar", 1)
    file.trial = trial
    _rest(file)


def read_in(*, file_id: int, viewer: Viewer) -> ImportFile:
    """Read it in, or let a long one wait; once, however often it is asked. Raises Invalid for `file`."""
    file = _file(file_id, viewer)
    if file.run_id is None and not file.waits:
        if file.asked is FileWish.TRY:
            raise Invalid({"file": "Proberen is nog niet gelukt. Probeer het eerst opnieuw."})
        if _is_long(file.content):
            _ask(file, FileWish.READ, viewer)
        else:
            read_file(file, viewer)
    return file


def read_file(file: ImportFile, viewer: Viewer, tell: Tell = silent) -> None:
    """Read it in now; raises Invalid for `file`."""
    run_id = _import(file, viewer, tell=tell).run_id
    tell("klaar", 1)
    file.run_id = run_id
    _rest(file)


def again(*, file_id: int, viewer: Viewer) -> ImportFile:
    """Let what came to nothing be done once more."""
    file = _file(file_id, viewer)
    if file.asked is not None:
        _ask(file, file.asked, viewer)
    return file


def stop_waiting(*, file_id: int, viewer: Viewer) -> None:
    """Nothing has to be done with it any more; what is being done stops at its next part."""
    file = _file(file_id, viewer)
    if file.waits:
        file.problem = STOPPED
        database.session.flush()


def _ask(file: ImportFile, wish: FileWish, viewer: Viewer) -> None:
    file.asked, file.asked_at, file.problem = wish, clock.now(), ""
    file.asked_by, file.asked_team = viewer.user_id, viewer.team_id
    database.session.flush()


def _rest(file: ImportFile) -> None:
    file.asked = file.asked_at = file.asked_by = file.asked_team = None
    file.problem = ""
    database.session.flush()


def _is_long(content: bytes) -> bool:
    if content.startswith(b"PK"):
        return len(content) > QUICK_PACKED
    return len(content) > QUICK_BYTES or content.count(b"\n") > QUICK_ROWS


def _at_rest(file_id: int, viewer: Viewer) -> ImportFile:
    file = _file(file_id, viewer)
    if file.waits:
        raise Invalid({"file": BUSY})
    return file


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


@contextmanager
def _reading(file: ImportFile) -> Iterator[Reading]:
    """Rows by the same readers as the command; they want a file, as long as rows are taken."""
    choices = choices_of(sheet=file.sheet, words=file.words, repair=file.repair, as_areas=file.as_areas)
    with tempfile.TemporaryDirectory(prefix="opbouwkaart-") as folder:
        path = Path(folder) / f"file{PurePath(file.filename).suffix.casefold()[:12]}"
        path.write_bytes(file.content)
        try:
            yield Reading(path, _source(file), limits=LIMITS, choices=choices)
        except ImportRefused as refused:
            raise Invalid({"file": refused.message.replace(path.name, file.filename)}) from refused


def _import(file: ImportFile, viewer: Viewer, *, tell: Tell, only_try: bool = False) -> ImportReport:
    tell("lezen", 0)
    with _reading(file) as reading:
        return import_assets(
            reading,
            source=_source(file),
            filename=file.filename,
            already_public=file.already_public,
            stop_missing=file.stop_missing,
            team_id=file.team_id,
            only_try=only_try,
            viewer=viewer,
            tell=tell,
        )

"""The cells take a second to compute and never change while the facts stay the same.

A cache file is a line with a digest and a line of JSON with boundaries as WKB, so that what is read back has
the very same bits. Whatever is wrong with the file, the cells are computed again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import os
import tempfile
from pathlib import Path
from typing import Any

import shapely

from geodata.areas import AreaRecord
from geodata.schematic import cells
from geodata.schematic.facts import read_facts

# To be raised with every change to the drawing, or old drawings stay in use.
ALGORITHM_VERSION = 1

_log = logging.getLogger(__name__)


def cached_cells(facts_path: Path, cache_dir: Path) -> tuple[AreaRecord, ...]:
    """As `cells` for the facts in this CSV, kept in `cache_dir` (made when needed) per table and algorithm.

    A damaged cache file is replaced. A folder that cannot be written costs the second each time, with a
    warning in the log. Raises FactsError as `read_facts` and `cells` do.
    """
    facts = read_facts(facts_path)
    place = cache_dir / f"schematic-{_key(facts_path.read_bytes())}.json"
    areas = _read(place)
    if areas is None:
        areas = cells(facts)
        try:
            _write(place, areas)
        except OSError as error:
            _log.warning("schematic cells are not cached: %s", error)
    return areas


def _key(table: bytes) -> str:
    return hashlib.sha256(b"%d\n%b" % (ALGORITHM_VERSION, table)).hexdigest()[:20]


def _read(place: Path) -> tuple[AreaRecord, ...] | None:
    try:
        digest, _, body = place.read_bytes().partition(b"\n")
    except OSError:
        return None
    if hashlib.sha256(body).hexdigest().encode() == digest:
        # The digest is right but the fields are not: written by a version with another AreaRecord.
        with contextlib.suppress(KeyError, TypeError, ValueError):
            return tuple(_from_json(item) for item in json.loads(body))
    _log.warning("the cache file %s is of no use and is computed again", place.name)
    return None


def _write(place: Path, areas: tuple[AreaRecord, ...]) -> None:
    """Write beside the place and move: another process sees the whole file or none."""
    body = json.dumps([_to_json(area) for area in areas], ensure_ascii=False).encode()
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{place.stem}-", dir=place.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        temporary.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _to_json(area: AreaRecord) -> dict[str, Any]:
    return {
        "code": area.code,
        "level": area.level,
        "name": area.name,
        "parent_code": area.parent_code,
        "boundary": shapely.to_wkb(area.boundary, hex=True),
        "label_point": area.label_point,
        "hectares": area.hectares,
        "derived": area.derived,
    }


def _from_json(item: dict[str, Any]) -> AreaRecord:
    boundary, label_point = shapely.from_wkb(item["boundary"]), tuple(item["label_point"])
    return AreaRecord(**(item | {"boundary": boundary, "label_point": label_point}))

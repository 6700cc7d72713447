"""The wall around GDAL that OGR_SKIP begins: no drivers but ours, no virtual file names."""

from __future__ import annotations

from pathlib import Path

from geodata import ALLOWED_DRIVERS


def check_drivers(allowed: frozenset[str] = ALLOWED_DRIVERS) -> None:
    """Raise RuntimeError when GDAL has a driver beside those that are allowed.

    That happens when pyogrio was imported before `geodata`, or in another build of GDAL with other drivers.
    """
    import pyogrio  # noqa: PLC0415 - heavy

    extra = sorted(set(pyogrio.list_drivers()) - allowed)
    if extra:
        raise RuntimeError(f"GDAL has drivers that are not allowed: {', '.join(extra)}")


def local_file(path: str | Path) -> Path:
    """The absolute path of an ordinary file; ValueError for /vsi names, addresses and everything else.

    GDAL and pyogrio give a meaning to /vsi…, scheme://, zip! and to JSON in place of a name. The absolute
    path of a file that is really there has none of these.
    """
    text = str(path)
    if text.lower().startswith("/vsi") or "://" in text or "!" in text:
        raise ValueError("virtual file names are refused")
    found = Path(text).resolve()
    if not found.is_file() or str(found).lower().startswith("/vsi"):
        raise ValueError("not an ordinary file")
    return found

"""The newest boundaries that PDOK has, within a number of seconds that is kept whatever the network does."""

from __future__ import annotations

import queue
import threading
import time
from typing import Final, Protocol

from geodata.areas import BoundarySet
from importers.boundaries import read_pdok
from importers.records import ImportRefused, Unreachable

YEARS: Final = (2025, 2024, 2023, 2022)
"""The years that PDOK serves, newest first."""


class Reader(Protocol):
    """How boundaries are read: `importers.boundaries.read_pdok`, or the same with another address."""

    def __call__(self, *, vintage: int, municipality: str, timeout: float) -> BoundarySet:
        """The areas of a municipality in a year, within `timeout` seconds."""


def fetch_newest(*, municipality: str, seconds: float, read: Reader = read_pdok) -> BoundarySet:
    """The newest year that PDOK has for a municipality (GM0014).

    Raises Unreachable when there is no whole answer within `seconds`, ImportRefused when no year can be used.
    """
    answers: queue.SimpleQueue[BoundarySet | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(_first_usable(municipality, ends=time.monotonic() + seconds, read=read))
        except Exception as error:  # noqa: BLE001 (handed over to whoever waits, who raises it)
            answers.put(error)

    # A server that sends a byte now and then outlasts every time limit of a socket; it doesn't outlast ours.
    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise Unreachable(
            f"PDOK antwoordt niet binnen {seconds:.0f} seconden. Er is niets veranderd."
        ) from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _first_usable(municipality: str, *, ends: float, read: Reader) -> BoundarySet:
    refusal: ImportRefused | None = None
    for year in YEARS:
        try:
            return read(vintage=year, municipality=municipality, timeout=max(0.1, ends - time.monotonic()))
        except Unreachable:
            raise
        except ImportRefused as error:
            refusal = refusal or error
    raise refusal or ImportRefused(
        "PDOK heeft geen grenzen van deze gemeente. Gebruik een bestand van het CBS."
    )

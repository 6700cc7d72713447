"""One server per port: refuse a taken one before anything is started.

granian shares its port with whoever else asks to share (SO_REUSEPORT), so without this a second
server would start without a word and answer half of the requests.
"""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from app.exceptions import ConfigurationError

HOST = "127.0.0.1"


@contextmanager
def held(port: int) -> Iterator[None]:
    """The port is ours while the block runs; raises ConfigurationError when it is somebody else's."""
    with _claim(port):
        _refuse_taken(port)
        yield


@contextmanager
def _claim(port: int) -> Iterator[None]:
    """Keep another `flask serve` away that starts while neither listens yet.

    A name that the kernel keeps as long as we live; only Linux has such names.
    """
    if sys.platform != "linux":
        yield
        return
    with socket.socket(socket.AF_UNIX) as claim:
        try:
            claim.bind(f"\0opbouwkaart-port-{port}")
        except OSError as error:
            raise _taken(port) from error
        yield


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        # Connections of a server that just stopped linger for a minute; they don't matter.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise _taken(port) from error


def _taken(port: int) -> ConfigurationError:
    other = port + 1 if port < 65535 else 5000
    return ConfigurationError(
        f"Poort {port} is al in gebruik. Stop het programma dat daar luistert, of kies een andere poort: "
        f"‘make run PORT={other}’ of ‘flask serve --port {other}’."
    )

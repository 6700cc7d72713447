"""The errors of the application, a small tree; `app.web.errors` maps them to HTTP in one table.

    OpbouwkaartError
    ├── ConfigurationError   a setting is missing or wrong            (commands)
    ├── ClusterError         the database server does not start       (commands, 503)
    ├── NotFound             no such thing, or not for this visitor   (404)
    │   ├── Gone             it was deleted for good                  (410)
    │   └── Moved            it became part of another one            (302)
    ├── NotSignedIn          the API wants a session first            (401)
    ├── NotAllowed           the policy says no                       (403)
    ├── Invalid              a rule is broken, named by field         (422)
    ├── NotReceived          what was sent did not come whole         (408)
    ├── NoRoom               what was sent does not fit on the disk   (503)
    └── EditConflict         somebody else changed it meanwhile       (409)

Every message is a Dutch sentence that says what is wrong and what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class OpbouwkaartError(Exception):
    """Anything that goes wrong in a way that we can explain."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ConfigurationError(OpbouwkaartError):
    """A setting is missing or can't be right."""


class ClusterError(OpbouwkaartError):
    """The embedded database server can't be started or reached."""


class NotFound(OpbouwkaartError):
    """There is no such thing, or this visitor may not know that there is."""

    def __init__(self, message: str = "Deze pagina is er niet (meer).") -> None:
        super().__init__(message)


class Gone(NotFound):
    """It was there, and was deleted for good."""

    def __init__(self, message: str = "Dit is voorgoed verwijderd. Het komt niet terug.") -> None:
        super().__init__(message)


class Moved(NotFound):
    """It became part of another record, which this visitor sees: `asset_id`."""

    def __init__(self, asset_id: int) -> None:
        super().__init__("Dit kaartje is samengevoegd met een ander. Open dat, en doe het daar.")
        self.asset_id = asset_id


class NotReceived(OpbouwkaartError):
    """The sender went, or stood still for too long."""

    def __init__(self) -> None:
        super().__init__(
            "Niet alles is aangekomen, dus er is niets bewaard. Ga terug en verstuur het opnieuw."
        )


class NoRoom(OpbouwkaartError):
    """There is no room on the disk for what was sent."""

    def __init__(self) -> None:
        super().__init__(
            "Er is geen ruimte meer om iets te bewaren, dus dit is niet bewaard. Wat er al stond, is er nog. "
            "Vertel het je beheerder. Ga daarna terug en probeer het opnieuw."
        )


class NotSignedIn(OpbouwkaartError):
    """Nobody is signed in, and there is no page to send the visitor to."""

    def __init__(
        self, message: str = "Log eerst in. De API werkt met dezelfde sessie als de pagina's."
    ) -> None:
        super().__init__(message)


class NotAllowed(OpbouwkaartError):
    """The policy layer refuses."""

    def __init__(self, message: str = "Dit mag je niet doen. Vraag het je beheerder.") -> None:
        super().__init__(message)


class Invalid(OpbouwkaartError):
    """One or more fields break a rule; `errors` maps a form field to its Dutch sentence."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(" · ".join(errors.values()))
        self.errors = dict(errors)


class EditConflict(OpbouwkaartError):
    """The record changed after the form was opened; `current` is the record as it is now."""

    def __init__(self, current: Any, message: str = "Een collega veranderde dit ook.") -> None:
        super().__init__(message)
        self.current = current

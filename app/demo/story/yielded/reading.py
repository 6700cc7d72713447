"""What second readers said: 47 of the 58 claims on records were read, and 19 of the 23 on ties."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from app.models.training import ClaimStrength, Verdict

UNREAD_RECORDS: Final = {
    ClaimStrength.PROMPTED: 4,
    ClaimStrength.CONTRIBUTED: 4,
    ClaimStrength.INDEPENDENT: 3,
}
"""So many of each strength wait, the latest; what was read is 11, 19 and 17."""
TIES: Final = {
    ClaimStrength.PROMPTED: 4,
    ClaimStrength.CONTRIBUTED: 9,
    ClaimStrength.INDEPENDENT: 6,
}
"""Ties with a claim that was read."""
UNREAD_TIES: Final = {
    ClaimStrength.PROMPTED: 1,
    ClaimStrength.CONTRIBUTED: 2,
    ClaimStrength.INDEPENDENT: 1,
}
CAREFUL_ONE_IN: Final = 4
CAREFUL: Final = "Het begon al voor de bijeenkomst."


class Read(NamedTuple):
    """What a colleague of a team said of a claim on a record in a thread."""

    asset: str
    strength: ClaimStrength
    by: str
    day: date
    verdict: Verdict
    remark: str


THREADS: Final = (
    Read(
        "Wagen en Praat",
        ClaimStrength.PROMPTED,
        "opbouwwerker-lewenborg-1",
        date(2025, 5, 28),
        Verdict.CAREFUL,
        "De vrijwilliger van de fietsles was er al mee bezig.",
    ),
    Read(
        "Dorpstafel Om de Beurt",
        ClaimStrength.CONTRIBUTED,
        "opbouwwerker-beijum-1",
        date(2025, 5, 20),
        Verdict.UNCONVINCED,
        "In de geschiedenis staat dat de dorpsvereniging dit in 2023 besloot.",
    ),
    Read(
        "Moestuin Het Kromme Bed",
        ClaimStrength.PROMPTED,
        "opbouwwerker-hoogkerk-1",
        date(2026, 2, 3),
        Verdict.UNCONVINCED,
        "De tuin bestaat al sinds 2019.",
    ),
)
OF_THE_STEP: Final = (
    "Klopt: ik zag de tuin pas door de training. De ronde kwam van de bijeenkomst, de tuin niet."
)
"""What the maker of the refused claim says of the step instead, the day on which she took it back."""
STEP_SAID_ON: Final = date(2026, 2, 10)
STEP_SAID_BY: Final = "medewerker-helpman-de-wijert-2"

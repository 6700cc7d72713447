"""When an invented record is there: what its own words say of it, else a believable guess, else nothing."""

from __future__ import annotations

import re
from typing import Final

from app.demo.known import Moment
from app.demo.neighbourhood.chance import fraction, pick
from app.models.record import Kind

DAYS: Final = {
    "maandag": "MO", "dinsdag": "TU", "woensdag": "WE", "donderdag": "TH", "vrijdag": "FR",
    "zaterdag": "SA", "zondag": "SU",
}  # fmt: skip
NTH: Final = {"eerste": "1", "tweede": "2", "laatste": "-1"}
HOURS: Final = {
    "ochtend": (("9.30", "11.30"), ("10.00", "12.00")),
    "middag": (("13.30", "15.30"), ("14.00", "16.00"), ("14.30", "16.30")),
    "avond": (("19.00", "21.00"), ("19.30", "21.30"), ("20.00", "22.00")),
}
OTHER_TIMES: Final = re.compile(
    r"\b(jaar|maand|week|winter|zomer|herfst|december|oktober|nieuwjaar|najaar)"
    r"|\b(feest|keer|sint|vriest|schaats|nacht)"
)
"""A sentence with one of these tells of another rhythm than every week: then nothing is guessed."""
OPEN_DOORS: Final = re.compile(r"(?i)kamer|zaal|werkplaats|winkel|garage|hok|tuin")
GUESSED: Final = {Kind.INITIATIVE: 0.75, Kind.NETWORK: 0.25, Kind.ORGANISATION: 0.2, Kind.SOLUTION: 0.4}


def moments_of(name: str, kind: Kind, sentence: str) -> tuple[Moment, ...]:
    """The moments of the record with this name and sentence; none when nobody could know."""
    text = f"{name}. {sentence}".lower()
    days = [code for word, code in DAYS.items() if re.search(rf"\b{word}", text)]
    begins, ends = _hours(name, kind, text)
    season = _season(text)
    if days:
        said = re.search(rf"\b({'|'.join(NTH)}) ({'|'.join(DAYS)})", text)
        nth = NTH[said[1]] if said else ""
        rule = f"FREQ=MONTHLY;BYDAY={nth}{days[0]}" if nth else f"FREQ=WEEKLY{season};BYDAY={','.join(days)}"
        return (Moment(rule=rule, begins=begins, ends=ends),)
    if re.search(r"\belke (dag|ochtend)|overdag open", text):
        until = "12.00" if "ochtend" in text else "16.00"
        return (Moment(rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", begins="9.30", ends=until),)
    if OTHER_TIMES.search(text):
        return ()
    return _guess(name, kind, begins, ends)


def _guess(name: str, kind: Kind, begins: str, ends: str) -> tuple[Moment, ...]:
    """A place with a door has opening hours; the others a day of the week, now and then every other one."""
    if kind is Kind.PLACE:
        opens = OPEN_DOORS.search(name) and fraction(name, "opens") < 0.7
        days = pick(("TU,WE,TH,FR", "MO,WE,FR", "WE,SA", "MO,TU,WE,TH,FR"), name, "days")
        return (Moment(rule=f"FREQ=WEEKLY;BYDAY={days}", begins="10.00", ends="16.00"),) if opens else ()
    if fraction(name, "meets") > GUESSED[kind]:
        return ()
    day = pick(tuple(DAYS.values()), name, "guessed day")
    how = pick(("FREQ=WEEKLY", "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2"), name, "how often")
    return (Moment(rule=f"{how};BYDAY={day}", begins=begins, ends=ends),)


def _hours(name: str, kind: Kind, text: str) -> tuple[str, str]:
    said = re.search(r"\b(\d{1,2})\.(\d{2})\b", text)
    if said:
        hour = int(said[1])
        long = 2 if hour >= 12 else 1
        return f"{hour}.{said[2]}", f"{hour + long}.{said[2]}"
    usual = ("ochtend", "middag") if kind in {Kind.INITIATIVE, Kind.PLACE} else ("middag", "avond")
    part = next((part for part in HOURS if part in text), "") or pick(usual, name, "part of the day")
    return pick(HOURS[part], name, "hours")


def _season(text: str) -> str:
    if "zomer" in text and "winter" not in text:
        return ";BYMONTH=6,7,8"
    return ";BYMONTH=1,2,11,12" if "winter" in text and "zomer" not in text and "jassen" not in text else ""

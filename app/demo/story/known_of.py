"""When the initiatives of the story are there and for whom, by name, as the story tells it."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.demo.known import Known, Moment
from app.models.record import Cost, Openness
from app.rhythms import Season

HOLIDAYS, SUMMER, WINTER = Season.SCHOOL_HOLIDAYS, Season.SUMMER, Season.WINTER
FREE, UP_TO_5 = Cost.FREE, Cost.UP_TO_5
WALK_IN, SIGN_UP, MEMBERS = Openness.WALK_IN, Openness.SIGN_UP, Openness.MEMBERS


def _weekly(days: str, begins: str = "", ends: str = "") -> Moment:
    return Moment(rule=f"FREQ=WEEKLY;BYDAY={days}", begins=begins, ends=ends)


def _coffee(day: str) -> Known:
    return Known(
        moments=(_weekly(day, "9.30", "11.30"),), languages=("nl",), openness=WALK_IN, cost=FREE,
        step_free=True, toilet=True, capacity=25,
    )  # fmt: skip


KNOWN_OF: Final = {
    "Wagen en Praat": Known(
        moments=(_weekly("WE", "9.30", "11.00"),), seasons=(HOLIDAYS,), languages=("nl", "ar", "en"),
        openness=WALK_IN, cost=FREE, step_free=True, capacity=12,
    ),
    "De Gele Deur": Known(
        moments=(_weekly("TU,WE,TH,FR", "10.00", "16.00"),), languages=("nl", "ar"), openness=WALK_IN,
        cost=FREE, step_free=True, toilet=False, capacity=20,
    ),
    "Pan op Donderdag": Known(
        moments=(_weekly("TH", "17.30", "20.00"),), seasons=(SUMMER,), languages=("nl",), openness=SIGN_UP,
        cost=UP_TO_5, capacity=35,
    ),
    "Keuken van de Ketting": Known(
        moments=(_weekly("MO,TU,WE,TH", "9.00", "16.00"), _weekly("FR", "19.00", "22.00")),
        by_appointment=True, languages=("nl",), openness=SIGN_UP, cost=FREE, step_free=True, toilet=True,
        capacity=60,
    ),
    "Mannen met Laarzen": Known(
        moments=(_weekly("TU", "13.30"),), languages=("nl", "gos"), openness=WALK_IN, cost=FREE, capacity=15,
    ),
    "Fietsles De Lage Instap": Known(
        moments=(_weekly("SA", "10.00"),), seasons=(WINTER,), languages=("nl", "ar", "ti", "en"),
        openness=SIGN_UP, cost=FREE, capacity=10,
    ),
    "Repareertafel De Tweede Schroef": Known(
        moments=(Moment(rule="FREQ=MONTHLY;BYDAY=1SA", begins="13.00", ends="16.00"),), languages=("nl",),
        openness=WALK_IN, cost=FREE, step_free=True, toilet=True, capacity=30,
    ),
    "Bunna op Zaterdag": Known(
        moments=(_weekly("SA", "15.00"),), languages=("ti", "am", "nl"), openness=SIGN_UP, cost=FREE,
        capacity=20,
    ),
    "Veldje 22": Known(languages=("nl",), openness=MEMBERS, cost=FREE, capacity=20),
    "Lampionnenkoor": Known(
        moments=(
            Moment(rule="FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=11", begins="17.00", ends="19.00"),
            Moment(rule="FREQ=YEARLY;BYMONTH=10;BYDAY=1TU,2TU,3TU,4TU", begins="16.00", ends="17.00"),
        ),
        languages=("nl",), openness=WALK_IN, cost=FREE, capacity=40,
    ),
    "Portiekgroep Zevenhoog": Known(
        moments=(Moment(rule="FREQ=MONTHLY;BYDAY=2MO", begins="19.30", ends="20.30"),),
        languages=("nl", "en"), openness=MEMBERS, cost=FREE, capacity=14,
    ),
    "Huiswerkzolder Achterom": Known(
        moments=(_weekly("MO,WE", "15.30", "17.30"),), seasons=(SUMMER,),
        periods=((date(2026, 10, 26), date(2026, 11, 6)), (date(2027, 1, 18), date(2027, 1, 29))),
        languages=("nl", "en"), openness=SIGN_UP, cost=FREE, step_free=False, capacity=16,
    ),
    "Stil Uurtje": Known(
        moments=(_weekly("TH", "19.00", "20.30"),), languages=("nl",), openness=WALK_IN, cost=FREE,
        step_free=True, quiet=True, capacity=10,
    ),
    "Adempauze Dinsdag": Known(
        moments=(
            Moment(
                rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", begins="9.30", ends="11.30", first=date(2026, 2, 3)
            ),
        ),
        languages=("nl",), openness=SIGN_UP, cost=FREE, step_free=True, toilet=True, capacity=12,
    ),
    "Meerijders van het Maar": Known(
        by_appointment=True, languages=("nl", "gos"), openness=SIGN_UP, cost=UP_TO_5, capacity=9,
    ),
    "Dorpstafel Om de Beurt": Known(
        moments=(
            Moment(rule="FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=2TH", begins="19.30", ends="21.30"),
        ),
        languages=("nl", "gos"), openness=WALK_IN, cost=FREE, capacity=45,
    ),
    "Leenschuur De Dissel": Known(
        moments=(_weekly("WE", "19.00", "21.00"), _weekly("SA", "10.00", "12.00")), languages=("nl",),
        openness=WALK_IN, cost=UP_TO_5, step_free=True,
    ),
    "Moestuin Het Kromme Bed": Known(
        moments=(
            Moment(
                rule="FREQ=WEEKLY;BYMONTH=3,4,5,6,7,8,9,10,11;BYDAY=WE,SA", begins="10.00", ends="12.30"
            ),
        ),
        languages=("nl",), openness=WALK_IN, cost=FREE, step_free=True, toilet=False, capacity=25,
    ),
    "Breitafel De Derde Naald": Known(
        moments=(_weekly("MO", "14.00", "16.00"),), seasons=(SUMMER,), languages=("nl",), openness=WALK_IN,
        cost=FREE, step_free=True, toilet=True, capacity=14,
    ),
    "Zomerbankje": Known(
        moments=(Moment(rule="FREQ=WEEKLY;BYMONTH=7,8;BYDAY=MO,TU,WE,TH,FR", begins="15.00"),),
        languages=("nl",), openness=WALK_IN, cost=FREE, step_free=True, capacity=10,
    ),
    "Kompasroos Welzijn (voorbeeld), koffieochtend Beijum": _coffee("TU"),
    "Kompasroos Welzijn (voorbeeld), koffieochtend Vinkhuizen": _coffee("WE"),
    "Kompasroos Welzijn (voorbeeld), koffieochtend Selwerd": _coffee("FR"),
    "Kompasroos Welzijn (voorbeeld), koffieochtend Corpus den Hoorn": _coffee("TH"),
    "Kompasroos Welzijn (voorbeeld), spreekuur Oosterparkwijk": Known(
        moments=(_weekly("TU,TH", "13.00", "15.00"),), languages=("nl", "ar", "en"), openness=WALK_IN,
        cost=FREE, step_free=True, toilet=True,
    ),
    "Kompasroos Welzijn (voorbeeld), buurtbus Haren": Known(
        by_appointment=True, languages=("nl",), openness=SIGN_UP, cost=UP_TO_5, capacity=8,
    ),
    "Repaircafé Noordrand (voorbeeld)": Known(
        moments=(Moment(rule="FREQ=MONTHLY;BYDAY=3SA", begins="13.00", ends="16.00"),), languages=("nl",),
        openness=WALK_IN, cost=FREE,
    ),
    "Buurttuin De Trede (voorbeeld)": Known(
        moments=(_weekly("FR", "13.00", "16.00"),), languages=("nl",), openness=WALK_IN, cost=FREE,
        step_free=False, toilet=False, capacity=30,
    ),
    "Wandelclub De Losse Veter": Known(
        moments=(_weekly("MO", "10.00", "11.30"),), languages=("nl",), openness=WALK_IN, cost=FREE,
        capacity=12,
    ),
    "Schaakhoek bij het blauwe dak": Known(languages=("nl",), openness=WALK_IN, cost=FREE, capacity=8),
    "Zwemgroepje De Natte Sok": Known(
        moments=(_weekly("TH"),), languages=("nl", "ar"), openness=SIGN_UP, cost=UP_TO_5, capacity=8,
    ),
    "Loopbus De Lange Sliert": Known(
        moments=(_weekly("MO,TU,WE,TH,FR", "8.00", "8.30"),), seasons=(HOLIDAYS,), languages=("nl",),
        openness=SIGN_UP, cost=FREE, capacity=22,
    ),
    "Avondlicht Achterpad": Known(
        moments=(Moment(rule="FREQ=MONTHLY;BYDAY=1SA", begins="10.00", ends="12.00"),), openness=WALK_IN,
        cost=FREE,
    ),
    "Portie Extra": Known(by_appointment=True, languages=("nl",), openness=SIGN_UP, cost=FREE),
    "Leesdeken in de Tuin": Known(
        moments=(Moment(rule="FREQ=WEEKLY;BYMONTH=7,8;BYDAY=WE", begins="14.00", ends="16.00"),),
        languages=("nl", "ar"), openness=WALK_IN, cost=FREE, capacity=15,
    ),
}  # fmt: skip

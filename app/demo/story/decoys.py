"""What stands beside the twenty: a professional with six offers, near misses, and things to look after."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.demo import words as w
from app.demo.shapes import Change, Check, DemoAsset, Spot
from app.models.record import (
    Aware,
    Kind,
    KnownFrom,
    LedBy,
    Precision,
    Status,
    StopReason,
    Visibility,
)

COFFEE: Final = (
    ("Beijum", "Beijum-Oost", "dinsdag", "medewerker-beijum-5"),
    ("Vinkhuizen", "Vinkhuizen-Noord", "woensdag", "medewerker-vinkhuizen-2"),
    ("Selwerd", "Selwerd", "vrijdag", "medewerker-selwerd-6"),
    ("Corpus den Hoorn", "Corpus den Hoorn", "donderdag", "medewerker-corpus-den-hoorn-3"),
)


def _coffee(place: str, buurt: str, day: str, by: str) -> DemoAsset:
    return DemoAsset(
        name=f"Kompasroos Welzijn (voorbeeld), koffieochtend {place}",
        kind=Kind.INITIATIVE,
        summary=f"Koffie en een praatje op {day}ochtend, met een medewerker erbij.",
        themes=(w.MEET,),
        spot=Spot(buurt=buurt, centre=True),
        day=date(2025, 3, 18),
        by=by,
        known_from=KnownFrom.READ,
        led_by=LedBy.ORGANISATION,
        audiences=(w.EVERYBODY, w.SENIORS),
        tags=("koffie", day, "ochtend"),
        offers=(w.HOSTING,),
        visibility=Visibility.PUBLIC,
        aware=Aware.PUBLIC,
        checks=(Check(day=date(2026, 6, 16), by=by, how=KnownFrom.SEEN),),
    )


KOMPASROOS: Final = (
    *(_coffee(*row) for row in COFFEE),
    DemoAsset(
        name="Kompasroos Welzijn (voorbeeld), spreekuur Oosterparkwijk",
        kind=Kind.INITIATIVE,
        summary="Een medewerker helpt met brieven, formulieren en geld. Je hoeft geen afspraak te maken.",
        themes=(w.MONEY,),
        spot=Spot(buurt="Bloemenbuurt", centre=True),
        day=date(2025, 3, 18),
        by="medewerker-oosterparkwijk-5",
        known_from=KnownFrom.READ,
        led_by=LedBy.ORGANISATION,
        audiences=(w.EVERYBODY, w.LITTLE_MONEY),
        tags=("formulieren", "dinsdag", "donderdag"),
        offers=(w.KNOWLEDGE,),
        visibility=Visibility.PUBLIC,
        aware=Aware.PUBLIC,
        serves=("Vogelbuurt", "Bloemenbuurt", "Gorechtbuurt", "Florabuurt", "Damsterbuurt"),
    ),
    DemoAsset(
        name="Kompasroos Welzijn (voorbeeld), buurtbus Haren",
        kind=Kind.INITIATIVE,
        summary="Een busje brengt ouderen naar de koffie en weer naar huis.",
        themes=(w.CARE, w.MEET),
        spot=Spot(buurt="Haren-Centrum", centre=True),
        day=date(2025, 3, 18),
        by="medewerker-haren-2",
        known_from=KnownFrom.READ,
        led_by=LedBy.ORGANISATION,
        audiences=(w.SENIORS,),
        tags=("vervoer", "busje"),
        offers=(w.MATERIAL, w.HANDS),
        needs=(w.HANDS,),
        visibility=Visibility.PUBLIC,
        aware=Aware.PUBLIC,
    ),
)

NEAR_MISSES: Final = (
    DemoAsset(
        name="Repaircafé Noordrand (voorbeeld)",
        kind=Kind.INITIATIVE,
        summary="Vrijwilligers repareren apparaten en kleding. Nu even niet.",
        themes=(w.GREEN,),
        spot=Spot(buurt="Lewenborg-Zuid", centre=True),
        day=date(2024, 12, 3),
        by="medewerker-lewenborg-5",
        led_by=LedBy.RESIDENTS,
        audiences=(w.EVERYBODY,),
        tags=("repareren",),
        offers=(w.KNOWLEDGE,),
        needs=(w.HANDS, w.SPACE),
        aware=Aware.PUBLIC,
        checks=(Check(day=date(2026, 4, 21), by="medewerker-lewenborg-5"),),
        changes=(
            Change(day=date(2026, 4, 21), by="medewerker-lewenborg-5", choices={"status": Status.DORMANT}),
        ),
    ),
    DemoAsset(
        name="Buurttuin De Trede (voorbeeld)",
        kind=Kind.PLACE,
        summary="Een tuin met een kas en lange tafels. Je gaat er drie treden af.",
        themes=(w.GREEN,),
        spot=Spot(buurt="De Wijert-Zuid", beside="Moestuin Het Kromme Bed", metres=(120.0, 90.0)),
        day=date(2025, 5, 20),
        by="opbouwwerker-helpman-de-wijert-1",
        led_by=LedBy.RESIDENTS,
        audiences=(w.EVERYBODY,),
        tags=("tuin", "kas", "drie treden"),
        offers=(w.SPACE,),
        needs=(w.HANDS,),
        aware=Aware.YES,
        checks=(Check(day=date(2026, 5, 12), by="opbouwwerker-helpman-de-wijert-1"),),
    ),
    DemoAsset(
        name="Kookclub Onder de Brug (voorbeeld)",
        kind=Kind.INITIATIVE,
        summary="Buren koken samen met wat er die dag over is.",
        themes=(w.EAT,),
        spot=Spot(buurt="Indische buurt"),
        day=date(2025, 3, 13),
        by="opbouwwerker-korrewegwijk-1",
        led_by=LedBy.RESIDENTS,
        audiences=(w.EVERYBODY, w.LITTLE_MONEY),
        tags=("koken", "restjes"),
        offers=(w.HOSTING,),
        needs=(w.SPACE, w.HANDS),
        status=Status.STARTING,
        aware=Aware.YES,
        checks=(
            Check(day=date(2025, 10, 2), by="medewerker-korrewegwijk-2"),
            Check(day=date(2026, 1, 22), by="opbouwwerker-korrewegwijk-1", how=KnownFrom.TOLD),
        ),
        changes=(
            Change(
                day=date(2025, 4, 24), by="opbouwwerker-korrewegwijk-1", choices={"status": Status.ACTIVE}
            ),
            Change(
                day=date(2025, 7, 8), by="opbouwwerker-korrewegwijk-1", choices={"status": Status.DORMANT}
            ),
            Change(day=date(2025, 9, 4), by="medewerker-korrewegwijk-2", choices={"status": Status.ACTIVE}),
            Change(
                day=date(2026, 1, 22),
                by="opbouwwerker-korrewegwijk-1",
                choices={"status": Status.STOPPED, "status_reason": StopReason.LEADER_LEFT},
            ),
        ),
    ),
)

PLANTED: Final = (
    DemoAsset(
        name="Wandelclub De Losse Veter",
        kind=Kind.INITIATIVE,
        summary="Elke maandag een rondje van drie kwartier, daarna koffie bij wie er zin in heeft.",
        themes=(w.MOVE, w.MEET),
        spot=Spot(buurt="Vinkhuizen-Noord"),
        day=date(2026, 2, 3),
        by="medewerker-vinkhuizen-4",
        led_by=LedBy.RESIDENTS,
        audiences=(w.SENIORS,),
        tags=("wandelen", "maandag"),
        offers=(w.REACH,),
        aware=Aware.YES,
        checks=(Check(day=date(2026, 8, 3), by="medewerker-vinkhuizen-4"),),
    ),
    DemoAsset(
        name="Wandelgroep Losse Veter",
        kind=Kind.NETWORK,
        summary="Groep die op maandag wandelt, ongeveer tien mensen.",
        themes=(w.MOVE,),
        spot=Spot(buurt="Vinkhuizen-Noord", beside="Wandelclub De Losse Veter", metres=(36.0, -48.0)),
        day=date(2026, 7, 21),
        by="opbouwwerker-selwerd-1",
        known_from=KnownFrom.TOLD,
        audiences=(w.SENIORS,),
    ),
    DemoAsset(
        name="Schaakhoek bij het blauwe dak",
        kind=Kind.INITIATIVE,
        summary="Een paar mannen schaken buiten als het droog is. Niemand weet precies bij welke flat.",
        themes=(w.MEET,),
        spot=Spot(buurt="Paddepoel-Noord", whole=True),
        day=date(2026, 6, 30),
        by="medewerker-selwerd-1",
        known_from=KnownFrom.TOLD,
        led_by=LedBy.RESIDENTS,
        audiences=(w.MEN,),
        tags=("schaken", "buiten"),
        precision=Precision.BUURT,
        aware=Aware.NOT_YET,
        place_note="bij de flat met het blauwe dak",
        place_uncertain=True,
    ),
    DemoAsset(
        name="Zwemgroepje De Natte Sok",
        kind=Kind.NETWORK,
        summary="Twee moeders zwemmen elke week en nemen wie wil mee naar het zwembad.",
        themes=(w.MOVE, w.MEET),
        spot=Spot(buurt="Beijum-West", whole=True),
        day=date(2026, 5, 27),
        by="opbouwwerker-beijum-1",
        known_from=KnownFrom.TOLD,
        led_by=LedBy.RESIDENTS,
        audiences=(w.WOMEN, w.PARENTS),
        tags=("zwemmen",),
        offers=(w.REACH,),
        precision=Precision.BUURT,
        aware=Aware.YES,
        checks=(Check(day=date(2026, 9, 9), by="opbouwwerker-beijum-1", how=KnownFrom.TOLD),),
    ),
)

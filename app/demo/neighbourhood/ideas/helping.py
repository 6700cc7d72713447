"""Helping each other and living side by side: care, stairs, streets, a say of one's own."""

from __future__ import annotations

from typing import Final

from app.demo import words as w
from app.demo.neighbourhood.ideas.pattern import HELPED, MIXED, OTHERS, OWN, Pattern, Setting
from app.models.record import Kind

HELPING: Final = (
    Pattern(
        kind=Kind.NETWORK, themes=(w.CARE,), led_by=MIXED, audiences=(w.SENIORS, w.DISABLED),
        offers=(w.HANDS,), needs=(w.REACH,), tags=("boodschappen", "klusjes"), at_home=True,
        ideas=(
            ("Boodschappengroep De Volle Tas",
             "Neemt op {day} boodschappen mee voor wie slecht ter been is."),
            ("Klusjeslijst aan de Koelkast", "Buren zetten erop wat ze nodig hebben en wat ze kunnen."),
            ("Sneeuwschuivers", "Maken in de winter de stoep vrij voor wie dat niet kan."),
            ("Containerdienst Dinsdagavond", "Zet de bak aan de straat en weer terug."),
            ("Meegaan naar de Dokter", "Buren gaan mee naar een afspraak en schrijven op wat er is gezegd."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.CARE, w.MIND), led_by=OTHERS, audiences=(w.CARERS,),
        offers=(w.HOSTING,), needs=(w.HANDS,), tags=("mantelzorg",),
        ideas=(
            ("Mantelzorgtafel Even Niks",
             "Op {day} om {morning} koffie voor wie altijd voor een ander zorgt."),
            ("Logeerlijst Eén Nacht", "Een nacht iemand in huis, zodat de mantelzorger kan slapen."),
            ("Wandelmaat voor Zorgers", "Twee aan twee een uur lopen en je verhaal kwijt."),
        ),
    ),
    Pattern(
        kind=Kind.NETWORK, themes=(w.HOME, w.MEET), led_by=OWN, audiences=(w.BLOCK,), offers=(w.REACH,),
        needs=(w.KNOWLEDGE,), tags=("portiek", "appgroep"), setting=Setting.CITY, at_home=True,
        ideas=(
            ("Appgroep De Derde Trap", "Bewoners van één trap: pakjes, katten en wie er hulp nodig heeft."),
            ("Straatgroep Om de Hoek", "Houdt elkaar op de hoogte van wat er in de straat gebeurt."),
            ("Portiekpraat Twaalf Bellen", "Twaalf huishoudens die twee keer per jaar samen eten."),
            ("Galerijgroep De Lange Loper", "Maakt samen schoon en zet plantenbakken neer."),
            ("Trapgenoten Vierhoog", "Helpen elkaar met sjouwen, want er is geen lift."),
        ),
    ),
    Pattern(
        kind=Kind.NETWORK, themes=(w.HOME,), led_by=MIXED, offers=(w.HANDS, w.REACH), needs=(w.HANDS,),
        tags=("veilig", "avond"),
        ideas=(
            ("Rondje De Zaklamp", "Lopen 's avonds in tweetallen, maken een praatje en melden kapot licht."),
            ("Groep Licht Aan", "Ouders die in de winter bij het fietspad staan als school uitgaat."),
            ("Buren van het Plein", "Spreken jongeren aan die ze bij naam kennen."),
        ),
    ),
    Pattern(
        kind=Kind.ORGANISATION, themes=(w.SELF, w.HOME), led_by=OWN, offers=(w.REACH, w.KNOWLEDGE),
        needs=(w.HANDS,), tags=("bewoners", "meepraten"),
        ideas=(
            ("Bewonersgroep Het Plein Beslist", "Maakt samen met de buurt een plan voor het plein."),
            ("Werkgroep De Groene Streep", "Wil minder stenen en meer bomen, en rekent het voor."),
            ("Straatbudget Zeven Deuren", "Zeven straten verdelen samen een klein bedrag."),
            ("Huurdersgroep De Natte Muur", "Houdt bij waar het lekt en praat met de verhuurder."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.MEANING,), led_by=MIXED, offers=(w.HOSTING,), needs=(w.SPACE,),
        tags=("gesprek", "stilte"),
        ideas=(
            ("Gesprekskring Grote Vragen", "Op {day} om {evening} één vraag, geen antwoord."),
            ("Vierplek Alle Feesten", "Viert samen alle feesten die de straat kent."),
            ("Stilteloop bij Zonsopgang", "Eén keer per maand zwijgend een rondje."),
        ),
    ),
    Pattern(
        kind=Kind.PLACE, themes=(w.MEANING, w.MIND), led_by=HELPED, audiences=(w.QUIET,), offers=(w.SPACE,),
        needs=(w.HANDS,), tags=("stil",),
        ideas=(
            ("Stilteplek De Drempel", "Kamertje met een kaars en een schrift, overdag open."),
            ("Tuinhuisje Even Weg", "Een stoel, een raam en een tuin. Eén bezoeker tegelijk."),
        ),
    ),
)  # fmt: skip

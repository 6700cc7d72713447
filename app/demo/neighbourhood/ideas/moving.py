"""Moving: walking, cycling, playing outside."""

from __future__ import annotations

from typing import Final

from app.demo import words as w
from app.demo.neighbourhood.ideas.pattern import HELPED, MIXED, OWN, Pattern, Setting
from app.models.record import Kind

MOVING: Final = (
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.MOVE, w.MEET), led_by=MIXED, audiences=(w.SENIORS, w.EVERYBODY),
        offers=(w.REACH,), needs=(w.HANDS,), tags=("wandelen",),
        ideas=(
            ("Ommetje om Tien",
             "Op {day} om 10.00 een rondje van een half uur. De langzaamste loopt voorop."),
            ("Stapgroep De Platte Zool", "Elke {day} om {afternoon} drie kilometer, weer of geen weer."),
            ("Rollatorronde", "Een kort rondje met bankjes onderweg, op {day}."),
            ("Avondloop De Lange Schaduw", "In de zomer op {day} om {evening} een rondje langs het water."),
            ("Hondenrondje Half Acht", "Hondenbezitters lopen 's ochtends samen en letten op elkaar."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.MOVE,), led_by=MIXED, audiences=(w.SENIORS,),
        offers=(w.KNOWLEDGE, w.MATERIAL), needs=(w.HANDS,), tags=("fietsen",),
        ideas=(
            ("Fietsgroep De Zachte Band", "Rustige tochten van twintig kilometer, met koffie halverwege."),
            ("Duofietsers De Dubbele Trapper", "Een fiets voor twee. Vrijwilligers trappen mee."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.MOVE,), led_by=HELPED, audiences=(w.SENIORS,), offers=(w.HOSTING,),
        needs=(w.SPACE,), tags=("gym", "binnen"),
        ideas=(
            ("Stoelgym Op en Neer", "Bewegen op een stoel, op {day} om {morning}."),
            ("Beweeggroep De Stramme Knie", "Oefenen om langer zelf de trap op te kunnen."),
            ("Dansuur in de Gang", "Muziek van vroeger, en wie wil danst."),
            ("Evenwichtsclub", "Oefenen om niet te vallen, op {day} om {afternoon}."),
        ),
    ),
    Pattern(
        kind=Kind.NETWORK, themes=(w.MOVE, w.YOUTH), led_by=OWN, audiences=(w.TEENS,), offers=(w.REACH,),
        needs=(w.SPACE, w.MATERIAL), tags=("sport", "buiten"),
        ideas=(
            ("Avondploeg De Kooi", "Jongeren die na het eten voetballen en zelf de ploegen maken."),
            ("Skategroep De Rand", "Skaters die hun eigen baantje bouwden en opknappen."),
            ("Basketmeiden Nul Negen", "Meiden die op {day} basketballen op het plein."),
            ("Buurtelftal De Laatste Minuut", "Speelt twee keer per jaar tegen de buren van hiernaast."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.MOVE, w.MEET), led_by=OWN, audiences=(w.EVERYBODY,),
        offers=(w.MATERIAL,), needs=(w.HANDS,), tags=("buiten", "spel"),
        ideas=(
            ("Jeu de boules De Schuine Baan", "Ballen gooien op {day} om {afternoon}, daarna nazitten."),
            ("Tafeltennis op het Plein", "Een betonnen tafel en een doos met batjes bij nummer 14."),
            ("Buitenspeluur De Krijtlijn", "Op woensdagmiddag doen ouders oude straatspelen met kinderen."),
        ),
    ),
    Pattern(
        kind=Kind.PLACE, themes=(w.YOUTH, w.MOVE), led_by=MIXED, audiences=(w.CHILDREN,), offers=(w.SPACE,),
        needs=(w.HANDS,), tags=("spelen", "buiten"),
        ideas=(
            ("Speelveld Het Hoge Gras", "Veld met doelen. Ouders houden het schoon."),
            ("Speelhoek De Blauwe Band", "Autobanden, zand en een waterpomp."),
            ("Natuurspeelplek De Modderpoel", "Hutten bouwen en vies worden mag."),
            ("Voetbalveldje Achter de Garages", "Klein veldje waar na school altijd iemand is."),
            ("Pleintje De Hinkelbaan", "Bewoners schilderden zelf het plein."),
        ),
    ),
    Pattern(
        kind=Kind.PLACE, themes=(w.MOVE,), led_by=HELPED, audiences=(w.EVERYBODY, w.SENIORS),
        offers=(w.SPACE,), needs=(w.REACH,), tags=("buiten", "bewegen"), setting=Setting.CITY,
        ideas=(
            ("Beweegtuin De Losse Heup", "Toestellen buiten. Op {day} om {morning} is er uitleg."),
            ("Rondje Met Bankjes", "Route van een kilometer, met elke honderd meter een bank."),
        ),
    ),
)  # fmt: skip

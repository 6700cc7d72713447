"""What villages have: everybody knows everybody, and it was there long before any bijeenkomst."""

from __future__ import annotations

from typing import Final

from app.demo import words as w
from app.demo.neighbourhood.ideas.pattern import MIXED, OWN, Pattern, Setting
from app.models.record import Kind

VILLAGE: Final = Setting.VILLAGE
VILLAGES_HAVE: Final = (
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.MOVE, w.MEET), offers=(w.REACH,), needs=(w.HANDS,), setting=VILLAGE,
        tags=("dorp", "wandelen"),
        ideas=(
            ("Dorpsommetje Het Kerkepad", "Vrijwilligers houden een oud pad open en lopen het elke {day}."),
            ("Klompenwandelaars", "Op de eerste zondag over het land, op klompen of laarzen."),
            ("IJsploeg Het Krabbelbaantje", "Spuit het weiland op als het vriest en zet koek en zopie neer."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.ART, w.MEET), offers=(w.HOSTING,), needs=(w.SPACE,), setting=VILLAGE,
        tags=("dorp", "toneel"),
        ideas=(
            ("Toneelgroep De Losse Planken", "Speelt elke winter een stuk over het dorp."),
            ("Revue Van Eigen Deeg", "Om de vijf jaar doet het halve dorp mee."),
            ("Blaaskapel Het Koperen Hek", "Oefent op {day} om {evening} en speelt bij elk feest."),
            ("Zangkring De Schuurdeur", "Zingt op {day} in de schuur, in de winter met jassen aan."),
        ),
    ),
    Pattern(
        kind=Kind.NETWORK, themes=(w.CARE,), offers=(w.HANDS, w.REACH), needs=(w.REACH,), setting=VILLAGE,
        tags=("dorp", "burenhulp"), at_home=True,
        ideas=(
            ("Noaberlijst Over de Dam", "Iedereen weet bij wie je aanklopt. Nu staat het ook op papier."),
            ("Rijgroep De Achterbank", "Brengt kinderen naar sport en ouderen naar de dokter."),
            ("Maaltijdronde De Warme Schaal", "Dorpsgenoten koken om de beurt voor wie ziek is."),
            ("Vrouwen van de Wierde", "Bakken voor elk feest en gaan langs na een begrafenis."),
            ("Sleutelgroep Achterom", "Wie alleen woont, heeft een sleutel bij drie anderen."),
        ),
    ),
    Pattern(
        kind=Kind.ORGANISATION, themes=(w.SELF,), offers=(w.REACH, w.KNOWLEDGE), needs=(w.HANDS, w.FUNDS),
        setting=VILLAGE, tags=("dorp", "meepraten"),
        ideas=(
            ("Dorpsraad Elke Stoel", "Vergadert in de keuken van wie aan de beurt is."),
            ("Dorpskrant De Klepel", "Verschijnt zes keer per jaar, rondgebracht door kinderen."),
            ("Energiegroep De Zonnige Schuur", "Legt samen panelen op staldaken."),
            ("Glasvezelploeg Laatste Kilometer", "Groef zelf de sleuf en houdt nu het bos bij."),
        ),
    ),
    Pattern(
        kind=Kind.PLACE, themes=(w.MEET,), led_by=MIXED, offers=(w.SPACE,), needs=(w.HANDS,), setting=VILLAGE,
        tags=("dorp",),
        ideas=(
            ("Dorpskamer De Hooiberg", "Kamer achter de oude school, elke ochtend koffie."),
            ("Dorpswinkeltje De Halve Kaas", "Vrijwilligers verkopen brood, kaas en postzegels."),
            ("Haventje De Korte Steiger", "Steiger en bank, gemaakt door het dorp."),
            ("Smederij Het Koude Vuur", "Oude werkplaats waar je op {day} mag klussen."),
            ("Wierdetuin De Hoge Kant", "Fruitbomen op de wierde, het dorp plukt samen."),
            ("Kerkhoftuin De Stille Heg", "Dorpsgenoten knippen en schoffelen op {day}."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.YOUTH, w.MEET), audiences=(w.TEENS, w.CHILDREN), led_by=MIXED,
        offers=(w.HANDS,), needs=(w.SPACE,), setting=VILLAGE, tags=("dorp", "jeugd"),
        ideas=(
            ("Soosavond De Deel", "Tieners runnen zelf de bar, zonder alcohol."),
            ("Huttendorp Drie Dagen", "In de zomer bouwen kinderen een dorp van pallets."),
            ("Trekkerronde Sinterklaas", "De Sint komt op een trekker, elk jaar een andere."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.EAT, w.MEET), led_by=OWN, offers=(w.HOSTING,), needs=(w.HANDS,),
        setting=VILLAGE, tags=("dorp", "eten"),
        ideas=(
            ("Eetcafé Voor Eén Avond", "Op de laatste {day} van de maand kookt een straat voor het dorp."),
            ("Snertmiddag na het Schaatsen", "Snert in de kantine, ook als er geen ijs is."),
            ("Appeltaartwedstrijd", "Elk najaar, de jury verandert, de winnaar nooit."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.GREEN,), led_by=OWN, offers=(w.HANDS, w.KNOWLEDGE),
        needs=(w.MATERIAL,), setting=VILLAGE, tags=("dorp", "landschap"),
        ideas=(
            ("Maarmakkers", "Houden de oever schoon en weten waar de otter zit."),
            ("Knotploeg De Stompe Bijl", "Knot in de winter wilgen, het hout is voor wie het nodig heeft."),
            ("Nachtuilengroep", "Hangt kasten op voor uilen en telt ze."),
            ("Bermbloemers", "Zaaien de bermen in en maaien ze met de zeis."),
        ),
    ),
)  # fmt: skip

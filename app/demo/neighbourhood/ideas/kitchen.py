"""Eating and cooking, and getting by on little."""

from __future__ import annotations

from typing import Final

from app.demo import words as w
from app.demo.neighbourhood.ideas.pattern import HELPED, MIXED, OTHERS, Pattern
from app.models.record import Kind

KITCHEN: Final = (
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.EAT, w.MEET), led_by=MIXED, audiences=(w.EVERYBODY, w.LITTLE_MONEY),
        offers=(w.HOSTING,), needs=(w.SPACE, w.HANDS), tags=("eettafel",),
        ideas=(
            ("Soepkring De Diepe Kom",
             "Elke {day} om {evening} soep met brood. Wie kan, legt 2 euro in de pot."),
            ("Aanschuiftafel Nummer Negen", "Negen stoelen, elke {day} een andere kok."),
            ("Schaftuur De Grote Lepel", "Warm eten tussen de middag, op {day}."),
            ("Stamppot met Jus", "In de winter elke week stamppot, in de zomer een salade."),
            ("Pannenkoek aan de Deur", "Kinderen bakken met hulp pannenkoeken voor de hele straat."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.EAT, w.LEARN), led_by=MIXED, offers=(w.KNOWLEDGE,), needs=(w.SPACE,),
        tags=("koken", "leren"),
        ideas=(
            ("Kookles Met Wat Er Is", "Leren koken van wat je nog in huis hebt, op {day} om {afternoon}."),
            ("Bakclub De Ingezakte Cake", "Samen bakken. Mislukt is ook lekker."),
            ("Weckclub Het Volle Schap", "In de zomer en herfst samen inmaken wat de tuinen geven."),
            ("Deegavond", "Brood en platbrood bakken uit alle keukens van de straat."),
        ),
    ),
    Pattern(
        kind=Kind.PLACE, themes=(w.EAT, w.GREEN), led_by=MIXED, offers=(w.SPACE, w.MATERIAL),
        needs=(w.HANDS,),
        tags=("oven", "buiten"),
        ideas=(
            ("Broodoven Het Hete Gat", "Een stenen oven in het park. Op de eerste zaterdag gaat hij aan."),
            ("Buitenkeuken Het Afdak", "Keuken onder een afdak, te leen voor groepen uit de buurt."),
        ),
    ),
    Pattern(
        kind=Kind.NETWORK, themes=(w.MONEY, w.EAT), led_by=MIXED, audiences=(w.LITTLE_MONEY,),
        offers=(w.REACH,), needs=(w.MATERIAL,), tags=("eten delen", "restjes"), at_home=True,
        ideas=(
            ("Restjesgroep Wie Wil Nog", "Appgroep waarin buren delen wat ze over hebben."),
            ("Groep De Halve Krat", "Koopt samen groente in en verdeelt die op {day}."),
            ("Potjesruil", "Buren ruilen soep en saus uit de vriezer."),
        ),
    ),
    Pattern(
        kind=Kind.PLACE, themes=(w.MONEY, w.GREEN), led_by=MIXED, audiences=(w.EVERYBODY, w.LITTLE_MONEY),
        offers=(w.MATERIAL,), needs=(w.HANDS,), tags=("ruilen", "weggeven"),
        ideas=(
            ("Weggeefkast Pak Maar", "Kast bij de ingang. Je legt iets neer of je pakt iets mee."),
            ("Boekenkastje De Omslag", "Boeken ruilen, ook voor kinderen en in andere talen."),
            ("Ruilkast De Volle Plank", "Voor speelgoed en spelletjes, buren houden hem netjes."),
            ("Kledingrek De Lege Hanger", "Jassen en schoenen, in alle maten. Neem mee wat past."),
            ("Plantenstek Neem Mee", "Stekjes in potjes op het muurtje, om te ruilen."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.MONEY,), led_by=OTHERS, audiences=(w.LITTLE_MONEY,),
        offers=(w.KNOWLEDGE,), needs=(w.HANDS,), tags=("formulieren", "brieven"),
        ideas=(
            ("Papiertafel De Blauwe Envelop", "Samen de post openmaken, op {day} om {morning}."),
            ("Post op Tafel", "Buren die goed zijn met brieven helpen buren die dat niet zijn."),
            ("Spaarkring Het Potje", "Twaalf mensen leggen elke maand in. Elke maand krijgt één de pot."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.WORK,), led_by=HELPED, audiences=(w.EVERYBODY,),
        offers=(w.KNOWLEDGE, w.SPACE), needs=(w.MATERIAL,), tags=("werk",),
        ideas=(
            ("Werkplaats De Derde Hand", "Hout en metaal bewerken voor wie weer iets wil doen."),
            ("Sollicitatietafel De Nette Jas", "Elkaar helpen met brieven en oefenen voor een gesprek."),
            ("Klusbrigade Vrijdagmiddag", "Doet kleine klussen voor buren en leert het elkaar."),
            ("Naaiatelier De Zigzag", "Naaimachines te gebruiken op {day}, met uitleg."),
        ),
    ),
)  # fmt: skip

"""Meeting each other: coffee, tables, benches, living rooms."""

from __future__ import annotations

from typing import Final

from app.demo import words as w
from app.demo.neighbourhood.ideas.pattern import HELPED, MIXED, OURS, OWN, Pattern, Setting
from app.models.record import Kind

MEETING: Final = (
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.MEET,), led_by=OURS, audiences=(w.EVERYBODY, w.SENIORS),
        offers=(w.HOSTING,), needs=(w.HANDS,), tags=("koffie", "inloop"),
        ideas=(
            ("Koffie bij de Kapstok", "Elke {day} om {morning} staat de koffie klaar in de hal."),
            ("Theetafel De Lange Lepel",
             "Buren schuiven op {day} om {afternoon} aan voor thee en een praatje."),
            ("Inloop De Open Luif", "Op {day} vanaf {morning} kun je binnenlopen. Je hoeft niets te doen."),
            ("Bakkie aan de Balie", "Vrijwilligers schenken op {day} koffie voor wie langskomt."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.MEET,), led_by=MIXED, audiences=(w.SENIORS,), offers=(w.HOSTING,),
        needs=(w.REACH,), tags=("spelletjes",),
        ideas=(
            ("Kaartclub Harten Acht", "Kaarten op {day} om {afternoon}. Wie het niet kent, leert het zo."),
            ("Sjoelavond De Vier Poortjes", "Op {day} om {evening} staan de sjoelbakken klaar."),
            ("Schaaktafel Het Scheve Paard", "Schaken en dammen op {day}, ook voor wie nooit wint."),
            ("Bingo in de Hal", "Eén keer per maand bingo met prijsjes die buren zelf meenemen."),
        ),
    ),
    Pattern(
        kind=Kind.PLACE, themes=(w.MEET,), led_by=HELPED, offers=(w.SPACE, w.HOSTING), needs=(w.HANDS,),
        tags=("huiskamer",),
        ideas=(
            ("Buurtkamer De Houten Lepel",
             "Een winkeltje dat leeg stond. Nu zitten er elke dag buren aan tafel."),
            ("Huiskamer De Tweede Stoel", "Een oude garage met een kachel, open op {day} en zaterdag."),
            ("Kamer Twaalf Beneden", "Klein zaaltje waar groepen uit de buurt gratis in kunnen."),
            ("Wachthuisje De Halte",
             "Een oud bushokje met banken, boeken en een kan thee. Er passen er tien in."),
        ),
    ),
    Pattern(
        kind=Kind.PLACE, themes=(w.MEET,), offers=(w.SPACE,), needs=(w.MATERIAL,), tags=("buiten", "bankje"),
        ideas=(
            ("Het Praatbankje bij de Bocht", "Wie hier gaat zitten, wil best een praatje."),
            ("Bankje De Gouden Regen", "Bankje in de zon. 's Middags zitten er vaak dezelfde mensen."),
            ("De Lange Bank onder de Linde", "Bewoners timmerden zelf een bank van acht meter."),
            ("Zitkuil Het Klokje", "Zitplek midden op het veld, waar jong en oud elkaar ziet."),
        ),
    ),
    Pattern(
        kind=Kind.NETWORK, themes=(w.MEET,), audiences=(w.WOMEN,), offers=(w.REACH, w.HOSTING),
        needs=(w.SPACE,), tags=("vrouwen",), at_home=True,
        ideas=(
            ("Vrouwenkring De Blauwe Theepot",
             "Vrouwen komen om de week bij iemand thuis, met iets lekkers."),
            ("Moeders aan de Zijlijn", "Moeders die elkaar van het voetbalveld kennen en elkaar helpen."),
            ("Vrouwentafel Zonder Haast", "Vrouwen uit vijf landen eten op {day} samen en ruilen recepten."),
        ),
    ),
    Pattern(
        kind=Kind.NETWORK, themes=(w.MEET, w.WORK), audiences=(w.MEN,), offers=(w.HANDS,), needs=(w.REACH,),
        tags=("mannen", "klussen"),
        ideas=(
            ("Mannenpraat bij de Schuur", "Mannen drinken op {day} koffie bij de schuur en klussen wat."),
            ("Heren van de Hamer", "Gepensioneerde timmermannen die een middag komen helpen."),
            ("Mannen met Soep", "Mannen die alleen wonen koken op {day} om {afternoon} samen soep."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.MEET,), led_by=MIXED, offers=(w.HOSTING,), needs=(w.MATERIAL,
        w.HANDS),
        tags=("feest", "straat"),
        ideas=(
            ("Straatfeest De Lange Tafel",
             "Eén keer per jaar staat er een tafel van veertig meter op straat."),
            ("Kerstboom van de Straat", "In december halen buren samen een boom en hangen er wensen in."),
            ("Burenlunch op de Stoep", "Op de laatste zondag neemt iedereen een stoel en een gerecht mee."),
            ("Nieuwjaarsvuurkorf", "Op nieuwjaarsdag staat er een vuurkorf en warme chocolademelk."),
        ),
    ),
    Pattern(
        kind=Kind.NETWORK, themes=(w.MEET, w.CARE), led_by=MIXED, audiences=(w.SENIORS,), offers=(w.REACH,),
        needs=(w.HANDS,), tags=("bellen", "alleen"), at_home=True,
        ideas=(
            ("Belkring Goedemorgen", "Elke ochtend belt de een de ander, zo wordt niemand gemist."),
            ("Belronde Acht Uur", "Vrijwilligers bellen om acht uur 's avonds wie dat fijn vindt."),
            ("Kaartjesclub De Brievenbus", "Schrijft kaarten aan wie ziek is of lang niet is gezien."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.MIND, w.MEANING), led_by=HELPED, audiences=(w.EVERYBODY,),
        offers=(w.HOSTING,), needs=(w.SPACE,), tags=("rouw", "verlies"),
        ideas=(
            ("Wandelen met Gemis", "Een rustig rondje voor wie iemand mist. Praten mag, hoeft niet."),
            ("Tafel van Toen", "Samen herinneringen ophalen aan wie er niet meer is."),
            ("Kring De Lege Stoel", "Zes keer samen praten na een verlies, op {day} om {evening}."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.MIND,), led_by=HELPED, audiences=(w.QUIET,), offers=(w.SPACE,),
        needs=(w.HANDS,), tags=("rustig", "weinig prikkels"),
        ideas=(
            ("Rustuur De Zachte Deken", "Een uur zonder muziek en telefoons, op {day} om {afternoon}."),
            ("Puzzelkamer Zonder Praten", "Samen puzzelen in stilte. Er liggen oordoppen klaar."),
            ("Ademhalen om Tien Uur", "Op {day} om 10.00 rustig bewegen en ademen, op een stoel."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.MEET, w.EAT), led_by=MIXED, audiences=(w.EVERYBODY,),
        offers=(w.HOSTING,), needs=(w.HANDS,), tags=("zondag",),
        ideas=(
            ("Zondagsoep", "Voor wie de zondag lang duurt: soep en brood om {afternoon}."),
            ("Zondagtafel De Vijfde Stoel", "Vier buren en telkens één nieuwe gast aan tafel."),
            ("Radiomiddag Oude Plaat", "Op zondag oude platen draaien en raden wie er zingt."),
        ),
    ),
    Pattern(
        kind=Kind.NETWORK, themes=(w.MEET, w.LEARN), led_by=MIXED, audiences=(w.NEWCOMERS,),
        offers=(w.REACH, w.KNOWLEDGE), needs=(w.SPACE,), tags=("welkom", "taal"),
        ideas=(
            ("Welkomgroep De Eerste Week", "Gaat langs bij nieuwe buren met brood, zout en een plattegrond."),
            ("Keuken van Vier Talen", "Koken op {day}, met recepten in vier talen op de muur."),
            ("Naaitafel Oost en West", "Naaien en praten, met vrouwen die hier pas wonen."),
        ),
    ),
    Pattern(
        kind=Kind.NETWORK, themes=(w.MEET,), led_by=OWN, audiences=(w.STUDENTS,), offers=(w.HANDS, w.REACH),
        needs=(w.REACH,), tags=("studenten",), setting=Setting.CITY,
        ideas=(
            ("Studenten Naast de Deur", "Studenten die boodschappen dragen en met oud en nieuw aanbellen."),
            ("Dispuut De Wasmachine", "Huisgenoten die elke maand één klus doen voor de straat."),
        ),
    ),
)  # fmt: skip

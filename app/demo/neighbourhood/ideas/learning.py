"""Learning and making: language, telephones, children, music, stories."""

from __future__ import annotations

from typing import Final

from app.demo import words as w
from app.demo.neighbourhood.ideas.pattern import HELPED, MIXED, OURS, OWN, Pattern
from app.models.record import Kind

LEARNING: Final = (
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.LEARN, w.MEET), led_by=HELPED, audiences=(w.NEWCOMERS,),
        offers=(w.KNOWLEDGE,), needs=(w.HANDS, w.SPACE), tags=("taal", "Nederlands"),
        ideas=(
            ("Taaltafel De Losse Lettergreep", "Nederlands oefenen op {day} om {morning}, met koffie."),
            ("Praatuur Gewoon Doen", "Twee aan twee praten over gewone dingen."),
            ("Leesclub Langzaam", "Samen een dun boek lezen, een hoofdstuk per keer."),
            ("Taalwandeling Stap voor Stap", "Wandelen en woorden leren van wat je ziet."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.LEARN,), led_by=MIXED, audiences=(w.SENIORS,), offers=(w.KNOWLEDGE,),
        needs=(w.MATERIAL,), tags=("computer", "telefoon"),
        ideas=(
            ("Computeruur De Vergeten Toets", "Op {day} om {afternoon} helpt een buur met je computer."),
            ("Telefoonhulp De Volle Inbox", "Jongeren leggen aan ouderen hun telefoon uit."),
            ("Digihoek Waar Zit de Knop", "Samen inloggen, aanvragen en afsluiten."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.YOUTH,), led_by=MIXED, audiences=(w.PARENTS, w.CHILDREN),
        offers=(w.HOSTING,), needs=(w.SPACE, w.MATERIAL), tags=("peuters", "ouders"),
        ideas=(
            ("Peuterclub De Natte Neus", "Buiten spelen met peuters, op {day} om {morning}."),
            ("Speelochtend De Kruipmat", "Baby's op de mat, ouders aan de thee."),
            ("Knutselmiddag De Lijmpot", "Kinderen knutselen met wat anderen weggooien."),
            ("Draagdoekwandeling", "Ouders wandelen met hun baby en praten over de nacht."),
        ),
    ),
    Pattern(
        kind=Kind.NETWORK, themes=(w.YOUTH, w.CARE), led_by=OWN, audiences=(w.PARENTS,), offers=(w.REACH,
        w.HANDS),
        needs=(w.REACH,), tags=("oppas",), at_home=True,
        ideas=(
            ("Oppaskring De Logeertas", "Ouders passen op elkaars kinderen. Je spaart en besteedt uren."),
            ("Schoolpleingroep Kwart over Drie", "Ouders halen elkaars kinderen op als iemand moet werken."),
            ("Oudergroep De Derde Hand Vrij", "Ouders die er alleen voor staan, eten op {day} samen."),
        ),
    ),
    Pattern(
        kind=Kind.PLACE, themes=(w.YOUTH, w.MEET), led_by=OURS, audiences=(w.TEENS,), offers=(w.SPACE,),
        needs=(w.HANDS, w.FUNDS), tags=("tieners", "binnen"),
        ideas=(
            ("Tienerhok Zonder Bordje", "Twee banken en een spelcomputer, op vrijdag om {evening}."),
            ("Garage Zeven", "Brommers sleutelen met een buurman erbij."),
            ("Bandhok De Holle Toon", "Oefenruimte in een kelder, met een drumstel."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.LEARN, w.YOUTH), led_by=HELPED, audiences=(w.TEENS, w.CHILDREN),
        offers=(w.KNOWLEDGE,), needs=(w.HANDS,), tags=("huiswerk",),
        ideas=(
            ("Huiswerktafel De Stille Gang", "Rustig huiswerk maken op {day} om {afternoon}, met hulp."),
            ("Voorleesclub Het Ezelsoor", "Voorlezen aan kinderen, ook in hun eigen taal."),
            ("Rekenhulp Drie Appels", "Een gepensioneerde juf helpt met sommen."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.ART, w.MEET), led_by=MIXED, offers=(w.HOSTING,), needs=(w.REACH,),
        tags=("zingen", "muziek"),
        ideas=(
            ("Straatkoor Vals Mag", "Zingen op {day} om {evening}. Noten lezen hoeft niet."),
            ("Zanggroep Scheef en Zuiver", "Zingt oude liedjes in zalen en op pleinen."),
            ("Shantykoor De Lekke Kiel", "Veertig mannen, twee trekharmonica's."),
            ("Trommelgroep Op Emmers", "Kinderen en volwassenen trommelen op wat er is."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.ART,), led_by=MIXED, audiences=(w.EVERYBODY, w.SENIORS),
        offers=(w.KNOWLEDGE,), needs=(w.MATERIAL,), tags=("handwerken", "schilderen"),
        ideas=(
            ("Haakclub De Losse Lus", "Haken voor jezelf of voor de boom op het plein."),
            ("Schilderclub Natte Kwast", "Schilderen op {day} om {afternoon}. Doeken staan klaar."),
            ("Kleitafel De Scheve Pot", "Potten draaien, kopjes bakken."),
            ("Tekenuur Het Stompe Potlood", "Elke {day} tekenen we iets uit de straat."),
            ("Quiltgroep Duizend Lapjes", "Maakt dekens voor baby's in de buurt."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.ART, w.MEET), led_by=MIXED, offers=(w.KNOWLEDGE,), needs=(w.SPACE,),
        tags=("verhalen", "vroeger"),
        ideas=(
            ("Verhalentafel Vroeger Was Hier", "Ouderen vertellen, kinderen tekenen het."),
            ("Straatmuseum In de Vitrine", "Elke maand iets van een andere bewoner achter glas."),
            ("Fotogroep De Oude Straat", "Zoekt oude foto's en maakt ze nu opnieuw."),
            ("Filmavond Op het Laken", "In de zomer films in de tuin, op een laken."),
            ("Bioscoop De Klapstoel", "Op {day} om {evening} een film, daarna napraten."),
        ),
    ),
)  # fmt: skip

"""A list of 62 rows that somebody else made: 57 came in, 5 were refused. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from app.demo import words as w
from app.demo.shapes import DemoAsset, Spot
from app.models.record import Aware, Kind, KnownFrom

SOURCE_NAME: Final = "sociale_kaart_voorbeeld"
SOURCE_TITLE: Final = "Sociale kaart (voorbeeld)"
LICENCE: Final = "CC0 1.0"
ATTRIBUTION: Final = "Sociale kaart (voorbeeld), verzonnen gegevens"
FILENAME: Final = "sociale_kaart_voorbeeld.csv"
IMPORTED_ON: Final = date(2026, 2, 10)
ROWS_READ: Final = 62


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that did not come in."""

    row: int
    field: str
    value: str
    reason: str
    action: str = "niet ingelezen"


REFUSED: Final = (
    Refused(9, "name", "", "Er is geen naam. Vul een naam in, of schrijf kort wat het is."),
    Refused(23, "plek", "", "Deze plek ligt buiten de buurten die zijn geladen."),
    Refused(31, "name", "Op", "Deze naam is erg kort. Gebruik minstens 3 letters."),
    Refused(47, "plek", "", "Deze plek ligt buiten de buurten die zijn geladen."),
    Refused(58, "name", "", "Er is geen naam. Vul een naam in, of schrijf kort wat het is."),
)

ORG, PLC = Kind.ORGANISATION, Kind.PLACE
LIST: Final = (
    ("Sportvereniging De Lange Sprint", ORG, w.MOVE, "Paddepoel-Noord", "Atletiek voor jong en oud."),
    ("Speeltuinvereniging Hoog en Laag", ORG, w.YOUTH, "Selwerd", "Speeltuin met een clubhuis."),
    ("Bibliotheekpunt De Leeslamp", PLC, w.LEARN, "Paddepoel-Zuid", "Boeken lenen en rustig werken."),
    ("Basisschool De Kromme Krijtstreep", ORG, w.YOUTH, "Selwerd", "Basisschool met een grote speelzaal."),
    ("Kerkzaal De Windwijzer", PLC, w.MEANING, "Tuinwijk", "Zaal met keuken, ook voor de buurt."),
    ("Buurthuis De Ronde Hoek", PLC, w.MEET, "Beijum-West", "Buurthuis met drie zalen en een keuken."),
    ("Basisschool De Hoge Schommel",
     ORG, w.YOUTH, "Beijum-Oost", "Basisschool met een plein dat open blijft."),
    ("Korfbalvereniging De Hoge Korf", ORG, w.MOVE, "Beijum-Oost", "Korfbal voor kinderen en volwassenen."),
    ("Kinderboerderij De Natte Snuit", PLC, w.GREEN, "Beijum-West", "Geiten, kippen en een theeschenkerij."),
    ("Huurdersvereniging Vier Muren", ORG, w.HOME, "De Hunze", "Vereniging van huurders in de wijk."),
    ("Wijkgebouw De Schuine Schuur",
     PLC, w.MEET, "Vinkhuizen-Zuid", "Zalen te huur voor groepen uit de wijk."),
    ("Gymzaal Het Klimrek", PLC, w.MOVE, "Vinkhuizen-Noord", "Gymzaal, 's avonds te huur."),
    ("Winkel De Gulle Plank", ORG, w.MONEY, "Vinkhuizen-Zuid", "Tweedehands winkel met een koffiehoek."),
    ("Muziekschool De Valse Start", ORG, w.ART, "De Held", "Muziekles in kleine groepen."),
    ("Buurtcentrum De Laatste Tram", PLC, w.MEET, "Vogelbuurt", "Buurtcentrum met een grote zaal."),
    ("Basisschool De Glazen Knikker", ORG, w.YOUTH, "Bloemenbuurt", "Basisschool naast het plantsoen."),
    ("Bewonersvereniging Vijf Straten",
     ORG, w.SELF, "Gorechtbuurt", "Vereniging van bewoners uit vijf straten."),
    ("Sporthal De Zwarte Streep", PLC, w.MOVE, "Damsterbuurt", "Sporthal met een kantine."),
    ("Atelier De Ruwe Kant", ORG, w.ART, "Florabuurt", "Werkplek van zes kunstenaars, soms open."),
    ("Speelzaal De Blokkendoos", PLC, w.YOUTH, "Indische buurt", "Ruimte voor kinderen met hun ouders."),
    ("Gebedshuis De Lamp", PLC, w.MEANING, "Indische buurt", "Gebedshuis met een eetzaal."),
    ("Judoclub De Gele Band", ORG, w.MOVE, "De Hoogte", "Judo voor kinderen en tieners."),
    ("Studentenvereniging De Late Trein", ORG, w.MEET, "Professorenbuurt", "Studenten die in de wijk wonen."),
    ("Wijkcentrum De Losse Steiger", PLC, w.MEET, "Lewenborg-Zuid", "Wijkcentrum met zalen en een atelier."),
    ("Zeilclub De Slappe Schoot", ORG, w.MOVE, "Lewenborg-West", "Zeilen op de plas, ook om te leren."),
    ("Basisschool De Papieren Draak", ORG, w.YOUTH, "Lewenborg-Noord", "Basisschool met een moestuin."),
    ("Tuindersvereniging De Platte Kruiwagen",
     ORG, w.GREEN, "Oosterhoogebrug", "Volkstuinen, er is een wachtlijst."),
    ("Dorpszaal De Lage Balk", PLC, w.MEET, "Engelbert", "Zaal van het dorp, met een klein podium."),
    ("Tennisclub De Netrand", ORG, w.MOVE, "Ulgersmaborg", "Tennis, met lessen voor beginners."),
    ("Filmhuis De Achterste Rij", ORG, w.ART, "Binnenstad-Oost", "Films op klein doek."),
    ("Kapel De Open Nis", PLC, w.MEANING, "Binnenstad-Noord", "Stilteruimte, overdag open."),
    ("Drukkerij De Inktvlek", ORG, w.WORK, "Oranjebuurt", "Werkplaats waar je leert drukken."),
    ("Hofje De Droge Pomp", PLC, w.GREEN, "Schildersbuurt", "Binnentuin die overdag open is."),
    ("Leeszaal De Vouw", PLC, w.LEARN, "Hortusbuurt-Ebbingekwartier", "Kranten, boeken en een grote tafel."),
    ("Wijkzaal De Draaideur", PLC, w.MEET, "De Wijert", "Zaal voor zestig mensen."),
    ("Hobbyclub De Figuurzaag", ORG, w.ART, "De Wijert-Zuid", "Houtbewerken met gereedschap van de club."),
    ("Basisschool Het Lange Springtouw", ORG, w.YOUTH, "Helpman", "Basisschool met een theaterzaal."),
    ("Koor De Derde Stem", ORG, w.ART, "Helpman", "Gemengd koor, zoekt lage stemmen."),
    ("Zorgtuin De Klaproos", PLC, w.GREEN, "Coendersborg", "Tuin met brede paden en veel banken."),
    ("Dorpshuis De Halve Stoel", PLC, w.MEET, "Hoogkerk Dorp", "Dorpshuis met zaal, bar en biljart."),
    ("Voetbalclub De Scheve Lat", ORG, w.MOVE, "Hoogkerk-Zuid", "Voetbal, ook lopend voor ouderen."),
    ("Kerkgebouw De Lage Toren", PLC, w.MEANING, "Leegkerk", "Klein kerkje, in de zomer open."),
    ("Buurthuis De Natte Drempel", PLC, w.MEET, "Rivierenbuurt", "Buurthuis met een keuken en een tuin."),
    ("Theaterzaaltje De Krakende Plank", PLC, w.ART, "Oosterpoort", "Zaaltje voor vijftig mensen."),
    ("Schaakvereniging De Trage Loper", ORG, w.MEET, "Grunobuurt", "Schaken op dinsdagavond."),
    ("Activiteitenruimte De Hoge Hoed", PLC, w.MEET, "Corpus den Hoorn", "Ruimte in de flat, voor bewoners."),
    ("Roeiclub De Natte Riem", ORG, w.MOVE, "Hoornse Meer", "Roeien op het meer."),
    ("Dorpszaal De Hoge Es", PLC, w.MEET, "Noordlaren Dorp", "Zaal van het dorp, met een toneel."),
    ("Gymvereniging Recht Op", ORG, w.MOVE, "Oosterhaar", "Gym voor alle leeftijden."),
    ("Dorpshuis De Brede Deel", PLC, w.MEET, "Ten Boer Dorp", "Dorpshuis met zaal en keuken."),
    ("IJsvereniging De Dunne Laag", ORG, w.MOVE, "Thesinge", "Houdt de ijsbaan bij en viert de winter."),
    ("Muziekkorps De Koperen Klink", ORG, w.ART, "Ten Post Dorp", "Blaasmuziek, oefent op donderdag."),
    ("Vereniging Dorpsbelang De Wierde Op", ORG, w.SELF, "Garmerwolde", "Praat mee over alles in het dorp."),
    ("Sportpark De Rode Loper", PLC, w.MOVE, "Stadspark", "Velden en een kantine."),
    ("Jeugdhonk Het Derde Spoor", PLC, w.YOUTH, "Europapark", "Ruimte voor tieners, op vrijdag open."),
    ("Campuskapper De Schaar", ORG, w.WORK, "Zernike Campus", "Leerlingen knippen voor weinig geld."),
    ("Wachtruimte De Lange Bank", PLC, w.MIND, "UMCG", "Rustige plek voor wie op bezoek komt."),
)  # fmt: skip
"""Name, kind, theme, buurt and summary; the last four lie where no team leads."""


def listed_assets() -> tuple[DemoAsset, ...]:
    """The rows that came in, as records."""
    refused = {row.row for row in REFUSED}
    rows = [number for number in range(1, ROWS_READ + 1) if number not in refused]
    return tuple(
        DemoAsset(
            name=f"{name} (voorbeeld)",
            kind=kind,
            summary=summary,
            themes=(theme,),
            spot=Spot(buurt=buurt),
            day=IMPORTED_ON,
            at=time(10, 5),
            row=row,
            known_from=KnownFrom.IMPORT,
            aware=Aware.PUBLIC,
        )
        for row, (name, kind, theme, buurt, summary) in zip(rows, LIST, strict=True)
    )

"""What can be found in a text, how grave it is, and the sentence that goes with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Whether somebody may keep the text after reading the sentence."""

    WARN = "warn"
    REFUSE = "refuse"


class Found(StrEnum):
    """The kinds of personal data, gravest first; stored with the counts."""

    BSN = "bsn"
    IBAN = "iban"
    CHILD = "child"
    HEALTH = "health"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    BIRTH_DATE = "birth_date"
    NAME = "name"

    @property
    def level(self) -> Level:
        """What is refused can't be kept by saying so."""
        return Level.REFUSE if self in REFUSED else Level.WARN


REFUSED = frozenset({Found.BSN, Found.IBAN, Found.CHILD, Found.HEALTH})
SENTENCES = {
    Found.BSN: "Dit lijkt een burgerservicenummer (BSN). Dat mag hier nooit staan. Haal het nummer weg. "
    "We hebben het niet bewaard. Is het het RSIN van een organisatie? Gebruik "
    "dan het KvK-nummer (8 cijfers).",
    Found.IBAN: "Dit lijkt een rekeningnummer. Haal het weg.",
    Found.CHILD: "Een kind kan hier geen contactpersoon zijn. Kies een volwassene, of ‘via het team’.",
    Found.HEALTH: "Dit gaat over iemands gezondheid of problemen. "
    "Dat hoort in het dossier, niet op de kaart. Wil je vragen waar iets voor "
    "is? Gebruik ‘Hoor ik vaker’, zonder persoon.",
    Found.ADDRESS: "Lijkt dit op een naam met een adres? Zet geen bewoner op de kaart. Schrijf liever: "
    "bereikbaar via het buurthuis, en kies bij de plek ‘de hele buurt’.",
    Found.PHONE: "Dit lijkt een telefoonnummer. Zet het bij ‘Via wie kom je binnen?’, met toestemming. "
    "Hier mag het niet staan.",
    Found.EMAIL: "Dit lijkt het mailadres van een persoon. Gebruik een algemeen adres, of zet het "
    "bij contact met toestemming.",
    Found.BIRTH_DATE: "Dit lijkt een geboortedatum. Schrijf liever een leeftijd ongeveer: rond de 70.",
    Found.NAME: "Staat hier een naam? Schrijf wat iemand kan en via welke groep: Iemand in de flat kan goed "
    "naaien. Te bereiken via de naaigroep.",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind that a text seems to hold. Has nothing of the text itself, so it may travel."""

    kind: Found

    @property
    def level(self) -> Level:
        """Whether it may be kept."""
        return self.kind.level

    @property
    def sentence(self) -> str:
        """What to say beside the field."""
        return SENTENCES[self.kind]


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands, in characters; of use inside this package only."""

    kind: Found
    start: int
    end: int

"""A planted town: things with a name, other spellings of the same name, and things that only look like them.

All invented, and made by rule so that nobody chose the easy ones: each thing gets some of the ways in which
colleagues spell one name, and some of the ways in which two things in one street have nearly the same name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import cycle

from importers.likelihood import Listed

APART = 1_000.0
"""Metres between two things, so that only what was planted together is near."""

THINGS = (
    "Moestuin Het Kromme Bed", "Buurthuis De Wierde", "Stichting Buren voor Buren", "Repaircafé Lewenborg",
    "Eettafel De Lindenhof", "Taalcafé Vinkhuizen", "Wandelgroep De Stappers", "Koffieochtend Paddepoel",
    "Speeltuin De Swoaistee", "Ruilkast Berkenlaan", "Weggeefkast Siersteenlaan", "Yogagroep IJsbaanpad",
    "Dorpshuis De Schakel", "Naaigroep De Gouden Draad", "Bewonersgroep Kastanjeplein",
    "Breicafé De Wollen Trui", "Huiswerkclub De Vuurtoren", "Zangkoor De Zingende Buren",
    "Voedselbank Hoogkerk", "Basisschool De Wilgenhof", "Leeskring Noorderhaven", "Schilderclub Het Palet",
    "Fietsles De Trapper", "Buurtapp Lindestraat", "Inloop De Pleisterplaats", "Kaartclub Schuddebuikjes",
    "Tuinvrienden Selwerd", "Fanfare Eendracht", "Kinderboerderij De Beestenboel", "Stadslab Ulgersma",
    "Filmhuis De Projector", "Biljartclub Krijt op Tijd", "Jongerencentrum Vlinderfabriek",
    "Bibliotheek Beijum", "Vrouwencentrum Jasmijn", "Theatergroep Spiegelbeeld", "Sportclub Oosterpark",
    "Kledingbank Maxima", "Mantelzorgcafé De Adempauze", "Ouderencafé Zilverdraad",
    "Muziekschool Klankkleur", "Zwemclub De Waterlelie", "Danscafé Maatgevoel", "Kookclub Pannenlikkers",
    "Volkstuinen Tuinwijck", "Buurtwerkplaats De Werkbank", "Bloemencorso Hortensialaan",
    "Computerclub Muisstil", "Fotoclub Scherpgesteld", "Toneelvereniging Doek Op",
)  # fmt: skip


def _swapped(name: str) -> str:
    """Two letters in the middle of the longest word change places."""
    word = max(name.split(), key=len)
    half = len(word) // 2
    return name.replace(word, word[: half - 1] + word[half] + word[half - 1] + word[half + 1 :])


def _letter_less(name: str) -> str:
    word = max(name.split(), key=len)
    return name.replace(word, word[:-3] + word[-2:])


def _double_letter(name: str) -> str:
    word = max(name.split(), key=len)
    return name.replace(word, word[:4] + word[3] + word[4:])


SPELLINGS: tuple[Callable[[str], str], ...] = (
    str.upper,
    lambda name: name.lower().replace("de ", "d'").replace("het ", "'t "),
    lambda name: f"Stichting {name}",
    lambda name: name.replace("é", "e").replace("IJ", "Ij"),
    _swapped,
    lambda name: " ".join(reversed(name.split(" ", 1))),
    lambda name: f"{name} (vereniging)",
    _letter_less,
    lambda name: name.replace(" ", "-", 1),
    lambda name: f"  {name}!",
    _double_letter,
    lambda name: name.replace("groep", "club").replace("huis", "centrum").replace("kast", "kastje"),
    lambda name: name.replace("café", " café").replace("club", " club").replace("tuin", " tuin"),
)
"""Other ways to write the name of one thing."""

NEIGHBOURS: tuple[Callable[[str], str], ...] = (
    lambda name: f"{name} 2",
    lambda name: f"Kerk {name.split(' ', 1)[1]}" if "Koor" not in name else f"Speeltuin {name}",
    lambda name: f"{name.split(' ')[0]} Zonnehoek",
    lambda name: f"{name} maandag",
    lambda name: f"Pluktuin {name.split()[-1]}",
    lambda name: f"{name.split(' ')[0]} Westerkade",
    lambda name: f"{name} voor kinderen",
)
"""Names of other things in the same street."""
OPPOSITES = {"2": "3", "maandag": "donderdag", "kinderen": "ouderen"}


Town = tuple[list[Listed], set[tuple[int, int]]]
"""Every record, and the pairs of ids that are one thing."""
Ways = Sequence[Callable[[str], str]]


def town() -> Town:
    """The town on which the rules were tuned."""
    return made_town(THINGS, SPELLINGS, NEIGHBOURS, opposites=OPPOSITES)


def made_town(
    things: Sequence[str], spellings: Ways, neighbours: Ways, *, opposites: Mapping[str, str]
) -> Town:
    """Each thing with two other spellings and two neighbours, and the opposites of these."""
    spelled, beside = cycle(spellings), cycle(neighbours)
    listed: list[Listed] = []
    same: set[tuple[int, int]] = set()
    for number, thing in enumerate(things):
        place = (230_000 + APART * (number % 10), 580_000 + APART * (number // 10))
        one_thing = [thing, *(next(spelled)(thing) for _ in range(2))]
        others = [next(beside)(thing) for _ in range(2)]
        others += [_opposite(name, opposites) for name in others if _opposite(name, opposites) != name]
        groups = [one_thing, *([name] for name in others)]
        for names in groups:
            ids = [len(listed) + at for at in range(len(names))]
            same |= {(low, high) for low in ids for high in ids if low < high}
            listed += [
                Listed(id=id_, name=name, place=(place[0] + 7 * id_ % 90, place[1]), areas=(number,))
                for id_, name in zip(ids, names, strict=True)
            ]
    return listed, same


def _opposite(name: str, opposites: Mapping[str, str]) -> str:
    last = name.rsplit(maxsplit=1)[-1]
    return name.replace(last, opposites.get(last, last))

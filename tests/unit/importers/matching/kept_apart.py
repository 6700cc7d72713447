"""A second planted town: other things, other spellings, other neighbours.

Written after the rules were finished. A first draft told that a word in front makes another thing (vrienden
van …) and that age groups lacked words; both were put right, the neighbours made anew, and one rule refined
once more on these. So it is nearly unseen, not blind. Whoever changes the rules may look at what they do
here, but takes no word of it over.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.unit.importers.matching.planted import Town, made_town

THINGS = (
    "Hobbywerkplaats De Draaibank", "Inloophuis Het Anker", "Klussendienst Buurmans Hand",
    "Smederij Vonkenregen", "Dierenweide Hoornsemeer", "Buurtmoestuin Groene Vingers",
    "Stadsboerderij De Klaverhoek", "Seniorensoos Gouden Herfst", "Bridgeclub Sans Atout",
    "Popkoor Noorderklank", "Harmonie Sint Caecilia", "Jeugdhonk Underground",
    "Kringloopwinkel Tweede Leven", "Fietswerkplaats De Bel", "Buurtsoepje Oosterpoort",
    "Ontmoetingsplek De Dagbesteding", "Creatief Atelier Kleurrijk", "Wijkrestaurant Bord Vol",
    "Vrijwilligerscentrale Samen Sterk", "Eetcafé De Kromme Jat", "Judovereniging Tatami",
    "Schaakvereniging De Loper", "Hardloopgroep Plantsoenlopers", "Taalpunt Corpus",
    "Formulierenbrigade Selwerd", "Zelfregiecentrum Eigenwijs", "Ouderkamer De Kinkhoorn",
    "Buurtvereniging Ulgersmaborg", "Imkerij Zoemend Noord", "Speel-o-theek Pinokkio",
    "Pannenkoekenboot Meerstad", "Minibieb Violenstraat", "Buurttheater De Steeg",
    "Sociëteit Oud en Jong", "Meditatiegroep Stilte", "Zaterdagmarkt Vismarkt",
    "Wereldkeuken Couscous", "Wijkbus Lewenborg", "Reparatiehoek De Soldeerbout", "Dahliatuin Helpman",
)  # fmt: skip


def _first_word_off(name: str) -> str:
    return name.split(" ", 1)[1] if len(name.split()) > 2 else name


def _vowel(name: str) -> str:
    """A vowel of the last word is another one."""
    last = name.rsplit(maxsplit=1)[-1]
    at = next((at for at in range(len(last) - 2, 0, -1) if last[at] in "aeiou"), None)
    if at is None:
        return name
    return name.removesuffix(last) + last[:at] + ("a" if last[at] != "a" else "e") + last[at + 1 :]


SPELLINGS: tuple[Callable[[str], str], ...] = (
    lambda name: name.replace("De ", "de ").replace("Het ", "het "),
    lambda name: f"{name} Groningen",
    lambda name: f"{name}, een initiatief van bewoners",
    lambda name: name.replace(" ", "  ").title(),
    lambda name: f"St. {name}",
    lambda name: f"'{name}'",
    _first_word_off,
    _vowel,
    lambda name: name.replace("ij", "y").replace("c", "k"),
    lambda name: f"Ver. {name}",
    lambda name: name.replace("-", "").replace("ë", "e").replace("é", "e"),
    lambda name: " - ".join(name.split(" ", 1)),
    lambda name: f"{name} (buurthuis)",
)
NEIGHBOURS: tuple[Callable[[str], str], ...] = (
    lambda name: f"Terras {_first_word_off(name)}",
    lambda name: f"{name.split()[0]} Nachtegaal",
    lambda name: f"{name} beginners",
    lambda name: f"Bestuur van {name}",
    lambda name: f"Zomerkamp {name}",
    lambda name: f"{name.split()[0]} {name.split()[-1][::-1].title()}",
    lambda name: f"{name} zaterdagochtend",
)


def kept_apart() -> Town:
    """Every record, and the pairs of ids that are one thing."""
    return made_town(
        THINGS,
        SPELLINGS,
        NEIGHBOURS,
        opposites={"beginners": "gevorderden", "zaterdagochtend": "zondagmiddag"},
    )

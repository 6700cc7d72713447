"""The words that lists use for kinds, themes and audiences, Dutch ones and OpenStreetMap values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from importers.assets.reading.aliases import words_of

KINDS: Final = ("initiative", "network", "solution", "organisation", "place")
THEMES: Final = (
    *("ontmoeten-en-verbinden", "eten-en-koken", "bewegen-en-sport", "mentaal-welbevinden"),
    *("zingeving-en-levensbeschouwing", "kunst-cultuur-creatief", "groen-en-duurzaam"),
    *("leren-taal-digitaal", "geld-en-rondkomen", "werk-en-vrijwilligerswerk"),
    *("burenhulp-mantelzorg-vervoer", "opgroeien-jeugd-gezin", "wonen-leefbaarheid-veiligheid"),
    "zelforganisatie-zeggenschap",
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word says about a row: a kind, themes, audiences; empty where it says nothing."""

    kind: str = ""
    themes: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()


# (kind or "", themes by their first word, words separated by |)
_TABLE: Final = (
    (
        "initiative",
        "",
        "initiatief|initiatieven|activiteit|activiteiten|initiatief of activiteit|cursus|inloop",
    ),
    ("network", "", "netwerk|netwerken|groep|groepen|groep of netwerk|appgroep|werkgroep|lotgenotengroep"),
    ("solution", "", "oplossing|oplossingen|collectieve oplossing|collectieve oplossingen|samen opgelost"),
    (
        "organisation",
        "",
        "organisatie|organisaties|vereniging|verenigingen|stichting|instelling|bedrijf|winkel",
    ),
    ("place", "", "plek|plekken|plaats|locatie|gebouw|ruimte|voorziening|accommodatie"),
    ("organisation", "", "association|ngo|foundation|charity|company|service|club"),
    (
        "place",
        "ontmoeten",
        "buurthuis|wijkcentrum|dorpshuis|buurtkamer|huiskamer|ontmoetingsplek|community centre",
    ),
    ("place", "ontmoeten", "social centre|cafe|café|pub|bar|nightclub|bruin cafe|kroeg|internet cafe|casino"),
    ("place", "eten", "restaurant|fast food|ice cream|lunchroom|eetcafe|cafetaria|food court|kitchen"),
    ("initiative", "eten", "eettafel|kookgroep|kookclub|food sharing|samen eten|buurtmaaltijd"),
    ("initiative", "ontmoeten", "koffieochtend|koffie|spelmiddag|bingo|ontmoeting"),
    ("", "ontmoeten", "ontmoeten|verbinden|eenzaamheid|gezelligheid|samen"),
    ("", "eten", "eten|koken|eten en drinken|maaltijd|maaltijden|voeding"),
    (
        "place",
        "bewegen",
        "sports centre|pitch|sporthal|sportveld|zwembad|gymzaal|swimming pool|fitness station",
    ),
    ("organisation", "bewegen", "sportvereniging|sportclub|fitness centre|sportschool"),
    ("initiative", "bewegen", "wandelgroep|wandelclub|fietsgroep|gymgroep"),
    ("", "bewegen", "sport|bewegen|beweging|gezond bewegen|sport en bewegen|bewegen en sport"),
    (
        "organisation",
        "mentaal",
        "ggz|psycholoog|social facility|maatschappelijk werk|zorginstelling|ziekenhuis",
    ),
    ("organisation", "mentaal", "hospital|clinic|ghz|gehandicaptenzorg"),
    ("organisation", "burenhulp", "vvt|thuiszorg|verpleeghuis|verzorgingshuis|nursing home|vervoersdienst"),
    ("", "mentaal", "welzijn|gezondheid|zorg|psychische gezondheid|mentaal|rouw|herstel"),
    ("organisation", "zingeving", "kerk|moskee|synagoge|tempel|parochie|place of worship|monastery"),
    ("", "zingeving", "zingeving|levensbeschouwing|geloof|religie|religion"),
    ("place", "kunst", "theater|museum|galerie|atelier|theatre|arts centre|gallery|cinema|poppodium"),
    ("initiative", "kunst", "koor|toneelgroep|schildergroep|muziekgroep|handwerkgroep|breicafe"),
    ("", "kunst", "kunst|cultuur|creatief|kunst en cultuur|muziek|creativiteit|handwerken"),
    (
        "place",
        "groen",
        "park|tuin|moestuin|buurttuin|volkstuin|garden|allotments|kinderboerderij|natuurspeeltuin",
    ),
    ("place", "groen", "give box|kringloop|kringloopwinkel|second hand|weggeefkast"),
    ("initiative", "groen", "repaircafe|repair cafe|assisted self service|zwerfafval"),
    ("", "groen", "groen|natuur|milieu|duurzaam|duurzaamheid|energie|klimaat|groen en duurzaamheid"),
    ("place", "leren", "bibliotheek|library|public bookcase|minibieb|leerhuis"),
    ("initiative", "leren", "taalles|taallessen|taalcafe|taalmaatje|computercursus|digihulp"),
    ("", "leren", "leren|taal|digitaal|educatie|lezen|computer|taal en digitaal"),
    ("organisation", "geld", "voedselbank|kledingbank|food bank|schuldhulp"),
    ("", "geld", "geld|rondkomen|armoede|schulden|financien|minima"),
    ("", "werk", "werk|vrijwilligerswerk|vrijwilligers|dagbesteding|werk en inkomen|participatie"),
    ("", "burenhulp", "burenhulp|mantelzorg|vervoer|hulp|buurthulp|respijtzorg"),
    (
        "organisation",
        "opgroeien",
        "school|basisschool|kinderopvang|jongerenwerk|kindergarten|onderwijsfunctie",
    ),
    ("place", "opgroeien", "speeltuin|playground|toy library|speelotheek|jeugdhonk"),
    ("", "opgroeien", "jeugd|gezin|kinderen|jongeren|opgroeien|opvoeden|opvoeding|ouders|onderwijs"),
    ("organisation", "wonen", "woningcorporatie|corporatie|huurdersvereniging"),
    ("initiative", "wonen", "buurtpreventie|buurtwacht|buurtapp"),
    ("", "wonen", "wonen|leefbaarheid|veiligheid|veilig|openbare ruimte|buurt"),
    ("organisation", "zelforganisatie", "bewonersorganisatie|buurtvereniging|wijkraad|dorpsraad|townhall"),
    ("", "zelforganisatie", "zelforganisatie|zeggenschap|bewonersparticipatie|inspraak|democratie"),
    ("place", "ontmoeten", "bijeenkomstfunctie"),
    ("place", "bewegen", "sportfunctie"),
)

# (audience, words separated by |)
_WHO: Final = (
    (
        "iedereen",
        "alle leeftijden|alle bewoners|buurtbewoners|jong en oud|wijkbewoners|bewoners|all|everybody",
    ),
    ("kinderen", "kind|kids|basisschoolkinderen|peuters|0 12|4 12|child|children"),
    ("jongeren", "jongere|tieners|jeugd|jongvolwassenen|12 18|juvenile|youth|teenagers|young people"),
    (
        "ouders-jonge-kinderen",
        "ouders|ouders van jonge kinderen|moeders|vaders|gezinnen|jonge gezinnen|parents",
    ),
    ("ouderen", "oudere|senioren|senior|seniors|65|55|elderly|older people|65 plus|55 plus"),
    ("mannen", "man|men|male"),
    ("vrouwen", "vrouw|dames|women|female|woman"),
    (
        "nieuwkomers",
        "statushouders|vluchtelingen|anderstaligen|inburgeraars|migranten|migrant|refugee|refugees",
    ),
    ("mantelzorgers", "mantelzorger|mantelzorg|naasten|carers"),
    ("mensen-met-beperking", "beperking|handicap|gehandicapten|mensen met een beperking|disabled|blind|deaf"),
    ("weinig-geld", "minima|mensen met weinig geld|lage inkomens|bijstand|armoede|underprivileged|homeless"),
    ("rustzoekers", "mensen die rust zoeken|prikkelarm|stilte"),
    ("studenten", "student|students|internationale studenten"),
    ("bewoners-flat", "flatbewoners|bewoners van een flat of straat|portiek|straatbewoners"),
)
AUDIENCES: Final = tuple(audience for audience, _ in _WHO)


def meaning_of(phrase: str) -> Meaning | None:
    """What a word or short phrase means, or None when we don't know it.

    The whole phrase decides; failing that, the themes of its known words ("eten & ontmoeten").
    """
    words = words_of(phrase)
    return what_meanings().get(" ".join(words)) or by_parts(words, what_meanings())


def by_parts(words: Sequence[str], meanings: Mapping[str, Meaning]) -> Meaning | None:
    """The themes of the known words of a phrase; its kind would be a guess ("winkel in het park")."""
    parts = [meanings.get(word) for word in words]
    themes = tuple(dict.fromkeys(theme for part in parts if part for theme in part.themes))
    return Meaning(themes=themes) if themes else None


@lru_cache(maxsize=1)
def what_meanings() -> dict[str, Meaning]:
    """The meaning of each phrase that says what something is or is about, as `words_of` joined by spaces."""
    meanings = {theme.replace("-", " "): Meaning(themes=(theme,)) for theme in THEMES}
    meanings |= {kind: Meaning(kind=kind) for kind in KINDS}
    for kind, start, words in _TABLE:
        themes = tuple(theme for theme in THEMES if start and theme.startswith(start))
        for word in words.split("|"):
            meanings[" ".join(words_of(word))] = Meaning(kind=kind, themes=themes)
    return meanings


@lru_cache(maxsize=1)
def who_meanings() -> dict[str, Meaning]:
    """The meaning of each phrase that says whom something is for, as `words_of` joined by spaces."""
    return {
        " ".join(words_of(word)): Meaning(audiences=(audience,))
        for audience, words in _WHO
        for word in (audience, *words.split("|"))
    }

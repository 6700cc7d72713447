"""Words in the names of things: which say nothing, which say what it is, which exclude each other."""

from __future__ import annotations

_SAYS_NOTHING = (
    "aan bij d de den der door een en het in met n nabij naar nr nummer of om onze op s t te ten ter tot van"
    " vd voor"
)
FILLERS = frozenset(_SAYS_NOTHING.split())
"""Words that are left out of every name."""

_FORMS = "bv cooperatie cv nv saint sint st stichting u ua v ver vereniging vof vzw"
LEGAL = frozenset(_FORMS.split())
"""Legal forms and titles: there or not, it is the same name."""

_SAME_THING = (
    "huis: buurtcentrum buurtgebouw buurthuis buurtkamer dorpshuis ontmoetingscentrum wijkcentrum wijkhuis",
    "basisschool: basisschool obs kindcentrum school",
    "bewonersgroep: bewonerscommissie bewonersgroep bewonersvereniging",
    "breicafe: breicafe breiclub breigroep",
    "buurtapp: appgroep buurtapp straatapp",
    "eettafel: eetclub eetgroep eettafel",
    "fietsles: fietscursus fietsles fietslessen",
    "huiswerk: huiswerkbegeleiding huiswerkclub huiswerkgroep huiswerkhulp",
    "inloop: inloop inloopochtend",
    "kaartclub: kaartclub kaartgroep",
    "kerk: kerk",
    "koffieochtend: koffieochtend koffiemorgen koffieuurtje",
    "koor: koor zanggroep zangkoor",
    "leescafe: leescafe leesclub leesgroep leeskring",
    "leestafel: leestafel",
    "moestuin: buurtmoestuin moestuin moestuinen",
    "moskee: moskee",
    "netwerk: netwerk vrijwilligersnetwerk",
    "naaigroep: naaiclub naaigroep naaiatelier",
    "pluktuin: pluktuin",
    "repaircafe: repaircafe reparatiecafe",
    "ruilkast: ruilkast ruilkastje",
    "schilderclub: schilderclub schildergroep",
    "speeltuin: speeltuin speeltuinvereniging",
    "taalcafe: taalcafe taalgroep",
    "voedselbank: voedselbank",
    "wandelgroep: wandelclub wandelgroep",
    "weggeefkast: weggeefkast weggeefkastje",
    "yoga: yoga yogagroep yogales",
)
WHAT = {
    word: thing
    for thing, words in (line.split(": ") for line in _SAME_THING)
    for word in words.split()
}  # fmt: skip
"""Word to the thing that it says; two names that say different things are different things."""

HOUSE = "huis"
"""A house for the neighbourhood, under any name; what is held in it is another thing than the house."""

CONTRASTS = tuple(
    tuple(words.split())
    for words in (
        "noord oost zuid west",
        "jongens meiden meisjes",
        "mannen vrouwen",
        "moeder vader",
        "kinderen jongeren ouderen senioren peuters kleuters jeugd junioren tieners",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "ochtend middag avond",
        "voorjaar zomer herfst winter",
        "harten klaveren ruiten schoppen",
    )
)
"""Parts of words that exclude each other: with one in each name they are two things."""

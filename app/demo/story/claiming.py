"""What colleagues say of the leergang: 58 records with a word of theirs.

By their makers' words 15 were prompted, 23 were helped along and 20 stood apart; of those that somebody
read along it is 11, 19 and 17, and 11 wait (`yielded/reading.py`). After their readers' words the village
table was said again as standing apart, and the claim on the garden was taken back.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from app.demo.shapes import DemoClaim
from app.models.training import ClaimStrength

PROMPTED, HELPED, APART = ClaimStrength.PROMPTED, ClaimStrength.CONTRIBUTED, ClaimStrength.INDEPENDENT

TOLD: Final = (
    DemoClaim(
        asset="Wagen en Praat",
        session="beijum-2b",
        strength=PROMPTED,
        confidence=3,
        reason="Na de bijeenkomst hielden we bij wat we vaker horen. Zes keer dezelfde vraag: toen dit.",
        by="opbouwwerker-beijum-1",
        day=date(2025, 5, 14),
    ),
    DemoClaim(
        asset="De Gele Deur",
        session="beijum-2b",
        strength=HELPED,
        confidence=2,
        reason="We vonden deze plek op een straatronde die na de bijeenkomst begon.",
        by="opbouwwerker-beijum-1",
        day=date(2025, 3, 11),
    ),
    DemoClaim(
        asset="Bunna op Zaterdag",
        session="keuze-2-1",
        strength=HELPED,
        confidence=2,
        reason="Elke donderdag een uur op hetzelfde bankje, zonder lijstje. Na tien weken mochten we mee.",
        by="opbouwwerker-selwerd-2",
        day=date(2025, 5, 8),
    ),
    DemoClaim(
        asset="Dorpstafel Om de Beurt",
        session="keuze-1-1",
        strength=HELPED,
        confidence=1,
        reason="Door de module keken we anders naar wie er in het dorp beslist.",
        by="opbouwwerker-ten-boer-2",
        day=date(2025, 4, 15),
        withdrawn=date(2025, 6, 3),
    ),
    DemoClaim(
        asset="Dorpstafel Om de Beurt",
        session="keuze-1-1",
        strength=APART,
        confidence=3,
        reason="De dorpsvereniging besloot dit al in 2023. Wij zetten het alleen op de kaart.",
        by="opbouwwerker-ten-boer-2",
        day=date(2025, 6, 3),
    ),
    DemoClaim(
        asset="Moestuin Het Kromme Bed",
        session="helpman-de-wijert-1a",
        strength=PROMPTED,
        confidence=2,
        reason="Drie dagen na de bijeenkomst zagen we de tuin.",
        by="medewerker-helpman-de-wijert-2",
        day=date(2026, 1, 16),
        withdrawn=date(2026, 2, 10),
    ),
    DemoClaim(
        asset="Mannen met Laarzen",
        session="vinkhuizen-1a",
        strength=HELPED,
        reason="We kenden de mannen al. Nu vroegen we wat zij te bieden hebben.",
        by="opbouwwerker-vinkhuizen-1",
        day=date(2025, 2, 11),
    ),
    DemoClaim(
        asset="Stil Uurtje",
        session="helpman-de-wijert-2b",
        strength=HELPED,
        confidence=2,
        reason="Een bewoner had het idee. Wij zochten na de bijeenkomst een ruimte met zacht licht.",
        by="medewerker-helpman-de-wijert-6",
        day=date(2026, 3, 19),
    ),
    DemoClaim(
        asset="Sleutel bij de Buren",
        session="helpman-de-wijert-2b",
        strength=HELPED,
        confidence=2,
        reason="Drie bewoners noemden hetzelfde. Na de bijeenkomst brachten we hen bij elkaar.",
        by="opbouwwerker-helpman-de-wijert-2",
        day=date(2026, 2, 17),
    ),
    DemoClaim(
        asset="Loopbus De Lange Sliert",
        session="vinkhuizen-2b",
        strength=PROMPTED,
        confidence=2,
        reason="We vroegen op het schoolplein niet wat er mis is, maar wat er al is.",
        by="opbouwwerker-vinkhuizen-2",
        day=date(2025, 4, 8),
    ),
    DemoClaim(
        asset="Wasdraad Zeven",
        session="selwerd-2b",
        strength=PROMPTED,
        confidence=3,
        reason="Vier keer dezelfde aanvraag voor een wasmachine. We nodigden de vier samen uit.",
        by="opbouwwerker-selwerd-2",
        day=date(2025, 1, 28),
    ),
    DemoClaim(
        asset="Avondlicht Achterpad",
        session="hoogkerk-2b",
        strength=PROMPTED,
        confidence=1,
        reason="Op de straatronde na de bijeenkomst begon iemand over de lampjes.",
        by="opbouwwerker-hoogkerk-2",
        day=date(2026, 3, 31),
    ),
    DemoClaim(
        asset="Portie Extra",
        session="rivierenbuurt-2b",
        strength=PROMPTED,
        confidence=2,
        reason="Twee buren die elkaar niet kenden, brachten wij na de bijeenkomst bij elkaar.",
        by="opbouwwerker-rivierenbuurt-1",
        day=date(2026, 8, 26),
    ),
    DemoClaim(
        asset="Meerijders van het Maar",
        session="gemeenschappen-1",
        strength=APART,
        reason="Dit doen ze al jaren, zonder ons.",
        by="opbouwwerker-ten-boer-1",
        day=date(2024, 10, 22),
    ),
    DemoClaim(
        asset="Fietsles De Lage Instap",
        session="selwerd-1a",
        strength=APART,
        reason="De vrouwen waren al begonnen. Wij hoorden het later.",
        by="opbouwwerker-selwerd-1",
        day=date(2024, 11, 19),
    ),
    DemoClaim(
        asset="Huiswerkzolder Achterom",
        session="korrewegwijk-1a",
        strength=APART,
        reason="Studenten zetten dit zelf op.",
        by="medewerker-korrewegwijk-3",
        day=date(2025, 9, 15),
    ),
    DemoClaim(
        asset="Leenschuur De Dissel",
        session="keuze-4-1",
        strength=APART,
        reason="De vereniging bestond al.",
        by="opbouwwerker-hoogkerk-1",
        day=date(2025, 5, 24),
    ),
)

AROUND: Final = {
    "Selwerd": (PROMPTED, PROMPTED, HELPED, HELPED, HELPED, APART),
    "Beijum": (PROMPTED, PROMPTED, HELPED, HELPED, HELPED),
    "Vinkhuizen": (PROMPTED, HELPED, HELPED, APART),
    "Oosterparkwijk": (PROMPTED, HELPED, HELPED, APART),
    "Korrewegwijk": (PROMPTED, HELPED, HELPED),
    "Lewenborg": (PROMPTED, HELPED, HELPED, APART),
    "Schildersbuurt-Centrum": (PROMPTED, HELPED, APART),
    "Helpman-De Wijert": (HELPED, APART),
    "Hoogkerk": (HELPED, APART),
    "Rivierenbuurt": (PROMPTED,),
    "Corpus den Hoorn": (APART,),
    "Haren": (APART,),
    "Ten Boer": (APART, APART, APART, APART, APART, APART, HELPED),
}
"""What the teams say of the records around the story. Ten Boer had no bijeenkomst and has a rich map."""

REASONS: Final = {
    PROMPTED: (
        "Na de bijeenkomst liepen we een rondje zonder lijstje. Zo kwamen we hier.",
        "We spraken af om eerst te vragen wie er al is. Dit kwam daaruit.",
        "Een opdracht uit de bijeenkomst bracht ons bij deze groep.",
        "",
    ),
    HELPED: (
        "We kenden hen al. Door de bijeenkomst zagen we wat zij kunnen bieden.",
        "Bewoners begonnen zelf. Wij hielpen met een plek.",
        "De bijeenkomst gaf een duwtje. Het idee was van bewoners.",
        "We bleven langer weg met ons eigen plan. Dat hielp.",
        "",
    ),
    APART: (
        "Dit was er al voor de bijeenkomst.",
        "Bewoners begonnen hier zelf mee. Wij hoorden het later.",
        "Het dorp regelt dit al jaren zelf.",
        "",
    ),
}
"""What is said with it; '' is what most people say."""

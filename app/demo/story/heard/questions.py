"""The buurtvragen, with the days on which they came into each state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.demo import words as w
from app.models.partners import QuestionState

OPEN, BUSY, TAKEN_UP, NOT_NEEDED = QuestionState


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoQuestion:
    """A question with the day on which it came into each state and why; `solution`: the name of a record.

    `partners`: the names of records with what they bring to it.
    """

    title: str
    team: str
    buurten: tuple[str, ...]
    themes: tuple[str, ...]
    heard: int
    made: date
    steps: tuple[tuple[QuestionState, date, str], ...] = ()
    audiences: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    explanation: str = ""
    solution: str = ""
    partners: tuple[tuple[str, tuple[str, ...]], ...] = ()
    said: tuple[str, ...] = ()

    @property
    def state(self) -> QuestionState:
        """The last one."""
        return self.steps[-1][0] if self.steps else OPEN


QUESTIONS: Final = (
    DemoQuestion(
        title="Ouders met kleine kinderen kennen elkaar niet overdag",
        team="Beijum",
        buurten=("Beijum-West", "Beijum-Oost"),
        themes=(w.YOUTH, w.MEET),
        audiences=(w.PARENTS,),
        offers=(w.SPACE, w.HOSTING),
        heard=6,
        made=date(2025, 3, 4),
        explanation="In de ochtend, gratis, en graag samen met taal oefenen. Dat vonden we nog niet.",
        steps=(
            (BUSY, date(2025, 3, 11), "Straatronde gelopen: twee plekken gevonden."),
            (TAKEN_UP, date(2025, 5, 14), "Elke woensdag samen koffie en taal."),
        ),
        solution="Wagen en Praat",
        partners=(("De Gele Deur", (w.SPACE,)), ("Fietsles De Lage Instap", (w.REACH,))),
    ),
    DemoQuestion(
        title="Kinderen gaan alleen over een drukke weg naar school",
        team="Vinkhuizen",
        buurten=("Vinkhuizen-Noord",),
        themes=(w.YOUTH, w.MOVE),
        audiences=(w.CHILDREN,),
        offers=(w.HANDS,),
        heard=4,
        made=date(2025, 2, 11),
        steps=((TAKEN_UP, date(2025, 4, 8), "Ouders lopen om de beurt mee."),),
        solution="Loopbus De Lange Sliert",
    ),
    DemoQuestion(
        title="In de flat is wassen te duur geworden",
        team="Selwerd",
        buurten=("Selwerd",),
        themes=(w.HOME, w.MONEY),
        audiences=(w.BLOCK, w.LITTLE_MONEY),
        heard=5,
        made=date(2024, 12, 3),
        steps=(
            (BUSY, date(2024, 12, 17), ""),
            (TAKEN_UP, date(2025, 1, 28), "Twaalf huishoudens delen twee machines."),
        ),
        solution="Wasdraad Zeven",
    ),
    DemoQuestion(
        title="Wie alleen woont, vraagt zich af wie het merkt als het stil blijft",
        team="Helpman-De Wijert",
        buurten=("Coendersborg", "Helpman"),
        themes=(w.CARE,),
        audiences=(w.SENIORS,),
        offers=(w.HANDS, w.REACH),
        heard=3,
        made=date(2025, 12, 2),
        steps=((TAKEN_UP, date(2026, 2, 17), "Buren spraken een sleutel en een belletje af."),),
        solution="Sleutel bij de Buren",
        said=("Het gaat om een hele portiek, niet om één deur.",),
    ),
    DemoQuestion(
        title="Het achterpad is zo donker dat mensen omlopen",
        team="Hoogkerk",
        buurten=("Hoogkerk-Zuid",),
        themes=(w.HOME, w.SELF),
        heard=3,
        made=date(2026, 2, 10),
        steps=((TAKEN_UP, date(2026, 3, 31), "Bewoners hingen zelf lampjes op."),),
        solution="Avondlicht Achterpad",
    ),
    DemoQuestion(
        title="Even niet kunnen koken, en dan geen warme maaltijd",
        team="Rivierenbuurt",
        buurten=("Rivierenbuurt",),
        themes=(w.EAT, w.CARE),
        offers=(w.HANDS,),
        heard=4,
        made=date(2026, 6, 30),
        steps=(
            (BUSY, date(2026, 7, 14), "Gesprek gehad met de kookgroep."),
            (TAKEN_UP, date(2026, 8, 26), "Buren koken een portie meer."),
        ),
        solution="Portie Extra",
        said=("Mensen schamen zich om het te vragen.", "Vooral na een opname."),
    ),
    DemoQuestion(
        title="Jongeren zoeken een plek binnen als het regent",
        team="Korrewegwijk",
        buurten=("De Hoogte", "Indische buurt"),
        themes=(w.YOUTH, w.MEET),
        audiences=(w.TEENS,),
        offers=(w.SPACE, w.HOSTING),
        heard=5,
        made=date(2026, 4, 21),
        explanation="In de avond, ook in het weekend. De jongeren willen zelf meedenken.",
        steps=(
            (BUSY, date(2026, 6, 9), "Gesprek met jongerenwerk."),
            (OPEN, date(2026, 9, 1), "Geen ruimte in de avond gevonden."),
        ),
        said=("Ze hangen nu in het portiek.", "Alleen op vrijdag is er iets."),
    ),
    DemoQuestion(
        title="Samen eten kan hier alleen overdag",
        team="Korrewegwijk",
        buurten=("Indische buurt",),
        themes=(w.EAT, w.MEET),
        offers=(w.SPACE,),
        heard=3,
        made=date(2025, 3, 11),
        steps=(
            (TAKEN_UP, date(2025, 4, 15), "Een kookclub begon."),
            (OPEN, date(2026, 1, 20), "De kookclub stopte: de trekker verhuisde."),
        ),
    ),
    DemoQuestion(
        title="Nieuwe bewoners weten niet waar je kunt aansluiten",
        team="Oosterparkwijk",
        buurten=("Vogelbuurt", "Bloemenbuurt"),
        themes=(w.MEET,),
        audiences=(w.NEWCOMERS,),
        offers=(w.REACH,),
        heard=3,
        made=date(2026, 7, 7),
        said=("De borden staan er, niemand leest ze.",),
    ),
    DemoQuestion(
        title="Buiten bewegen wil je niet alleen",
        team="Corpus den Hoorn",
        buurten=("Corpus den Hoorn", "Hoornse Meer"),
        themes=(w.MOVE, w.MEET),
        audiences=(w.SENIORS,),
        heard=3,
        made=date(2026, 9, 15),
        said=("Een rondje met een bankje halverwege.",),
    ),
    DemoQuestion(
        title="Wie helpt met formulieren op de computer, zonder afspraak?",
        team="Lewenborg",
        buurten=("Lewenborg-Zuid", "Lewenborg-Noord"),
        themes=(w.LEARN, w.MONEY),
        offers=(w.KNOWLEDGE,),
        heard=3,
        made=date(2026, 8, 18),
        said=("Op het spreekuur is het altijd vol.",),
    ),
    DemoQuestion(
        title="Ouders willen een speelplek waar je ook zelf kunt zitten",
        team="Beijum",
        buurten=("Beijum-Oost",),
        themes=(w.YOUTH, w.HOME),
        audiences=(w.PARENTS, w.CHILDREN),
        offers=(w.MATERIAL,),
        heard=3,
        made=date(2026, 5, 19),
        steps=((BUSY, date(2026, 6, 2), "Bewoners maken een tekening."),),
        said=("Er is schaduw nodig.",),
    ),
    DemoQuestion(
        title="Vervoer naar de markt voor wie niet ver kan lopen",
        team="Hoogkerk",
        buurten=("Hoogkerk Dorp",),
        themes=(w.CARE, w.MOVE),
        audiences=(w.SENIORS, w.DISABLED),
        heard=2,
        made=date(2026, 6, 23),
        steps=((BUSY, date(2026, 7, 7), ""),),
    ),
    DemoQuestion(
        title="Vrouwen willen samen leren fietsen",
        team="Selwerd",
        buurten=("Paddepoel-Zuid", "Paddepoel-Noord"),
        themes=(w.MOVE, w.LEARN),
        audiences=(w.WOMEN, w.NEWCOMERS),
        offers=(w.MATERIAL, w.HANDS),
        heard=2,
        made=date(2026, 3, 17),
        steps=((BUSY, date(2026, 4, 7), "De fietsles uit Selwerd denkt mee."),),
    ),
    DemoQuestion(
        title="Mannen die nergens komen, willen iets doen met hun handen",
        team="Vinkhuizen",
        buurten=("Vinkhuizen-Zuid",),
        themes=(w.MEET, w.WORK),
        audiences=(w.MEN,),
        offers=(w.SPACE, w.MATERIAL),
        heard=3,
        made=date(2026, 2, 24),
        steps=((BUSY, date(2026, 3, 10), "Werkplaats bekeken."),),
        said=("Niet nog een koffieochtend.",),
    ),
    DemoQuestion(
        title="Een bushalte dichter bij de flat",
        team="Helpman-De Wijert",
        buurten=("De Wijert",),
        themes=(w.MOVE,),
        heard=2,
        made=date(2025, 10, 7),
        steps=((NOT_NEEDED, date(2025, 12, 9), "De bus stopt sinds december weer bij de flat."),),
    ),
    DemoQuestion(
        title="Een plek om spullen te ruilen",
        team="Schildersbuurt-Centrum",
        buurten=("Schildersbuurt",),
        themes=(w.GREEN, w.MONEY),
        heard=1,
        made=date(2026, 1, 27),
        steps=((NOT_NEEDED, date(2026, 3, 3), "Bewoners vonden al een ruilkast om de hoek."),),
    ),
)

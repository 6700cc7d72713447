"""Green and repair: gardens, litter, tools, things that last."""

from __future__ import annotations

from typing import Final

from app.demo import words as w
from app.demo.neighbourhood.ideas.pattern import HELPED, MIXED, OWN, Pattern
from app.models.record import Kind

GROWING: Final = (
    Pattern(
        kind=Kind.PLACE, themes=(w.GREEN, w.MEET), led_by=MIXED, offers=(w.SPACE, w.KNOWLEDGE),
        needs=(w.HANDS, w.MATERIAL), tags=("tuin", "moestuin"),
        ideas=(
            ("Moestuin De Kromme Komkommer", "Twintig bakken. Op {day} om {morning} werken we samen."),
            ("Tuin Achter de Muur", "Verborgen tuin met fruitbomen, de poort is overdag open."),
            ("Stadstuin Het Verloren Hoekje", "Een stuk gras van niemand werd een tuin van iedereen."),
            ("Pluktuin De Zure Bes", "Bessen en kruiden die je zelf mag plukken."),
            ("Kruidentuin Tussen de Tegels", "Kruiden in de voegen van het plein."),
            ("Schooltuin De Dikke Bonen", "Kinderen en ouderen tuinieren hier samen."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.GREEN, w.HOME), led_by=MIXED, offers=(w.HANDS,), needs=(w.MATERIAL,),
        tags=("zwerfafval", "schoon"),
        ideas=(
            ("Prikploeg De Schone Stoep", "Elke {day} een uur met prikstok en zak door de straten."),
            ("Grijpers op Zaterdag", "Ouders en kinderen ruimen op, daarna is er limonade."),
            ("Schoonloop Het Laatste Blikje", "Hardlopers die onderweg rommel rapen."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.GREEN,), led_by=OWN, offers=(w.KNOWLEDGE, w.HANDS),
        needs=(w.MATERIAL,), tags=("geveltuin", "bloemen"),
        ideas=(
            ("Geveltuingroep Elke Steen Telt", "Helpt buren een smalle tuin langs de muur te maken."),
            ("Boomspiegelploeg", "Plant bloemen rond de bomen en geeft water als het droog is."),
            ("Bollenplanters van Oktober", "Zetten elk jaar duizend bollen in de berm."),
            ("Regentonbrigade", "Plaatst samen regentonnen en deelt het water."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.GREEN, w.MEET), led_by=OWN, audiences=(w.EVERYBODY, w.CHILDREN),
        offers=(w.KNOWLEDGE,), needs=(w.HANDS,), tags=("dieren",),
        ideas=(
            ("Kippenhok van de Straat", "Zeven gezinnen zorgen om de beurt voor acht kippen."),
            ("Bijenhoek De Zoemer", "Bloemen zaaien en bijenhotels maken."),
            ("Egelpad", "Maakt gaten onder schuttingen, zodat egels kunnen lopen."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.GREEN, w.MONEY), led_by=MIXED, offers=(w.KNOWLEDGE, w.HANDS),
        needs=(w.MATERIAL, w.SPACE), tags=("repareren",),
        ideas=(
            ("Fietsenhoek De Rechte Spaak", "Zelf je fiets maken, met hulp. Op {day} om {afternoon}."),
            ("Naaitafel De Rode Draad", "Scheuren, knopen en ritsen, op {day} om {morning}."),
            ("Klusploeg De Waterpas", "Hangt planken op en maakt lekkende kranen."),
            ("Stekkerdokter", "Kijkt op de tweede {day} van de maand naar lampen en radio's."),
        ),
    ),
    Pattern(
        kind=Kind.NETWORK, themes=(w.GREEN, w.MONEY), led_by=OWN, offers=(w.MATERIAL,), needs=(w.SPACE,),
        tags=("lenen", "delen"),
        ideas=(
            ("Leenkast Nummer Vier", "Boor, ladder en partytent, te leen bij nummer 4."),
            ("Speelgoedkast De Bonte Doos", "Speelgoed lenen zoals boeken in de bieb."),
            ("Bakfiets van Ons Allemaal", "Twaalf huishoudens delen één bakfiets."),
            ("Ladderlijst", "Lijst bij de voordeur: wie heeft wat, en leent het uit."),
        ),
    ),
    Pattern(
        kind=Kind.INITIATIVE, themes=(w.HOME, w.MONEY), led_by=HELPED, audiences=(w.EVERYBODY,
        w.LITTLE_MONEY),
        offers=(w.KNOWLEDGE, w.HANDS), needs=(w.HANDS,), tags=("energie", "tocht"),
        ideas=(
            ("Energieploeg De Tochtstrip", "Plakt kieren dicht en legt uit hoe de knop werkt."),
            ("Kierenjagers", "Buren lopen elkaars huis door, op zoek naar tocht."),
            ("Warme Truiendienst", "Maakt radiatorfolie en gordijnen voor wie dat niet kan."),
        ),
    ),
)  # fmt: skip

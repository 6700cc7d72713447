"""What a file says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

INVENTED = "Voorbeeldgegevens: alles is verzonnen."
ATTRIBUTION = "Grenzen van buurten: CBS en Kadaster, bewerkt."
LICENCE = "Grenzen en inwoners: CBS en Kadaster, CC BY 4.0, bewerkt. Gegevens: eigen registratie"
PRECISION = "De plek is zo precies als bij ‘precisie’ staat. Bij ‘alleen de buurt’ staat er geen punt."


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """When it was made, of which choice in words, and whether everything in it is invented."""

    day: date
    chosen: str
    is_demo: bool

    def said(self, title: str) -> str:
        """The same as one line, above the headings of a CSV."""
        return f"{title}. " + ". ".join(f"{head}: {words.rstrip('.')}" for head, words in self.lines()) + "."

    def lines(self) -> list[tuple[str, str]]:
        """Heading and text, for a sheet or layer of its own."""
        told = [
            ("Gemaakt op", self.day.isoformat()),
            ("Keuze", self.chosen or "alles wat je mag zien, behalve wat gestopt is"),
            ("Precisie", PRECISION),
            ("Bron", ATTRIBUTION),
            ("Voorwaarden", f"{LICENCE}. Komt een rij uit een lijst, dan staan die bij de rij."),
        ]
        return [("Let op", INVENTED), *told] if self.is_demo else told

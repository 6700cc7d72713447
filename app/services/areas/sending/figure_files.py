"""Key figures that an administrator sends: to the areas of their own year; the same again changes nothing."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path, PurePath
from typing import Final

from app.database import database
from app.exceptions import Invalid
from app.policy import Permission, Viewer
from app.services.areas.figures import FigureReport, load_figures
from app.services.areas.sending.boundary_files import YEARS
from importers.figures import read_figure_file
from importers.records import ImportRefused

YEAR_IN_A_NAME: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
OTHER_YEAR: Final = (
    "In de naam van het bestand staat {found}, hier {year}. Vul het goede jaar in. Zijn het toch cijfers van "
    "{year}? Geef het bestand dan een naam met dat jaar."
)
"""Figures are not tried first, and those of another year look right: nobody would see it on a page."""
NOTHING_FITS: Final = (
    "Geen enkele code hoort bij de grenzen van {year}, dus er is niets bewaard. De eerste: {codes}. "
    "Klopt het jaar, en is het bestand van deze gemeente?"
)


def send_figures(
    *, filename: str, content: bytes, year: str, viewer: Viewer
) -> tuple[FigureReport, tuple[str, ...]]:
    """Read and keep them; what was done, and a line for each row that was left out.

    Raises Invalid for `figures` (the file) or `figures_year`, and then nothing is kept.
    """
    viewer.require(Permission.MANAGE_SETTINGS)
    name = PurePath(filename.replace("\\", "/")).name[:200]
    if not name or not content:
        raise Invalid({"figures": "Kies een bestand dat niet leeg is."})
    if not year.isdecimal() or int(year) not in YEARS:
        raise Invalid({"figures_year": "Vul het jaar van de cijfers in, zoals 2024."})
    named = YEAR_IN_A_NAME.findall(name)
    if named and year not in named:
        raise Invalid({"figures_year": OTHER_YEAR.format(found=named[0], year=year)})
    try:
        with tempfile.TemporaryDirectory(prefix="opbouwkaart-") as folder:
            path = Path(folder) / "figures.csv"
            path.write_bytes(content)
            table = read_figure_file(path, year=int(year), source=name)
        with database.session.begin_nested():  # A refusal leaves nothing.
            report = load_figures(table)
    except ImportRefused as refused:
        raise Invalid({"figures": refused.message.replace("figures.csv", name)}) from refused
    except Invalid as refused:
        raise Invalid({"figures_year": refused.message}) from refused
    if not report.areas:
        codes = ", ".join(report.elsewhere[:3]) or "geen"
        raise Invalid({"figures": NOTHING_FITS.format(year=year, codes=codes)})
    return report, tuple(f"Rij {issue.row}: {issue.reason}" for issue in table.issues)

"""The forms of a report: what is in each, that its texts stay texts, and that nothing private is in any."""

from __future__ import annotations

import io
import re
import sqlite3
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pyogrio
import pytest

from app.database import database
from app.documents.reports.putting import SECTIONS
from app.models.record import Aware, KnownFrom, Precision, Visibility
from app.models.reports import Edition, FileKind
from app.models.training import Evidence
from app.queries.reports.listed import bytes_of, contents_of
from app.services.areas.dividing.from_lists import load_division
from app.services.record.content import Where
from app.services.reports.freezing import freeze
from importers.area_sets import Division
from tests.factories.people import make_demo
from tests.factories.record import make_asset
from tests.factories.training import make_outcome
from tests.papers import assert_accessible, tags_of, words_of

HOSTILE = "=HYPERLINK(1)</script><script>alert(1)</script>"


@pytest.fixture
def frozen(ask, town):
    """The bytes of one form of a new frozen report."""

    def bytes_for(kind, **over):
        report_id = ask(**over)
        freeze(report_id)
        return bytes_of(report_id, kind)

    return bytes_for


def layer(content: bytes, name: str, tmp_path: Path):
    path = tmp_path / "rapport.gpkg"
    path.write_bytes(content)
    return pyogrio.read_dataframe(path, layer=name)


def tell(keeper, asset, *, said, **over):
    """An outcome with something that shows it."""
    outcome = make_outcome(keeper, asset.id, happened_on=date(2026, 9, 1), **over)
    database.session.add(Evidence(outcome_id=outcome.id, **said))
    database.session.flush()


def test_paper_is_tagged_in_the_order_in_which_a_report_is_read(frozen):
    paper = frozen(FileKind.PDF)

    assert_accessible(paper)
    words = words_of(paper)
    places = [
        words.index(f"{heading} ", words.index("Zo tellen we"))
        for heading in ("Wat veranderde er?", "Wat deden we?")
    ]
    assert places == sorted(places)
    tags = tags_of(paper)
    figures = [alt for kind, alt in tags if kind == "/Figure"]
    assert len(figures) == 2
    assert figures[0].startswith("Kaart. Waar weten we iets? gevonden: 1 buurten, ")
    assert [kind for kind, _ in tags].count("/Table") >= 6
    assert "/TH" in [kind for kind, _ in tags]
    assert words.count("Zo leg je dit uit.") >= 7
    for shown in ("nummer 1", "indeling van 2024", "Stand 30 september 2026", "1 km", "CC BY 4.0", "C2"):
        assert shown in words
    assert "VOORBEELD" not in words


def test_outcomes_are_told_without_words_that_were_lent_for_a_while(frozen, keeper):
    asset = make_asset(keeper, name="Eettafel")
    quote = {
        "kind": "quote",
        "said": "Ik ken nu mijn buren",
        "source": "een buurvrouw",
        "expires_on": date(2027, 1, 1),
    }
    tell(keeper, asset, title="Buren eten samen", after="Elke week twintig mensen.", said=quote)
    make_outcome(keeper, asset.id, title="Een kladje", happened_on=date(2026, 9, 2))

    words = words_of(frozen(FileKind.PDF))

    assert "Teams vertelden 1 opbrengst" in words
    assert "Elke week twintig mensen." in words
    assert "Ik ken nu mijn buren" not in words
    assert "Een kladje" not in words


def test_the_spreadsheet_has_a_sheet_per_table_that_says_what_it_is(frozen):
    book = openpyxl.load_workbook(io.BytesIO(frozen(FileKind.XLSX)))

    assert book.sheetnames == [
        "Werk", "Leergang", "Wat we weten", "Voor wie", "Op loopafstand", "Hoe verbonden",
        "Wat we niet weten",
        "Per 1000", "Waar we keken", "Hoe we tellen",
    ]  # fmt: skip
    sheet = book["Wat we weten"]
    assert sheet["A1"].value.startswith("Wat we weten per buurt. Stand 2026-09-30. Zo geteld: C1:")
    assert "CC BY 4.0" in sheet["A1"].value
    rows = {row[1]: row for row in sheet.iter_rows(min_row=3, values_only=True)}
    assert rows["Hamrik"][2:5] == (3200, 2, 0)
    assert rows["Kloosterhof"][2] is None


def test_layers_are_in_rd_with_their_vintage_and_the_looks_of_the_states(frozen, tmp_path):
    content = frozen(FileKind.GPKG)

    parts = layer(content, "delen", tmp_path)
    assert parts.crs.to_epsg() == 28992
    hamrik = parts.set_index("naam").loc["Hamrik"]
    assert (hamrik["stand"], hamrik["pas_gecheckt"], hamrik["indeling"]) == (
        "gevonden",
        2,
        "indeling van 2024",
    )
    assert hamrik.geometry.bounds == (232_000, 582_000, 233_500, 584_000)
    spots = layer(content, "buurtkrachten", tmp_path)
    assert set(spots["buurtcode"]) == {"BU00140000"}
    assert set(spots["laatste_check"]) == {"2026-09-15"}
    assert "naam" not in spots.columns
    hidden = spots[spots["precisie"] == "Alleen de buurt"]
    assert hidden.geometry.isna().all()
    with sqlite3.connect(tmp_path / "rapport.gpkg") as file:
        looks = dict(file.execute("select f_table_name, styleQML from layer_styles where useAsDefault"))
    file.close()
    classes = [one.get("value") for one in ET.fromstring(looks["delen"]).iter("category")]
    assert classes == ["gevonden", "lang niet gecheckt", "gezocht, niet gevonden", "nog niet gezocht"]


def test_the_loose_map_asks_nobody_and_says_the_same_in_a_table(frozen):
    page = frozen(FileKind.HTML).decode()

    assert not re.findall(
        r"""(?:src|href)=["'](?!#)""", re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    )
    assert "default-src 'none'" in page
    assert "<td>gevonden</td>" in page
    assert "Hamrik" in page


def test_groups_of_another_division_are_parts_as_well(frozen, tmp_path):
    groups = {"Noord": ("BU00140000", "BU00140001"), "Zuid": ("BU00140100",)}
    made = load_division(Division(groups), name="Gebieden")
    key = f"set-{made.id}"
    parts = layer(frozen(FileKind.GPKG, division_key=key), "delen", tmp_path).set_index("naam")
    assert parts.loc["Noord"].geometry.bounds == (232_000, 582_000, 234_800, 584_000)
    assert parts.loc["Noord"]["inwoners"] == 5300


def test_a_demo_says_so_on_every_form(ask, town):
    make_demo()
    report_id = ask()
    freeze(report_id)

    assert "VOORBEELD" in words_of(bytes_of(report_id, FileKind.PDF))
    book = openpyxl.load_workbook(io.BytesIO(bytes_of(report_id, FileKind.XLSX)))
    assert all(sheet["A1"].value.startswith("Voorbeeldgegevens") for sheet in book.worksheets[:-1])
    assert "Voorbeeldgegevens: alles is verzonnen." in bytes_of(report_id, FileKind.HTML).decode()


@pytest.mark.parametrize("edition", list(Edition))
def test_no_form_of_any_edition_holds_what_it_may_not(ask, keeper, edition, tmp_path):
    """A canary in each place where something private can stand, and a name that would like to be code."""
    told = {"summary": "kanarie", "tags": ("kanarie",)}
    secret = make_asset(
        keeper, name="kanarie", visibility=Visibility.TEAM, sensitive=True, precision=Precision.BUURT,
        known_from=KnownFrom.TOLD, **told,
    )  # fmt: skip
    shielded = make_asset(
        keeper, name="Breitafel", aware=Aware.YES, precision=Precision.STREET,
        where=Where(location=(233_140.0, 583_271.0), place_note="kanariestraat 12"),
    )  # fmt: skip
    make_asset(keeper, name=HOSTILE, visibility=Visibility.ORGANISATION)
    shown = {"kind": "observation", "said": "Twaalf mensen aan tafel"}
    tell(keeper, secret, title="kanarieverhaal", said=shown)
    tell(keeper, shielded, title=f"{HOSTILE} samen", said=shown)
    report_id = ask(edition=edition, sections=tuple(SECTIONS))
    freeze(report_id)

    texts = _texts(report_id, tmp_path)
    assert "kanarie" not in texts
    assert "233140" not in texts
    assert "<script>alert" not in bytes_of(report_id, FileKind.HTML).decode()
    assert ("Twaalf mensen" in texts) is (edition is Edition.COLLEAGUES)


def _texts(report_id: int, tmp_path: Path) -> str:
    content = bytes_of(report_id, FileKind.GPKG)
    layers = [layer(content, name, tmp_path) for name in ("delen", "buurtkrachten", "over_dit_bestand")]
    book = openpyxl.load_workbook(io.BytesIO(bytes_of(report_id, FileKind.XLSX)))
    cells = [cell for sheet in book.worksheets for cell in sheet.iter_rows(values_only=True)]
    assert not [c for sheet in book.worksheets for row in sheet for c in row if c.data_type == "f"]
    return " ".join(
        [
            str(contents_of(report_id)),
            words_of(bytes_of(report_id, FileKind.PDF)),
            str(cells),
            *(one.to_csv() for one in layers),
            bytes_of(report_id, FileKind.HTML).decode(),
        ]
    )


def test_a_public_edition_counts_what_everybody_may_see(ask, town):
    public, colleagues = ask(edition=Edition.PUBLIC), ask()
    for report_id in (public, colleagues):
        freeze(report_id)

    def fresh(report_id):
        known = next(part for part in contents_of(report_id)["parts"] if part["key"] == "known")
        return {row[1]: row[3] for row in known["tables"][0]["table"]["rows"]}["Hamrik"]

    assert (fresh(public), fresh(colleagues)) == (1, 2)
    assert "Opbrengsten staan in de uitgave voor collega’s" in str(contents_of(public))

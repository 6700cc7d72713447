"""The picture, the table, the spreadsheet and the paper of a chain say the same, at ten and at a thousand."""

from __future__ import annotations

import csv
import io
import itertools
import re

import openpyxl
import pytest
from justhtml import JustHTML

from app.documents.chain import chain_sheet
from app.models.record import Precision, RelationType, Visibility
from app.models.training import ClaimStrength, OutcomeLevel
from app.queries.training.yielding.chain import Chain, Claimed
from app.queries.training.yielding.levels import levels_of
from app.queries.training.yielding.subjects import About
from app.services.record.ties.relating import relate
from app.services.training.claiming import claim
from app.services.training.yielding.telling import show_it
from app.web.training.yielding.picture import LEAST, LETTERS, WIDTH, drawn
from tests.factories.record import make_asset
from tests.factories.training import make_claim, make_outcome, make_session
from tests.integration.training.conftest import NOW
from tests.papers import assert_accessible, words_of

FORMULA = '=HYPERLINK("http://evil.example")'
TEN = (5, 3, 2)
THOUSAND = (611, 388, 1)


def told(records=TEN) -> Chain:
    """A chain with so many records per strength."""
    claimed = Claimed(by_strength=dict(zip(ClaimStrength, records, strict=True)), unread=sum(records) // 2)
    return Chain(
        sessions=44, people=365, actions=38, actions_done=20,
        claimed={About.RECORD: claimed, About.TIE: Claimed(), About.STEP: Claimed()},
        outcomes=dict(zip(OutcomeLevel, (6, 4, 2), strict=True)),
    )  # fmt: skip


@pytest.fixture
def filled(member):
    held = make_session(team_id=member.team_id, participants=12)
    asset = make_asset(member, name=FORMULA)
    make_claim(asset.id, held, by=member, strength=ClaimStrength.PROMPTED, reason="-1+1")
    other = make_asset(member, name="Koor")
    tie = relate(from_id=asset.id, to_id=other.id, kind=RelationType.WORKS_WITH, viewer=member)
    claim(
        relation_id=tie.id, session_id=held.id, strength=ClaimStrength.CONTRIBUTED, reason="",
        confidence=None, viewer=member,
    )  # fmt: skip
    outcome = make_outcome(member, asset.id, title="@SUM(A1) buren eten samen")
    show_it(
        outcome_id=outcome.id, kind="observation", said="Ze aten samen.", source="", expires_on=None,
        viewer=member,
    )  # fmt: skip
    return held


@pytest.mark.parametrize("records", [TEN, THOUSAND, (0, 0, 0), (1, 0, 999)])
def test_the_picture_fits_and_shows_the_smallest(records):
    picture = drawn(levels_of(told(records)))
    for bar in picture.bars:
        ends = [round(x + width, 1) for x, width, _tone in bar.segments]
        assert len(bar.segments) == sum(part.number > 0 for part in bar.level.parts)
        assert all(width > LEAST * 0.9 for _x, width, _tone in bar.segments)
        assert all(end <= WIDTH for end in ends)
        assert all(abs(left - x) < 0.1 for left, (x, _w, _t) in zip(ends, bar.segments[1:], strict=False)), (
            "side by side"
        )
        said = [sum(len(f"■ {part.number} {part.words}  ") for part in line) for line in bar.lines]
        assert max(said) <= LETTERS, "a line fits"
        assert sum(bar.lines, ()) == bar.level.parts
    assert all(below.y == above.y + above.height for above, below in itertools.pairwise(picture.bars))
    assert picture.height <= 600


def test_a_longer_bar_is_more_on_one_scale():
    bars = {bar.level.name: bar for bar in drawn(levels_of(told(THOUSAND))).bars}
    width = {name: sum(w for _x, w, _t in bar.segments) for name, bar in bars.items()}

    assert width["Buurtkrachten"] == pytest.approx(WIDTH, abs=1)
    assert width["Bijeenkomsten"] == pytest.approx(44 / 1000 * WIDTH, abs=1)


def test_the_picture_the_table_and_the_files_hold_the_same_numbers(browse, member, filled):
    browser = browse(member)
    page = JustHTML(browser.get("/opbrengst").text, sanitize=False)
    rows = [[cell.to_text().strip() for cell in row.query("th, td")] for row in page.query("tbody tr")]
    (picture,) = page.query("svg.chain-picture")
    said = picture.attrs["aria-label"]
    sheet = browser.get("/opbrengst/download?format=csv&wat=tellingen")
    lines = list(csv.reader(io.StringIO(sheet.get_data().decode("utf-8-sig")), delimiter=";"))[2:]

    assert [[name, words.lower(), number] for name, words, number in rows] == [
        [name, words.lower(), number] for name, words, number, *_notice in lines
    ]
    for name, words, number, *_notice in lines:
        drawn_too = f"{number} {words}" in said or f"{words.lower()}: {number}" in said
        assert drawn_too or number == "0", (name, words)
    book = openpyxl.load_workbook(io.BytesIO(browser.get("/opbrengst/download?format=xlsx").data))
    assert book.sheetnames == ["Tellingen", "Verbanden", "Opbrengsten", "Over dit bestand"]
    counted = [
        [str(cell) for cell in row] for row in book["Tellingen"].iter_rows(min_row=2, values_only=True)
    ]
    assert counted == [line[:3] for line in lines]


def test_no_text_of_a_visitor_becomes_a_formula(browse, member, filled):
    browser = browse(member)
    book = openpyxl.load_workbook(io.BytesIO(browser.get("/opbrengst/download?format=xlsx").data))
    cells = [cell for name in book.sheetnames for row in book[name].iter_rows() for cell in row]
    assert {cell.value for cell in cells} >= {FORMULA, "@SUM(A1) buren eten samen"}
    assert "f" not in {cell.data_type for cell in cells}
    for what in ("verbanden", "opbrengsten"):
        text = browser.get(f"/opbrengst/download?format=csv&wat={what}").get_data().decode("utf-8-sig")
        assert not re.search(r'(^|[;"])[=+@-]', text, re.MULTILINE)


def test_the_files_follow_the_choice_and_what_their_visitor_may_see(browse, member, filled, city):
    from tests.factories.viewers import make_viewer

    secret = make_asset(
        member, name="Praatgroep", visibility=Visibility.TEAM, sensitive=True, precision=Precision.BUURT
    )
    make_claim(secret.id, filled, by=member)
    other = make_viewer(leads=(city.id("BU00140100"),), team="Team Laanzicht")
    for viewer in (member, other):
        text = browse(viewer).get("/opbrengst/download?format=csv&wat=verbanden").text
        assert "Praatgroep" not in text, "what is sensitive stands in no file"
        assert member.name not in text
        assert len(text.strip().splitlines()) == 4
    empty = browse(member).get("/opbrengst/download?format=csv&wat=verbanden&to=2026-01-01").text
    assert len(empty.strip().splitlines()) == 2


def test_on_paper_it_is_tagged_and_says_the_same(browse, member, filled):
    answer = browse(member).get("/opbrengst/download?format=pdf&from=2026-01-01")
    assert answer.mimetype == "application/pdf"
    assert answer.cache_control.no_store
    assert_accessible(answer.data)
    words = words_of(answer.data)
    for said in ("Wat bracht de leergang?", "vanaf 1 januari 2026", "Buurtkrachten 1", "was de aanleiding"):
        assert said in words


@pytest.mark.parametrize("records", [TEN, THOUSAND])
def test_paper_is_fine_at_ten_and_at_a_thousand(records):
    content = chain_sheet(levels_of(told(records)), (), chosen="", day=NOW.date(), invented=True)
    assert_accessible(content)
    assert f"Buurtkrachten {sum(records)}" in words_of(content)


@pytest.mark.parametrize("query", ["", "?format=doc", "?format=csv&wat=mensen", "?format=csv&user=1"])
def test_a_file_that_is_not_there_is_refused_in_dutch(browse, member, query):
    assert browse(member).get(f"/opbrengst/download{query}").status_code == 422

"""From a choice to an example to a frozen report: what each role sees, and what is said when it can't be."""

from __future__ import annotations

import base64
import io
from xml.etree import ElementTree as ET

import pytest
from justhtml import JustHTML
from pypdf import PdfReader
from sqlalchemy import select, update

from app import clock
from app.models.operation import Job, JobState
from app.models.people import Role
from app.models.reports import Report
from app.services.reports.freezing import STEPS, freeze, freeze_waiting
from tests.factories.people import post
from tests.factories.viewers import make_viewer
from tests.papers import assert_accessible, tags_of, words_of

CHOSEN = {
    "kwartaal": "2026Q3",
    "indeling": "buurt",
    "onderdeel": ["outcomes", "done", "known", "unknown", "annex"],
    "uitgave": "colleagues",
}


def test_without_a_report_the_page_says_what_to_do_and_to_whom(browse, manager):
    assert "Kies een kwartaal; je ziet eerst een voorbeeld." in browse(manager).get("/rapporten").text
    reader = browse(make_viewer(roles=(Role.BUILDER,)))
    page = reader.get("/rapporten").text
    assert "Een manager kan er een maken." in page
    assert "Maak rapport" not in page
    assert reader.get("/rapporten/nieuw").status_code == 403
    assert browse(make_viewer()).get("/rapporten").status_code == 403


def test_an_example_shows_all_of_it_and_keeps_nothing(browse, manager, town, db):
    page = browse(manager).get("/rapporten/voorbeeld", query_string=CHOSEN).text

    for words in (
        "Derde kwartaal 2026, gemeente Groningen",
        "Voorbeeld van 5 oktober 2026 · stand van 30 september 2026 · indeling van 2024",
        "gemaakt door: manager",
        "Van 1 van de 5 buurten weten we iets dat pas gecheckt is.",
        "Zo leg je dit uit.",
        "Hamrik",
    ):
        assert words in page
    assert "kanarie" not in page
    assert db.session.scalar(select(Report.id)) is None


def test_a_quarter_that_goes_on_says_so_and_is_laid_beside_no_whole_one(browse, manager, town):
    page = browse(manager).get("/rapporten/voorbeeld", query_string={**CHOSEN, "kwartaal": "2026Q4"}).text

    assert "stand van 5 oktober 2026, deze periode loopt nog · indeling van 2024" in page
    assert "en 0 gestopt, in deze periode" in page
    assert "in het kwartaal ervoor" not in page


def test_the_page_has_the_maps_of_the_paper_before_and_after_it_is_frozen(browse, manager, town, ask):
    reader = browse(manager)
    frozen = ask()
    freeze(frozen)
    pages = [
        JustHTML(answer.text, sanitize=False)
        for answer in (
            reader.get("/rapporten/voorbeeld", query_string=CHOSEN),
            reader.get(f"/rapporten/{frozen}"),
        )
    ]

    drawn = [[image.attrs for image in page.query("img.report-map__drawing")] for page in pages]
    assert [one["alt"].partition(":")[0] for one in drawn[0]] == [
        "Kaart. Waar weten we iets? gevonden",
        "Kaart. Per 1.000 inwoners minder dan 0,5",
    ]
    assert drawn[0] == drawn[1]
    for one in drawn[1]:
        svg = base64.b64decode(one["src"].removeprefix("data:image/svg+xml;base64,")).decode()
        assert ET.fromstring(svg).findall(".//{http://www.w3.org/2000/svg}path")
    (first, second) = pages[1].query("figure.report-map")
    for figure in (first, second):
        said = figure.to_text()
        assert "1 km" in said
        assert "Stand 30 september 2026" in said
        assert "N" in said
    assert "gezocht, niet gevonden" in first.to_text()


def test_the_example_on_paper_can_be_heard(browse, manager, town):
    paper = browse(manager).get("/rapporten/voorbeeld.pdf", query_string=CHOSEN).data

    assert_accessible(paper)
    assert "nog niet vastgezet" in words_of(paper)


def test_the_first_page_says_on_which_page_each_chapter_begins(browse, manager, town):
    paper = browse(manager).get("/rapporten/voorbeeld.pdf", query_string=CHOSEN).data
    first, *pages = (" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(paper)).pages)

    for chapter in ("Wat deden we?", "Bijlage: statistiek", "Zo tellen we"):
        begins = next(number for number, words in enumerate(pages, start=2) if chapter in words)
        assert f"{chapter} {begins} " in first
    assert any(kind == "/Link" for kind, _alt in tags_of(paper))


def test_it_is_asked_for_made_by_the_job_and_read_by_others(browse, manager, town, db):
    browser = browse(manager)
    sent = post(browser, "/rapporten", CHOSEN)
    assert sent.status_code == 302
    waiting = browser.get(sent.location).text
    assert "Wacht tot het aan de beurt is" in waiting
    assert 'hx-trigger="every 2s"' in waiting
    assert db.session.scalars(select(Job.kind)).all() == ["report"]

    steps = []
    assert freeze_waiting(tell=lambda done, total: steps.append((done, total))) == [1]
    assert steps[0][0] == 0
    assert steps[-1][0] == steps[-1][1]

    reader = browse(make_viewer(roles=(Role.COORDINATOR,)))
    page = reader.get(sent.location).text
    assert "Rapport 1: Derde kwartaal 2026" in page
    assert "Vastgezet op 5 oktober 2026" in page
    assert "Verander" not in page
    listed = reader.get("/rapporten").text
    assert "Nummer 1: Derde kwartaal 2026" in listed
    assert "Manager" in listed
    pdf = reader.get(f"{sent.location}/pdf")
    assert pdf.headers["Content-Disposition"].endswith("rapport-2026-k3-nummer-1.pdf")
    assert_accessible(pdf.data)
    assert reader.get(f"{sent.location}/data").status_code == 404


def test_what_waits_can_be_stopped_and_what_is_frozen_stays(browse, manager, ask, db):
    browser = browse(manager)
    waiting = ask()
    assert "Gestopt" in post(browser, f"/rapporten/{waiting}/weg", follow_redirects=True).text
    assert freeze_waiting(tell=lambda *_: None) == []

    frozen = ask()
    freeze(frozen)
    assert "Het blijft." in post(browser, f"/rapporten/{frozen}/weg", follow_redirects=True).text
    assert db.session.get(Report, frozen) is not None


def test_one_thrown_away_while_it_is_made_is_no_longer_made_and_the_next_one_is(ask, db):
    first, second = ask(), ask(division_key="wijk")

    told = []

    def tell(done, total):
        told.append(done)
        if done == 2:
            db.session.execute(Report.__table__.delete().where(Report.id == first))
        assert total == 2 * STEPS

    assert freeze_waiting(tell=tell) == [1]
    assert told == [0, 1, 2, *range(STEPS, 2 * STEPS + 1)], "of the first no step more, the second whole"
    assert db.session.get(Report, second, populate_existing=True).number == 1


def test_why_it_could_not_be_made_is_said_and_it_can_be_tried_again(browse, manager, ask, db):
    waiting = ask()
    db.session.execute(update(Report).values(division="set-99"))
    assert freeze_waiting(tell=lambda *_: None) == []
    db.session.execute(update(Job).values(state=JobState.DONE, ended_at=clock.now()))

    page = browse(manager).get(f"/rapporten/{waiting}").text
    assert "Deze indeling kennen we niet." in page
    post(browse(manager), f"/rapporten/{waiting}/opnieuw")
    assert db.session.get(Report, waiting, populate_existing=True).problem == ""


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"onderdeel": []}, "Kies minstens één onderdeel."),
        ({"deel": "BU99999999"}, "Dit deel is er niet"),
        ({"kwartaal": "2027Q1"}, "Dit kwartaal moet nog beginnen."),
        ({"kwartaal": "lente"}, "Een kwartaal schrijf je als 2026Q3."),
        ({"indeling": "straat"}, "Deze indeling kennen we niet."),
        ({"uitgave": "buren"}, "Kies voor wie het rapport is."),
    ],
)
def test_what_can_not_be_is_said_in_dutch(browse, manager, over, said):
    for answer in (
        browse(manager).get("/rapporten/voorbeeld", query_string={**CHOSEN, **over}),
        post(browse(manager), "/rapporten", {**CHOSEN, **over}),
    ):
        assert answer.status_code in {400, 422}
        assert said in answer.text


def test_parts_of_another_division_are_offered_and_chosen(browse, manager, town):
    form = browse(manager).get("/rapporten/nieuw?indeling=wijk").text
    assert "Noorderham" in form

    one = {**CHOSEN, "indeling": "wijk", "deel": "WK001401"}
    page = browse(manager).get("/rapporten/voorbeeld", query_string=one).text
    assert "Derde kwartaal 2026, Zuiderlaan" in page
    assert "Noorderham" not in page
    assert "Van Zuiderlaan weten we nog niets dat pas gecheckt is." in page
    assert "van 1 wijk kennen we" in page
    assert "Van de andere" not in page


def test_the_parts_stay_open_and_the_choice_kept_after_other_borders(browse, manager, town):
    sent = {**CHOSEN, "indeling": "wijk", "uitgave": "public", "toon": "delen"}
    page = browse(manager).get("/rapporten/nieuw", query_string=sent).text

    assert '<details class="more" open>' in page
    assert 'formaction="/rapporten/nieuw#delen"' in page
    assert 'id="delen"' in page
    assert 'value="public" checked' in page

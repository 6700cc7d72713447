"""From a choice to a frozen report: without a script, by keyboard, and the loose map from disk."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect
from sqlalchemy import func, select

from app.database import database
from app.models.reports import Report
from app.services.reports.freezing import freeze_waiting
from tests.browser.axe import violations
from tests.browser.steps import tab_to
from tests.browser.town import ADMIN


def freeze_all(app):
    """What the process beside the server does; in a thread, for a browser is driven in this one."""

    def work():
        with app.app_context():
            freeze_waiting(tell=lambda _done, _total: None)
            database.session.commit()
            return database.session.scalar(select(func.max(Report.number)))

    with ThreadPoolExecutor(max_workers=1) as beside:
        return beside.submit(work).result()


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_without_a_script(visit, town_app, town, width):
    page = visit(width, ADMIN, java_script_enabled=False)
    page.goto("/rapporten")
    page.get_by_role("link", name="Maak rapport").click()
    page.get_by_label("Met welke grenzen?").select_option(label="Buurten")
    page.get_by_text("Alleen een deel van de gemeente").click()
    page.get_by_role("button", name="Toon de delen").click()
    page.get_by_label("Hamrik").check()
    page.get_by_role("button", name="Bekijk voorbeeld").click()
    expect(page.get_by_role("heading", name="Voorbeeld", exact=True)).to_be_visible()
    expect(page.locator(".report-sheet__period")).to_contain_text("Hamrik")
    page.get_by_role("button", name="Zet vast").click()
    expect(page.get_by_role("link", name="Kijk hoe ver het is")).to_be_visible()

    number = freeze_all(town_app)
    page.get_by_role("link", name="Kijk hoe ver het is").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Rapport {number}: ")
    expect(page.get_by_role("img", name="Kaart.")).to_have_count(2)
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("CSV ?: Wat we deden")).click()
    assert download.value.suggested_filename.startswith("wat-we-deden-")
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert download.value.suggested_filename.endswith(f"-nummer-{number}.pdf")


def test_by_keyboard_and_the_page_becomes_the_report_by_itself(visit, town_app, town):
    page = visit("desk", ADMIN)
    page.goto("/rapporten/voorbeeld")
    tab_to(page, page.get_by_role("button", name="Zet vast"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Wacht tot het aan de beurt is")).to_be_visible()
    assert not violations(page)

    number = freeze_all(town_app)
    # Nobody ended the job, as its process does: the page hears from the report itself.
    expect(page.locator(".report__frozen")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Rapport {number}: ")


def test_the_loose_map_opens_from_disk_and_asks_nobody(visit, browser, town, tmp_path):
    answer = visit("desk", ADMIN).request.get(f"/rapporten/{town.examples['report_id']}/html")
    file = tmp_path / "kaart.html"
    file.write_bytes(answer.body())
    context, asked, wrong = browser.new_context(offline=True), [], []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))

    page.goto(file.as_uri())
    expect(page.locator("path.state")).to_have_count(5)
    expect(page.get_by_role("row", name="Hamrik")).to_be_visible()
    page.locator("path.state").first.click(force=True)
    expect(page.locator(".leaflet-popup-content")).to_contain_text("pas gecheckt")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert wrong == []
    context.close()

"""The map in a file, opened from disk with the network gone: its pins are there, and nobody is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.town import SANNE


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_it_opens_from_a_file_without_a_request_and_names_stay_text(visit, browser, width, tmp_path, town):
    page = visit(width, SANNE)
    answer = page.request.get("/kaart/download?kind=initiative&kind=place")
    assert answer.ok
    assert "attachment" in answer.headers["content-disposition"]
    path = tmp_path / "kaart.html"
    path.write_bytes(answer.body())
    requests, complaints = opened(browser, path)

    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []
    assert complaints == []


def opened(browser, path: Path) -> tuple[list[str], list[str]]:
    """What the page asks for and complains of, once its pins are there and one was opened."""
    requests: list[str] = []
    complaints: list[str] = []
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
    page.goto(path.as_uri())
    pins = page.locator(".pin-marker, .pin-cluster")
    expect(pins.first).to_be_visible()
    expect(page.locator("header")).to_contain_text("gemaakt op")
    # The colours of the map come along too: the land is not in the blue of Leaflet.
    expect(page.locator("path.area").first).to_have_css("fill", "rgb(246, 245, 240)")
    expect(page.locator("path.area").first).to_have_css("fill-opacity", "1")
    expect(page.locator("path.area-border").first).to_have_css("fill", "none")
    page.locator(".pin-marker").first.click()
    expect(page.locator(".leaflet-popup-content")).to_contain_text("·")
    context.close()
    return requests, complaints

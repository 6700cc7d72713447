"""Signing in as a person does: through the form, and then staying signed in."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

PASSWORD = "een goed wachtwoord"


def sign_in(browser: Browser, origin: str, email: str, folder: Path) -> Path:
    """The file with the cookies of this colleague; the first time they come from the form."""
    state = folder / f"{email}.json"
    if not state.exists():
        context = browser.new_context(base_url=origin)
        page = context.new_page()
        page.goto("/inloggen")
        fill_in(page, email)
        context.storage_state(path=state)
        context.close()
    return state


def fill_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """Send the form of the page for signing in, and see where it leads."""
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Wachtwoord", exact=True).fill(password)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("link", name="Op de kaart").first).to_be_visible()

"""What somebody typed into a form that comes too late: she is signed out, or signed in anew.

Going back brings the form with its old token, which is refused again, and signing in brings an empty one. So
the answer shows her texts once more, to copy. Nothing of it is kept, and what another site sent is not shown.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from flask import Response, render_template, request, url_for

NEVER: Final = frozenset({"password", "old", "new", "repeated"})
"""Fields of a password: one with a space in it looks like a sentence."""
MOST_SHOWN: Final = 20
TITLE: Final = "Je was te lang weg"


def typed_texts() -> list[str]:
    """The sentences in the form of this request, in its order; empty when another site may have sent it."""
    if request.method != "POST" or "HX-Request" in request.headers or not _is_ours():
        return []
    said = [text.strip() for name, text in request.form.items(multi=True) if name not in NEVER]
    return [text for text in dict.fromkeys(said) if " " in text][:MOST_SHOWN]


def show_unsent(texts: list[str], *, status: int, sign_in: bool) -> Response:
    """The page with those texts and the way back to the form, by way of sign-in for who is signed out."""
    form = _page_of_the_form()
    page = render_template(
        "errors/unsent.html",
        title=TITLE,
        texts=texts,
        sign_in=sign_in,
        to=url_for("people.sign_in", verder=form) if sign_in else form,
    )
    return Response(page, status=status, headers={"Cache-Control": "no-store"})


def _is_ours() -> bool:
    """Whether a page of ours sent it: browsers say so over https and at home, else the origin."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin", "") == request.host_url.rstrip("/")


def _page_of_the_form() -> str:
    """Path and query of the page on which the form stood; after an error that is where it was sent to."""
    before = urlsplit(request.referrer or "")
    if before.netloc != request.host or not before.path.startswith("/"):
        return request.path
    return f"{before.path}?{before.query}" if before.query else before.path

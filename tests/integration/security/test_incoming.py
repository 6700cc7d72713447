"""A request brings no more than its view can do something with. ASVS 5.0: V5.2.1, V2.4.1."""

from __future__ import annotations

import pytest

from app.models.people import Role
from tests.browsing import another
from tests.factories.people import csrf_token, make_user, sign_in

FORM, WITH_FILE = "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"


@pytest.fixture
def administrator(app, db):
    browser = another(app)
    sign_in(browser, make_user(roles=[Role.ADMIN.value]))
    return browser


def body(browser, kind, size, *, field='name="text"'):
    """The bytes of a form with its token and a field of `size` bytes.

    Ready-made: the test client would put so large a form in a file that nobody closes.
    """
    token, text = csrf_token(browser).encode(), b"x" * size
    if kind == FORM:
        return b"csrf_token=" + token + b"&text=" + text
    parts = ((b'name="csrf_token"', token), (field.encode(), text))
    return (
        b"".join(b"--b\r\nContent-Disposition: form-data; %b\r\n\r\n%b\r\n" % one for one in parts)
        + b"--b--\r\n"
    )


@pytest.mark.parametrize("kind", [FORM, WITH_FILE])
@pytest.mark.parametrize("path", ["/uitloggen", "/buurtkrachten/nieuw"])
def test_a_form_of_more_than_a_megabyte_is_refused_before_it_is_read(administrator, path, kind):
    refused = administrator.post(path, data=body(administrator, kind, 1_100_000), content_type=kind)

    assert refused.status_code == 413
    assert "Dit is te groot" in refused.text


def test_so_is_a_question_of_a_program(administrator):
    refused = administrator.post("/api/v1/partners", json={"q": "x" * 1_100_000})

    assert (refused.status_code, refused.content_type) == (413, "application/problem+json")


@pytest.mark.parametrize(("size", "status"), [(2_000_000, 422), (54_000_000, 413)])
def test_only_who_reads_lists_in_may_send_a_file(administrator, size, status):
    file = 'name="file"; filename="lijst.csv"'
    sent = body(administrator, WITH_FILE, size, field=file)
    answer = administrator.post("/import", data=sent, content_type=WITH_FILE)

    assert answer.status_code == status
    answer.request.close()

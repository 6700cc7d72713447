"""Files come from our own origin, small, and are kept for ever only under the address of their version."""

import gzip
import re
from pathlib import PurePosixPath

import pytest
from flask import Flask

from app.web.presentation import static_files
from app.web.presentation.static_files import StaticFile, read_files, version_of

FILES = read_files()
STYLES = {path: file.body.decode() for path, file in FILES.items() if path.endswith(".css")}
MODULES = {path: file.body.decode() for path, file in FILES.items() if path.startswith("js/")}


@pytest.fixture(scope="module")
def app():
    app = Flask(__name__, static_folder=None)
    app.add_url_rule("/", view_func=lambda: "the application")
    static_files.init_app(app)
    return app


@pytest.fixture(scope="module")
def client(app):
    return app.test_client()


@pytest.fixture(scope="module")
def url(app):
    return app.extensions["static_files"].url


def test_whatever_is_not_a_file_goes_to_the_application(client):
    assert client.get("/").text == "the application"


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("css/site.css", "text/css; charset=utf-8"),
        ("js/pins.js", "text/javascript; charset=utf-8"),
        ("library/leaflet/dist/images/layers.png", "image/png"),
        ("opbouwkaart.webmanifest", "application/manifest+json"),
    ],
)
def test_a_file_says_what_it_is(client, url, path, content_type):
    assert client.get(url(path)).headers["Content-Type"] == content_type


def test_a_file_under_its_version_is_kept_for_ever(client, url):
    response = client.get(url("css/site.css"))

    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_file_under_an_old_version_is_todays_file_and_is_not_kept(client, url):
    current = url("css/site.css")
    response = client.get(re.sub(r"/static/\w+/", "/static/0123456789ab/", current))

    assert response.data == client.get(current).data
    assert response.headers["Cache-Control"] == "no-cache"


def test_text_is_compressed_for_a_browser_that_takes_it(client, url):
    plain = client.get(url("css/site.css"))
    packed = client.get(url("css/site.css"), headers={"Accept-Encoding": "gzip, br"})

    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 3
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert packed.headers["ETag"] != plain.headers["ETag"]


def test_what_is_compressed_already_is_left_alone(client, url):
    font = url("library/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2")

    assert "Content-Encoding" not in client.get(font, headers={"Accept-Encoding": "gzip"}).headers


def test_a_file_that_the_browser_has_is_not_sent_again(client, url):
    tag = client.get(url("css/site.css")).headers["ETag"]
    response = client.get(url("css/site.css"), headers={"If-None-Match": tag})

    assert (response.status_code, response.data) == (304, b"")


@pytest.mark.parametrize(
    "path", ["css/none.css", "../app/config.py", "..%2fconfig.py", "", "css/", "library/__init__.py"]
)
def test_nothing_but_the_files_is_found(client, url, path):
    assert client.get(url("css/site.css").replace("css/site.css", path)).status_code == 404


def test_a_file_can_only_be_read(client, url):
    refused = client.post(url("css/site.css"))

    assert (refused.status_code, refused.headers["Allow"]) == (405, "GET, HEAD")


def test_a_template_that_names_a_missing_file_fails_loudly(url):
    with pytest.raises(LookupError, match=r"css/missing\.css"):
        url("css/missing.css")


def test_the_version_changes_with_a_byte_and_with_a_name():
    one = {"a.css": StaticFile(".css", b"a"), "b.css": StaticFile(".css", b"b")}

    assert version_of(one) == version_of(dict(reversed(one.items())))
    assert version_of(one) != version_of(one | {"b.css": StaticFile(".css", b"c")})
    assert version_of(one) != version_of({"a.css": one["a.css"], "c.css": one["b.css"]})


@pytest.mark.parametrize("path", STYLES)
def test_every_picture_and_font_of_a_style_sheet_is_ours_and_exists(path):
    for address in re.findall(r"url\(['\"]?([^'\")]+)", STYLES[path]):
        if address.startswith(("data:", "#")):
            continue
        folder = PurePosixPath("css" if path.startswith("css/") else path).parts
        base = PurePosixPath(*(folder if path.startswith("css/") else folder[:-1]))
        assert _resolve(base / address) in FILES, f"{path} asks for {address}"


def _resolve(path):
    parts = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


@pytest.mark.parametrize("path", MODULES)
def test_every_module_finds_its_neighbours(path):
    for neighbour in re.findall(r"""(?:from|import) ["'](\.[^"']+)["']""", MODULES[path]):
        assert _resolve(PurePosixPath(path).parent / neighbour) in FILES, f"{path} imports {neighbour}"


def test_every_token_that_our_styles_use_is_declared():
    everything = STYLES["library/library.css"] + STYLES["css/site.css"]
    declared = set(re.findall(r"(--[\w-]+)\s*:", everything))
    used = set(re.findall(r"var\((--[\w-]+)", STYLES["css/site.css"]))

    assert used <= declared


def test_the_style_sheet_of_the_site_is_all_of_ours():
    own = [text for path, text in STYLES.items() if path.startswith("css/") and path != "css/site.css"]

    assert sorted(STYLES["css/site.css"]) == sorted("".join(own))


def test_every_package_brings_its_licence():
    from importlib.resources import files

    root = files("opbouwkaart_frontend")
    packages = {
        "/".join(path.split("/")[1 : 3 if path.startswith("library/@") else 2])
        for path in FILES
        if path.startswith("library/") and path != "library/library.css"
    }

    assert {"leaflet", "htmx.org", "lucide-static", "@fontsource-variable/source-sans-3"} <= packages
    for package in packages:
        assert any("LICEN" in entry.name.upper() for entry in (root / package).iterdir()), package

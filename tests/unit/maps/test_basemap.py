"""The setting for the base map: a name, an address, or nothing; and what may go into a header of it."""

from __future__ import annotations

import pytest

from app.exceptions import ConfigurationError
from app.maps.basemap import basemap_origins, find_basemap


def test_the_default_is_the_grey_map_of_the_kadaster():
    found = find_basemap("nlmaps.grijs")

    assert found.url.startswith("https://service.pdok.nl/")
    assert "Kadaster" in found.attribution
    assert found.origins == ("https://service.pdok.nl",)


def test_nothing_is_no_base_map():
    assert find_basemap("") is None
    assert basemap_origins("") == ()


def test_an_address_of_ones_own_is_taken_as_it_is():
    found = find_basemap("https://kaart.example:8443/{z}/{x}/{y}.png")

    assert found.url == "https://kaart.example:8443/{z}/{x}/{y}.png"
    assert found.origins == ("https://kaart.example:8443",)


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ("geen.kaart", "Geef een naam die xyzservices kent"),
        ("https://kaart.example/tegels.png", "zonder {z}, {x} en {y}"),
        ("ftp://kaart.example/{z}/{x}/{y}.png", "gewoon webadres"),
        ("https://kaart.example;script-src */{z}/{x}/{y}.png", "gewoon webadres"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_in_words(setting, sentence):
    with pytest.raises(ConfigurationError, match=sentence):
        find_basemap(setting)

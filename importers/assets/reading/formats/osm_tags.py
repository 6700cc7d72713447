"""Which tags of OpenStreetMap make something an asset, and which of its tags we take over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from importers.assets.words.vocabulary import meaning_of

_AMENITIES: Final = (
    "community_centre social_centre social_facility library public_bookcase place_of_worship arts_centre"
    " theatre toy_library give_box food_sharing kitchen townhall"
)
ASSET_TAGS: Final[Mapping[str, frozenset[str]]] = {
    "amenity": frozenset(_AMENITIES.split()),
    "leisure": frozenset(("sports_centre", "playground", "park", "pitch")),
    "garden:type": frozenset(("community",)),
    "landuse": frozenset(("allotments",)),
    "shop": frozenset(("charity", "second_hand")),
    "office": frozenset(("association", "ngo", "foundation", "charity")),
    "repair": frozenset(("assisted_self_service",)),
}
ANY_VALUE: Final = ("community_centre", "social_facility", "club")
"""Keys whose every value says that it is one."""

KIND_KEYS: Final = (*ASSET_TAGS, *ANY_VALUE)
KEPT_KEYS: Final = frozenset((
    *KIND_KEYS,
    *("name", "official_name", "description", "website", "contact:website", "url"),
    *("cuisine", "sport", "religion"),
    *("addr:street", "addr:housenumber", "addr:postcode", "addr:city"),
))  # fmt: skip
FOR: Final = ":for"


def is_asset(tags: Mapping[str, str]) -> bool:
    """Whether a tag says that it belongs on the map, or a word of it that we know from other lists."""
    return (
        any(tags.get(key) in values for key, values in ASSET_TAGS.items())
        or any(key in tags for key in ANY_VALUE)
        or any(key.endswith(FOR) for key in tags)
        or any(meaning_of(tags[key]) for key in ASSET_TAGS if key in tags)
    )


def kept(tags: Mapping[str, str]) -> dict[str, str]:
    """The tags that we take over: never a telephone number, e-mail address or name of a person."""
    return {key: value for key, value in tags.items() if key in KEPT_KEYS or key.endswith(FOR)}


def what_it_is(tags: Mapping[str, str]) -> str:
    """The tag that says what it is, as OpenStreetMap writes it: amenity=parking."""
    return next((f"{key}={tags[key]}" for key in KIND_KEYS if key in tags), "")

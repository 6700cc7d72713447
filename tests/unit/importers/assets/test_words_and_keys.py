"""Words of a list become our kinds and themes, and every row gets a key that it keeps."""

from __future__ import annotations

import pytest

from importers.assets.sources import SOURCES
from importers.assets.words.categorise import MOST_TAGS
from importers.assets.words.vocabulary import KINDS, THEMES, meaning_of, what_meanings


@pytest.mark.parametrize(
    ("soort", "thema", "kind", "themes"),
    [
        ("initiatief", "Eten & drinken", "initiative", ("eten-en-koken",)),
        ("Netwerken", "eenzaamheid", "network", ("ontmoeten-en-verbinden",)),
        ("ORGANISATIE", "sport; groen", "organisation", ("bewegen-en-sport", "groen-en-duurzaam")),
        ("", "Moskee", "organisation", ("zingeving-en-levensbeschouwing",)),
        ("Repaircafé", "", "initiative", ("groen-en-duurzaam",)),
        ("plek", "kunst-cultuur-creatief", "place", ("kunst-cultuur-creatief",)),
        ("solution", "Kunst, cultuur, creatief", "solution", ("kunst-cultuur-creatief",)),
        ("community_centre", "", "place", ("ontmoeten-en-verbinden",)),
    ],
)
def test_words_are_understood_in_any_case_and_spelling(read_list, soort, thema, kind, themes):
    record = read_list(f'Naam;Soort;Thema\nDe Pan;{soort};"{thema}"\n').records[0]
    assert (record.kind, record.themes, record.tags) == (kind, themes, ())


def test_an_unknown_word_is_kept_as_a_tag_and_the_default_is_said(read_list):
    result = read_list("Naam;Soort;Thema\nDe Pan;kwakel;\nDe Kan;plek;eten\n")
    assert result.records[0].tags == ("kwakel",)
    assert (result.records[0].kind, result.records[0].themes) == ("initiative", ("ontmoeten-en-verbinden",))
    assert [issue.value for issue in result.issues if issue.row == 2] == ["kwakel"]
    for_all = [issue.reason for issue in result.issues if issue.row is None]
    assert [reason[:12] for reason in for_all] == ["Bij 1 rij st", "Bij 1 rij st"]


def test_a_known_source_fills_in_what_it_declares_without_an_issue(read_list):
    result = read_list("Naam;soort\nThuis;\n", source="zorginstellingen")
    assert result.records[0].kind == "organisation"
    assert result.issues == ()


def test_a_fourth_theme_is_left_out_and_said(read_list):
    result = read_list("Naam;Soort;Thema\nDe Pan;plek;eten, sport, groen, jeugd\n")
    assert len(result.records[0].themes) == 3
    assert any("hoogstens 3" in issue.reason for issue in result.issues)


def test_tags_have_a_limit_and_what_falls_off_is_said(read_list):
    tags = ",".join(f"t{n}" for n in range(MOST_TAGS + 2))
    result = read_list(f'Naam;Soort;Thema;Tags\nDe Pan;plek;eten;"{tags}"\nDe Kan;plek;eten;"a, b; a"\n')
    assert len(result.records[0].tags) == MOST_TAGS
    assert [issue.value for issue in result.issues if issue.row == 2] == [f"t{MOST_TAGS}; t{MOST_TAGS + 1}"]
    assert result.records[1].tags == ("a", "b")


def test_the_vocabulary_and_the_sources_speak_our_codes_only():
    assert all(
        meaning.kind in {"", *KINDS} and set(meaning.themes) <= set(THEMES)
        for meaning in what_meanings().values()
    )
    assert all(source.kind in KINDS and set(source.themes) <= set(THEMES) for source in SOURCES.values())
    assert all(meaning_of(theme) for theme in THEMES)


def test_the_made_key_survives_order_case_accents_and_a_second_file(read_list):
    first = read_list("Naam;Adres\nCafé De Pan;Elzenlaan 3\nDe Kan;Elzenlaan 4\n")
    second = read_list("Adres;Naam\nElzenlaan 4;de kan\nelzenlaan 3;CAFE DE PAN\n")
    assert [record.external_id for record in first.records] == [
        record.external_id for record in reversed(second.records)
    ]


def test_the_same_name_at_another_place_is_another_thing(read_list):
    result = read_list("Naam;Soort;lon;lat\nDe Pan;plek;6,56;53,21\nDe Pan;plek;6,57;53,21\nDe Pan;plek;;\n")
    assert len({record.external_id for record in result.records}) == 3


def test_a_second_row_with_the_same_key_is_refused_and_names_the_first(read_list):
    result = read_list("Naam;lon;lat\nDe Pan;6,56;53,21\nde pan;6,560001;53,21\n")
    assert len(result.records) == 1
    assert "rij 2" in result.issues[0].reason
    result = read_list("id;Naam\n7;De Pan\n7;De Kan\n;De Man\n")
    assert [record.name for record in result.records] == ["De Pan", "De Man"]
    assert any("rij 2" in issue.reason and issue.row == 3 for issue in result.issues)


def test_schools_without_a_name_are_named_by_their_address(read_features, feature):
    school = feature(
        None, identifica="0014", gebr_doel="onderwijsfunctie", openbare_r="Wilgenlaan", huisnummer="1"
    )
    result = read_features(school, source="bag_onderwijs")
    assert result.records[0].name == "Schoolgebouw Wilgenlaan 1"
    assert result.records[0].external_id == "0014"
    assert any("geen naam" in issue.reason for issue in result.issues)


def test_cafes_of_openstreetmap_get_kind_theme_and_place(read_list):
    rows = [
        "cafe,De Pan,node,6.5,53.2",
        "fast_food,,node,6.6,53.2",
        "pub,Bar,way,6.5,53.2",
        "pub,XO,way,6.5,53.2",
    ]
    result = read_list("\n".join(["horecatype,naam,objecttype,lon,lat", *rows]), source="osm_horeca")
    assert [(record.name, record.kind) for record in result.records] == [
        ("De Pan", "place"),
        ("Bar", "place"),
    ]
    assert [(issue.row, issue.field) for issue in result.issues] == [(3, "name"), (5, "name")]
    assert SOURCES["osm_horeca"].attribution == "© OpenStreetMap-bijdragers"

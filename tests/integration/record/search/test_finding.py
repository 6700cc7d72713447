"""What is found in Dutch, in which order, and what a typo or too many words lead to."""

from __future__ import annotations

from itertools import product

import pytest
from sqlalchemy import func, select, text

from app.models.record import Visibility
from app.queries.record.assets import Order, list_page, pins
from app.queries.record.filters import AssetFilter
from app.queries.record.search.understanding import Meaning, understand
from app.queries.record.search.vocabulary import forget_words
from app.queries.record.search.words import alternatives, folded, tails, words_of
from tests.factories.record import make_asset
from tests.integration.record.search.examples import FOUND, HOSTILE, NOT_FOUND, QUERIES


def names(q, viewer):
    page = list_page(AssetFilter(q=q), viewer, order=Order.BEST)
    assert page.total == len(page.rows)
    return [row.name for row in page.rows]


def matches(db, record, query):
    found = func.search_words(record, tails())
    clauses = []
    for word in words_of(query):
        whole = func.word_query("de")
        for other in alternatives(word):
            whole = whole.op("||")(func.word_query(other))
        clauses.append(found.op("@@")(whole))
    return all(db.session.execute(select(*clauses)).one())


def test_a_word_finds_its_other_forms(db):
    assert [pair for pair in FOUND if not matches(db, *pair)] == []


def test_a_word_finds_no_stranger(db):
    assert [pair for pair in NOT_FOUND if matches(db, *pair)] == []


def test_the_best_comes_first(neighbourhood, keeper):
    wrong = {q: found[:4] for q, first in QUERIES if (found := names(q, keeper))[: len(first)] != list(first)}
    none = [q for q, first in QUERIES if not first and names(q, keeper)]

    assert wrong == {}
    assert none == []


def test_the_database_folds_as_the_program_does(db):
    texts = ["Één-op-één’s", "Ĳsselmeer / ijs", "  CAFÉ\tnoir ", "straße", "Oekraïne (65+)"]
    folds = db.session.execute(select(*(func.btrim(func.plain_text(text)) for text in texts))).one()
    assert [fold.replace("ß", "ss") for fold in folds] == [folded(text) for text in texts]


FOLDED_BEFORE = text(
    r"""
    select array_to_tsvector(array(select distinct
        regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
            l, '([b-df-hj-np-tv-z])j$', '\1'), 'z$', 's'), 'v$', 'f'), '([b-df-hj-np-tv-z])\1$', '\1'),
            '([b-df-hj-np-rtv-z])s$', '\1')
        from unnest(stems) l)) = stem_fold(array_to_tsvector(stems)),
        regexp_replace(
            regexp_replace(lower(normalize(:words, NFKD)), '[\u0300-\u036f]', '', 'g'),
            '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g')
            = plain_text(:words)
    from (select cast(:stems as text[]) as stems) as given
    """
)
"""As it was in version 0006: what is stored was made by it."""


def test_the_quick_way_folds_words_as_the_long_way_does(db):
    ends = ["".join(pair) for pair in product("abjlmnsvzé1", repeat=2)]
    stems = [*"abjsvz1", *ends, *(f"boe{end}" for end in ends), "bankj", "mens", "gras", "hazz", "kkj"]
    signs = "".join(map(chr, range(1, 128)))
    for words in (signs, f"A{signs}É{signs}", "Één-op-één’s", "", " ", "WIJK & buurt (65+)", "Ĳssel ﬁets"):
        assert db.session.execute(FOLDED_BEFORE, {"stems": stems, "words": words}).one() == (True, True)


@pytest.mark.parametrize("q", HOSTILE)
def test_whatever_is_typed_gets_an_answer(neighbourhood, keeper, client, q):
    assert list_page(AssetFilter(q=q.replace("\x00", " ")), keeper, order=Order.BEST).total <= 20


def test_signs_alone_find_nothing(neighbourhood, keeper):
    assert names("?!…", keeper) == []


def test_a_typo_is_mended_and_told(neighbourhood, keeper):
    search = understand("moestuim", keeper)
    assert (search.corrected, search.meaning) == ("moestuin", Meaning.ALL)


def test_only_the_wrong_word_is_mended(neighbourhood, keeper):
    assert understand("wandelgroep sinegl", keeper).corrected == "wandelgroep singel"


def test_words_between_quotation_marks_are_taken_as_they_are(neighbourhood, keeper):
    assert understand('"moestuim"', keeper).corrected == ""
    assert names('"moestuim"', keeper) == []
    assert names("„moestuin”", keeper)[0] == "Moestuin De Goede Grond"


def test_what_is_found_is_not_mended_to_something_more_usual(neighbourhood, keeper):
    make_asset(keeper, name="Moestuim")
    assert names("moestuim", keeper) == ["Moestuim"]


def test_no_word_is_suggested_that_only_a_hidden_record_holds(keeper, colleague):
    make_asset(keeper, name="Zwaluwnesten", visibility=Visibility.TEAM)

    assert understand("zwaluwnestem", keeper).corrected == "zwaluwnesten"
    assert understand("zwaluwnestem", colleague).corrected == ""
    assert names("zwaluwnestem", colleague) == names("zwaluwnesten", colleague) == []


def test_a_new_word_mends_after_the_words_are_read_again(db, neighbourhood, keeper):
    assert understand("zwaluwnestem", keeper).corrected == ""
    make_asset(keeper, name="Zwaluwnesten")
    forget_words()
    db.session.info.clear()
    assert understand("zwaluwnestem", keeper).corrected == "zwaluwnesten"


def test_when_no_record_has_all_words_those_with_most_come_first(neighbourhood, keeper):
    search = understand("breien wol zwembad", keeper)

    assert search.meaning is Meaning.SOME
    assert names("breien wol zwembad", keeper)[0] == "Breiclub Steek los"
    assert understand("breien wol", keeper).meaning is Meaning.ALL


def test_a_buurt_in_the_query_finds_what_is_there(keeper):
    make_asset(keeper, name="Koffietafel", buurt="BU00140100")
    make_asset(keeper, name="Koffiehoek", buurt="BU00140000")
    make_asset(keeper, name="Breitafel", buurt="BU00140100")

    assert names("koffie laanzicht", keeper) == ["Koffietafel"]
    assert names("laanzicht", keeper) == ["Breitafel", "Koffietafel"]
    assert [area.code for area in understand("laanzicht", keeper).areas] == ["BU00140100"]


def test_a_record_whose_place_is_hidden_is_not_found_by_its_buurt(keeper, colleague):
    make_asset(keeper, name="Rustgroep", visibility=Visibility.TEAM)

    assert names("hamrik", keeper) == ["Rustgroep"]
    assert names("hamrik", colleague) == []


def test_the_map_draws_what_the_list_says(neighbourhood, keeper):
    drawn = pins(AssetFilter(q="moestuim"), keeper)
    assert "Moestuin De Goede Grond" in drawn
    assert "Weggeefkast" not in drawn

"""What the check finds in one text, what it leaves alone, and that it is quick and silent."""

from __future__ import annotations

import time

import pytest

from importers.personal_data import Found, check_text, without_found


def kinds(text: str) -> set[Found]:
    return {finding.kind for finding in check_text(text)}


@pytest.mark.parametrize(
    "text",
    [
        "111222333",
        "111.222.333",
        "111-222-333",
        "1112 22 333",
        "1 1 1 2 2 2 3 3 3",
        "111\u200b222333",
        "１１１２２２３３３",
    ],
)
def test_a_citizen_number_is_found_however_it_is_written(text):
    assert kinds(f"nummer {text} graag") == {Found.BSN}


@pytest.mark.parametrize(
    "text",
    [
        "111222334",
        "000000000",
        "1112223330",
        "9.00-12.30 14 uur",
        "12345678",
        "2024-2025",
        "€ 1.250,00",
        "9711 AA 12",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert not kinds(f"nummer {text} graag")


def test_a_number_that_is_refused_says_the_way_to_the_number_of_an_organisation():
    (finding,) = check_text("RSIN 111222333")

    assert finding.level == "refuse"
    assert "KvK-nummer (8 cijfers)" in finding.sentence


def test_an_account_with_a_wrong_check_is_left_alone():
    assert kinds("NL91 ABNA 0417 1643 00") == {Found.IBAN}
    assert Found.IBAN not in kinds("NL92 ABNA 0417 1643 00")


def test_the_gravest_is_said_first_and_each_kind_once():
    found = check_text("Bel 0612345678 of 0687654321, BSN 111222333")

    assert [finding.kind for finding in found] == [Found.BSN, Found.PHONE]


def test_a_contact_may_hold_a_telephone_but_no_citizen_number():
    found = check_text("0612345678 en 111222333", allowed={Found.PHONE, Found.EMAIL})

    assert [finding.kind for finding in found] == [Found.BSN]


def test_nothing_of_the_text_is_in_a_finding():
    for finding in check_text("Mevrouw Zwaluwstaart, Kerkstraat 12, 0612345678, 111222333"):
        assert not {"Zwaluw", "Kerkstraat", "0612", "111222"} & set(
            (repr(finding) + finding.sentence).split()
        )
        assert "Zwaluw" not in repr(finding) + finding.sentence


def test_the_rest_of_a_question_stays():
    assert without_found("koffie bij mevrouw Hoekstra 0612345678 dinsdag") == "koffie bij dinsdag"
    assert without_found("eten op dinsdag") == "eten op dinsdag"


@pytest.mark.parametrize(
    "piece",
    [
        "a", "1", "1 ", "1.", "06", "@", "a@", "a.", "Jan ", "Jan van ", "mevrouw ", "Jan heeft ", "NL91",
        "(0", "\n", "A. ", "straat 1",
        "Jan. ", "van den ", "\u200b", "Jan verslaafd ", "a@b.",
        "+31 ", "12-12-",
    ],
)  # fmt: skip
def test_a_hostile_text_takes_a_moment(piece):
    text = (piece * 100_000)[:100_000]
    start = time.thread_time()

    check_text(text)

    assert time.thread_time() - start < 3

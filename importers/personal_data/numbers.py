"""What belongs to one person: citizen numbers, accounts, telephones, e-mail addresses, days of birth.

Every pattern has a bounded length or begins where a run of signs begins: the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from importers.personal_data.findings import Found, Span
from importers.personal_data.words import FIRST_NAMES, PRIVATE_HOSTS, SURNAMES

DIGITS = re.compile(r"\d+")
BETWEEN_DIGITS = frozenset({"", " ", ".", "-", "/", ". ", "- ", " - "})
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
IBAN = re.compile(r"(?<![^\W_])[A-Za-z]{2}\d{2}(?:[ .\-]?[A-Za-z0-9]){11,30}")
IBAN_LENGTHS = {
    "NL": 18, "BE": 16, "DE": 22, "FR": 27, "ES": 24, "IT": 27, "PL": 28, "GB": 22, "LT": 20, "AT": 20,
    "PT": 25, "LU": 20, "IE": 22, "TR": 26, "BG": 22, "RO": 24, "HU": 28, "DK": 18, "SE": 24, "CH": 21,
}  # fmt: skip
PHONE = re.compile(
    r"(?<![\d+])(?:(?:\+|00)31[ .\-]?(?:\(0\))?[ .\-]?[1-9]|\(?0[1-9])\)?(?:[ .\-/()]{0,3}\d){8}(?!\d)"
    r"|(?<![\d+])\+(?!31)[1-9]\d{0,2}(?:[ .\-]?\d){8,11}(?!\d)"
)
OF_ORGANISATIONS = re.compile(r"\(?0(?:8[458]|800|90[069])")
E_MAIL = re.compile(r"@([\w\-]{1,63}(?:\.[\w\-]{1,63})+)")
LOCAL_PART = re.compile(r"[\w.+\-]+$")
OF_MAIL = re.compile(r"[.\-_+\d]+")
GENERAL_MAIL = re.compile(
    r"info|contact|welkom|admin|secretar|bestuur|post|mail|team|wijk|buurt|dorp|activiteit|vrijwillig|hallo|"
    r"recepti|bewoner|penningm|voorzit|beheer|aanmeld|inschrijf|agenda|redactie|service|klant|support|office|"
    r"speeltuin|moestuin|tuin|kerk|moskee|school|huis|club|koor|stichting|vereniging|cafe|eetcafe|repair|bieb|"
    r"locatie|balie|loket|help|hulp|inloop|jongeren|ouderen|sport|project|organisatie|planning|reserver|verhuur"
)
MONTHS = "jan|feb|maa?rt|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec"
DAY = re.compile(
    r"(?<!\d)(?:\d{1,2}[ ./\-]{1,2}(?:\d{1,2}|(?:"
    + MONTHS
    + r")[a-z]{0,7}\.?)[ ./\-]{1,2}(?:19\d\d|20[012]\d|\d\d)"
    r"|(?:19\d\d|20[012]\d)-\d\d?-\d\d?)(?!\d)",
    re.IGNORECASE,
)
BORN = re.compile(r"\bgeboren\b|\bgeb\b|\bgeboorte|\bverjaardag\b|\bjarig\b|\bgeb\.|\*\s?$", re.IGNORECASE)
BORN_AFTER = re.compile(r"^[\s)]{0,2}(?:geboren|jarig)\b", re.IGNORECASE)
BEFORE_DAY, AFTER_DAY = 32, 12


def number_spans(text: str) -> Iterator[Span]:
    """Accounts and telephones first: a citizen number is looked for in what they leave."""
    accounts = list(_ibans(text))
    yield from (Span(Found.IBAN, start, end) for start, end in accounts)
    rest = _blanked(text, accounts)
    phones = [(at.start(), at.end()) for at in PHONE.finditer(rest)]
    for start, end in phones:
        if not OF_ORGANISATIONS.match(rest[start:end]):
            yield Span(Found.PHONE, start, end)
    left = _blanked(rest, phones)
    yield from (Span(Found.BSN, start, end) for start, end in _citizen_numbers(left))
    yield from (Span(Found.EMAIL, start, end) for start, end in _mail_of_persons(text))
    yield from (Span(Found.BIRTH_DATE, start, end) for start, end in _days_of_birth(text))


def passes_eleven_test(digits: str) -> bool:
    """Whether nine digits can be a BSN (or the RSIN of an organisation)."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))
    return total % 11 == 0 and int(digits) > 0


def _citizen_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Nine digits, in one piece or in groups with the same sign between them."""
    runs = list(DIGITS.finditer(text))
    for first, run in enumerate(runs):
        number = _nine_digits(text, runs[first : first + 9])
        if number and passes_eleven_test("".join(DIGITS.findall(number))):
            yield run.start(), run.start() + len(number)


def _nine_digits(text: str, runs: list[re.Match[str]]) -> str:
    """The piece of text with exactly nine digits that begins with the first run; empty for none."""
    digits, signs = 0, set[str]()
    for place, run in enumerate(runs):
        if place:
            signs.add(text[runs[place - 1].end() : run.start()][:4])
        digits += len(run.group())
        if len(signs) > 1 or not signs <= BETWEEN_DIGITS or digits > 9:
            return ""
        if digits == 9:
            number = text[runs[0].start() : run.end()]
            return number if _is_grouped(number) else ""
    return ""


def _is_grouped(number: str) -> bool:
    """Groups of two and more, or single digits all along: '8 12345678' are two numbers."""
    sizes = [len(group) for group in DIGITS.findall(number)]
    return len(sizes) == 9 or (len(sizes) <= 5 and (min(sizes) > 1 or (sizes[-1] == 1 and len(sizes) > 2)))


def _ibans(text: str) -> Iterator[tuple[int, int]]:
    for at in IBAN.finditer(text):
        signs = [(place, sign) for place, sign in enumerate(at.group().upper()) if sign.isalnum()]
        length = IBAN_LENGTHS.get(signs[0][1] + signs[1][1], 0)
        if 0 < length <= len(signs):
            account = "".join(sign for _, sign in signs[:length])
            if int("".join(str(int(sign, 36)) for sign in account[4:] + account[:4])) % 97 == 1:
                yield at.start(), at.start() + signs[length - 1][0] + 1


def _mail_of_persons(text: str) -> Iterator[tuple[int, int]]:
    for at in E_MAIL.finditer(text):
        local = LOCAL_PART.search(text[max(0, at.start() - 64) : at.start()])
        if local and _is_of_person(local.group().lower(), at.group(1).lower()):
            yield at.start() - len(local.group()), at.end()


def _is_of_person(local: str, host: str) -> bool:
    words = [word for word in OF_MAIL.split(local) if word]
    if any(word in FIRST_NAMES or word in SURNAMES for word in words):
        return True
    if GENERAL_MAIL.search(local):
        return False
    is_initial = len(words) > 1 and len(words[0]) == 1
    ends_in_surname = any(local.endswith(name.replace(" ", "")) for name in SURNAMES if len(name) > 4)
    return is_initial or ends_in_surname or host.split(".", maxsplit=1)[0] in PRIVATE_HOSTS


def _days_of_birth(text: str) -> Iterator[tuple[int, int]]:
    for at in DAY.finditer(text):
        before = text[max(0, at.start() - BEFORE_DAY) : at.start()]
        if BORN.search(before) or BORN_AFTER.match(text[at.end() : at.end() + AFTER_DAY]):
            yield at.start(), at.end()


def _blanked(text: str, taken: list[tuple[int, int]]) -> str:
    """The text with other signs where something was found already; as long as it was."""
    parts, last = [], 0
    for start, end in sorted(taken):
        if start >= last:
            parts += [text[last:start], "x" * (end - start)]
            last = end
    return "".join([*parts, text[last:]])

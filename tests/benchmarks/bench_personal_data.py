"""The check on personal data: precision and recall per kind on labelled sentences, and the time it takes.

Nothing here fails: it prints a table. The floors stand in the unit tests.
"""

from __future__ import annotations

import time

from importers.personal_data import Found, check_text
from tests.unit.personal_data.labelled import labelled, score

TEXTS_OF_A_RECORD, ROUNDS = 12, 20


def test_precision_and_recall():
    sentences = labelled()
    print("\nkind        tuned on: precision recall   held out: precision recall")  # noqa: T201
    for kind in Found:
        tuned, held = (
            score(kind, [one for one in sentences if one.is_held_out is part]) for part in (False, True)
        )
        print(  # noqa: T201
            f"{kind:<12}{tuned.precision:18.2f} {tuned.recall:7.2f}{held.precision:20.2f} {held.recall:7.2f}"
        )


def test_the_time_of_a_record():
    texts = [sentence.text for sentence in labelled()][: TEXTS_OF_A_RECORD * ROUNDS]
    start = time.perf_counter()
    for text in texts:
        check_text(text)
    taken = (time.perf_counter() - start) / len(texts) * TEXTS_OF_A_RECORD

    print(f"\n{TEXTS_OF_A_RECORD} texts of a record: {taken * 1000:.2f} ms")  # noqa: T201

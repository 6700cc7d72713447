"""The partner finder: a question in plain Dutch, what was understood of it, and who fits, with reasons.

Nothing of a question is stored, logged or put into an address. The shortest way through:

    understood(text, viewer) -> Understood      wanted, what was not understood, whether help comes first
    answer(wanted, viewer) -> Answer            hits with parts that sum to their score, and what to relax
"""

from app.queries.partners.finder.answering import Answer, Hit, answer
from app.queries.partners.finder.asking.understanding import Understood, understood
from app.queries.partners.finder.asking.wanted import Door, Wanted

__all__ = ["Answer", "Door", "Hit", "Understood", "Wanted", "answer", "understood"]

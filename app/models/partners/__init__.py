"""From what colleagues hear often to a question of the neighbourhood, and on to what answers it."""

from app.models.partners.question import Question, QuestionBuurt, QuestionPartner, QuestionState, QuestionStep
from app.models.partners.request import ContactRequest, RequestMessage, RequestState
from app.models.partners.signal import Signal

__all__ = [
    "ContactRequest",
    "Question",
    "QuestionBuurt",
    "QuestionPartner",
    "QuestionState",
    "QuestionStep",
    "RequestMessage",
    "RequestState",
    "Signal",
]

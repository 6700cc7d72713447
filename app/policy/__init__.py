"""Who may see and do what, to which field, at which precision of place. Decided here and nowhere else.

Two halves. *Doing*: every route names the permission it needs, and `may_edit` and its neighbours
answer for one record. *Seeing*: `AUDIENCE_RULE` and `PRECISION_RULE` decide, when a record is
written, which audiences get a published row and where its shown place is; `visible_rows` picks,
when something is read, the rows that are meant for this visitor.
"""

from app.policy.doing import (
    UNDO_FOR,
    answers_for,
    may_ask_keepers,
    may_change_question,
    may_decide,
    may_edit,
    may_hand_over,
    may_join_request,
    may_merge,
    may_undo_change,
    may_undo_check,
    may_undo_recording,
)
from app.policy.seeing import (
    AUDIENCE_RULE,
    PRECISION_RULE,
    WORKS_WITH_PEOPLE,
    hidden_rows,
    keeps,
    may_see_kept,
    may_see_private,
    may_see_readers,
    requests_from,
    requests_to,
    story_levels,
    visible_rows,
    would_see_private,
)
from app.policy.viewer import (
    ANONYMOUS,
    ANYBODY,
    ASKS_PASSWORD,
    ROLE_ORDER,
    ROLES_WITH,
    STAFF,
    Permission,
    Viewer,
)

__all__ = [
    "ANONYMOUS",
    "ANYBODY",
    "ASKS_PASSWORD",
    "AUDIENCE_RULE",
    "PRECISION_RULE",
    "ROLES_WITH",
    "ROLE_ORDER",
    "STAFF",
    "UNDO_FOR",
    "WORKS_WITH_PEOPLE",
    "Permission",
    "Viewer",
    "answers_for",
    "hidden_rows",
    "keeps",
    "may_ask_keepers",
    "may_change_question",
    "may_decide",
    "may_edit",
    "may_hand_over",
    "may_join_request",
    "may_merge",
    "may_see_kept",
    "may_see_private",
    "may_see_readers",
    "may_undo_change",
    "may_undo_check",
    "may_undo_recording",
    "requests_from",
    "requests_to",
    "story_levels",
    "visible_rows",
    "would_see_private",
]

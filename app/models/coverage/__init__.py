"""Where was looked, and what is thought of a number."""

from app.models.coverage.judgement import Judgement
from app.models.coverage.outside_list import OutsideList
from app.models.coverage.round import Round, RoundPick, RoundSkip, RoundTheme

__all__ = ["Judgement", "OutsideList", "Round", "RoundPick", "RoundSkip", "RoundTheme"]

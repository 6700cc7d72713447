"""What a file and a reading share: work that takes too long to wait for, and is a job."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column


class Waiting:
    """Work that is asked for since `asked_at`, for `asked_by` of `asked_team`; None when there is none.

    With a `problem` (Dutch, ours) it came to nothing and waits no longer.
    """

    asked_at: Mapped[datetime | None]
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    asked_team: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    problem: Mapped[str] = mapped_column(server_default="", default="")

    @property
    def waits(self) -> bool:
        """Whether it still has to be done."""
        return self.asked_at is not None and not self.problem

"""What keeps an installation going: the work that is done outside of requests."""

from app.models.operation.job import Job, JobState

__all__ = ["Job", "JobState"]

"""Where records come from when nobody typed them: sources and the runs that read them."""

from app.models.imports.source import ImportIssue, ImportRun, Source

__all__ = ["ImportIssue", "ImportRun", "Source"]

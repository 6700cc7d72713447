"""Where records come from when nobody typed them: sources and the runs that read them."""

from app.models.imports.source import FileWish, ImportFile, ImportIssue, ImportRun, ImportRunAsset, Source

__all__ = ["FileWish", "ImportFile", "ImportIssue", "ImportRun", "ImportRunAsset", "Source"]

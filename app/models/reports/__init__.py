"""Reports that last: what was asked, and the bytes that came of it."""

from app.models.reports.report import Edition, FileKind, Report, ReportFile

__all__ = ["Edition", "FileKind", "Report", "ReportFile"]

"""Reports that last: what was asked, the bytes that came of it, and the lines by which they count as well."""

from app.models.reports.action_line import ActionLine
from app.models.reports.report import Edition, FileKind, Report, ReportFile

__all__ = ["ActionLine", "Edition", "FileKind", "Report", "ReportFile"]

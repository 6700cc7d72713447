"""Does a text hold personal data? Pure: a text in, findings out; nothing of the text is ever kept."""

from importers.personal_data.checking import check_text, without_found
from importers.personal_data.findings import Finding, Found, Level

__all__ = ["Finding", "Found", "Level", "check_text", "without_found"]

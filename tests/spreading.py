"""How pytest-xdist spreads the tests: a file stays on one worker, and all that starts programs on one too.

Those wait for their programs half of the time; so three workers keep two processors busy, and no two of these
tests make each other wait.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling


class Spreading(LoadScopeScheduling):
    """One unit of work per file, and one for everything that is marked as `process`."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", 1)[0]
        return "process" if _starts_programs(self.config.rootpath / file) else file


@cache
def _starts_programs(path: Path) -> bool:
    return "pytest.mark.process" in path.read_text(encoding="utf-8")

"""How long something takes, beside something bare of the same run, at several sizes.

Nothing fails for being slow: a table in the terminal and a file of JSON say what was measured. `BENCH=short`
makes everything small and runs it once, so that all ways to the same answer are known to agree.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

SHORT = os.environ.get("BENCH") == "short"
SMALL = 400
FILE = Path(os.environ.get("BENCH_FILE", ".benchmarks/measured.json"))


@dataclass(frozen=True, slots=True)
class Timing:
    """Median and 95th percentile in milliseconds."""

    median: float
    p95: float

    @classmethod
    def of(cls, taken: Iterable[float]) -> Timing:
        """The two of so many times."""
        times = sorted(taken)
        return cls(statistics.median(times), times[max(0, round(len(times) * 0.95) - 1)])


@dataclass(frozen=True, slots=True)
class Line:
    """One thing at one size; the baseline is what its median is a multiple of."""

    what: str
    size: int
    median: float
    p95: float
    baseline: float | None
    more: dict[str, Any] = field(default_factory=dict)


def sizes(*counts: int) -> list[int]:
    """Sizes that hurt, or one small one in the short run."""
    return [SMALL] if SHORT else list(counts)


def timed(work: Callable[[], object], rounds: int = 15) -> Timing:
    """A few rounds after one to warm up."""
    work()
    taken = []
    for _ in range(1 if SHORT else rounds):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return Timing.of(taken)


class Measured:
    """What this run measured."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def add(
        self, what: str, size: int, timing: Timing, *, baseline: Timing | None = None, **more: Any
    ) -> None:
        """Keep one line; `more` are figures beside it, such as the number of hits."""
        base = baseline.median if baseline else None
        self.lines.append(Line(what, size, timing.median, timing.p95, base, more))

    def growth(self, line: Line) -> float | None:
        """How many times the median of the smallest size of the same thing."""
        same = [one for one in self.lines if one.what == line.what]
        first = min(same, key=lambda one: one.size)
        return line.median / first.median if first is not line and first.median else None

    def table(self) -> list[str]:
        """Lines to read."""
        head = f"{'':44}{'size':>10}{'median':>9}{'p95':>9}{'x base':>8}{'growth':>8}"
        return [head, *map(self._row, self.lines)]

    def _row(self, line: Line) -> str:
        ratio = line.median / line.baseline if line.baseline else None
        numbers = "".join(f"{one:8.2f}" if one is not None else " " * 8 for one in (ratio, self.growth(line)))
        more = "".join(f"  {name} {value}" for name, value in line.more.items())
        return f"{line.what[:43]:44}{line.size:>10,}{line.median:9.2f}{line.p95:9.2f}{numbers}{more}"

    def write(self, file: Path = FILE) -> None:
        """The same as JSON, for the next run to be laid beside."""
        file.parent.mkdir(exist_ok=True)
        machine = {"cores": os.cpu_count(), "python": platform.python_version()}
        lines = [asdict(line) | {"growth": self.growth(line)} for line in self.lines]
        file.write_text(json.dumps({"unit": "ms", "machine": machine, "lines": lines}, indent=1))

"""Runs commands and tells how long they took, what they cost and how much memory they held."""

import hashlib
import os
import shutil
import signal
import statistics
import subprocess
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.places import BENCHMARKS, CACHE

Command = Sequence[str | Path]

BLOCK = 512  # bytes; the unit of ru_inblock
WARM_READ = 1_000_000  # bytes that a warm run may read from the disk
WARM_TRIES = 3
RESULTS = (0, 1, 3)  # exit statuses of picket that are no fault; `cat` and `rg` use the first two


class BenchmarkFault(Exception):
    """A run that cannot be measured; the text is for the user."""


@dataclass(frozen=True)
class Run:
    """One process, from its spawn to its exit."""

    wall: float  # seconds
    cpu: float  # seconds, user and system, children included
    peak: int  # bytes of resident memory, of the largest process
    disk: int  # bytes read from the disk: about none where the page cache is warm
    status: int


@dataclass
class Series:
    """All runs of one command."""

    runs: list[Run] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(run.wall for run in self.runs)

    @property
    def minimum(self) -> float:
        return min(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        return statistics.median(run.cpu for run in self.runs)

    @property
    def peak(self) -> int:
        return max(run.peak for run in self.runs)

    @property
    def spread(self) -> float:
        """How far the slowest run is above the fastest: 0.1 is 10 %."""
        return max(run.wall for run in self.runs) / self.minimum - 1

    @property
    def cold(self) -> int:
        """How many runs read from the disk although they were tried again."""
        return sum(run.disk > WARM_READ for run in self.runs)

    @property
    def statuses(self) -> list[int]:
        return sorted({run.status for run in self.runs})

    def summary(self) -> dict[str, object]:
        """Returns what the result file keeps."""
        return {
            "median": self.median,
            "minimum": self.minimum,
            "spread": self.spread,
            "cpu": self.cpu,
            "peakBytes": self.peak,
            "cold": self.cold,
            "statuses": self.statuses,
            "walls": [run.wall for run in self.runs],
        }


def launcher() -> Path:
    """Returns the compiled bench/launch.c, whose comment says why it exists."""
    source = BENCHMARKS / "bench" / "launch.c"
    # Checkouts that share a cache may hold different sources.
    program = CACHE / f"launch-{hashlib.sha256(source.read_bytes()).hexdigest()[:12]}"
    if not program.exists():
        compiler = next((found for name in ("cc", "clang", "gcc") if (found := shutil.which(name))), None)
        if compiler is None:
            raise BenchmarkFault("no C compiler found: install clang or gcc")
        CACHE.mkdir(parents=True, exist_ok=True)
        subprocess.run([compiler, "-O2", "-o", program, source], check=True)
    return program


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Returns the environment of a measured process: no personal configuration, one locale."""
    return {
        **os.environ,
        "LC_ALL": "C.UTF-8",
        "XDG_CONFIG_HOME": str(CACHE / "no-configuration"),
        # The corpora may lie in the work tree of a repository that ignores them.
        "GIT_CEILING_DIRECTORIES": str(CACHE),
        **(extra or {}),
    }


def run(
    command: Command, count: int = 1, timeout: float | None = None, accepted: Collection[int] = RESULTS
) -> list[Run]:
    """Runs a command `count` times, one after the other."""
    arguments = [str(launcher()), str(count), *map(str, command)]
    process = subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), text=True, start_new_session=True
    )
    try:
        output, errors = process.communicate(timeout=timeout)
    except BaseException as fault:
        os.killpg(process.pid, signal.SIGKILL)  # the session that was started two lines above
        process.communicate()
        if isinstance(fault, subprocess.TimeoutExpired):
            raise BenchmarkFault(f"not done within {timeout:.0f} s") from None
        raise
    if process.returncode != 0:
        raise BenchmarkFault(errors.strip() or f"{arguments[2]} could not be run")
    runs = [parse(line) for line in output.splitlines()]
    if runs[-1].status not in accepted:
        raise BenchmarkFault(f"{' '.join(arguments[2:])} ended with {runs[-1].status}: {errors.strip()[-2000:]}")
    return runs


def parse(line: str) -> Run:
    """Reads one line of the launcher."""
    wall, user, system, peak, blocks, status = map(int, line.split())
    return Run(wall / 1e9, (user + system) / 1e6, peak * 1024, blocks * BLOCK, status)


def run_warm(command: Command, count: int) -> list[Run]:
    """Runs a command again where it read from the disk.

    A virtual machine may give its page cache back to the host between two runs.
    """
    for _ in range(WARM_TRIES):
        runs = run(command, count)
        if all(once.disk <= WARM_READ for once in runs):
            break
    return runs


def interleave(
    commands: Mapping[str, Command],
    rounds: int,
    count: int = 1,
    after_each: Callable[[str], None] = lambda name: None,
) -> dict[str, Series]:
    """Runs all commands once per round, each round in another order.

    What disturbs the machine then disturbs all of them alike, and nobody always
    runs behind the same neighbour.
    """
    names = list(commands)
    all_series = {name: Series() for name in names}
    for number in range(rounds):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            all_series[name].runs += run_warm(commands[name], count)
            after_each(name)
    return all_series

"""The command lines of picket and of the floors it is held against."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import Corpus
from bench.measure import BenchmarkFault, Command, run
from bench.places import BENCHMARKS

CANARY_RULE = "picket-bench-canary"

# In no corpus: rg ends with 1, and reads everything.
ABSENT_LITERAL = "sentinel_that_is_in_no_file"


def cat_tree(path: Path) -> Command:
    """Reads every file of a tree: what a scan costs at the least without its own reader."""
    return ["sh", "-c", 'find "$0" -type f -print0 | xargs -0 cat > /dev/null', path]


def cat_file(path: Path) -> Command:
    return ["cat", path]  # into the launcher's /dev/null


def ripgrep(path: Path) -> Command:
    """Searches all files, hidden, ignored and binary ones too."""
    return ["rg", "-uuu", "--no-config", "--fixed-strings", ABSENT_LITERAL, path]


@dataclass(frozen=True)
class Picket:
    """The program under test and how it is called."""

    program: Path
    report: Path  # where it writes its findings
    rules: tuple[Path, ...] = ()  # on top of the built-in ones
    jobs: int | None = None  # its own choice where absent
    table: Path | None = None  # compiled rules in the place of the built-in ones

    def scan(self, path: Path, *more: str | Path) -> Command:
        rules = [word for file in self.rules for word in ("--config", file)]
        rules += [] if self.table is None else ["--table", self.table]
        jobs = [] if self.jobs is None else ["--jobs", str(self.jobs)]
        return [self.program, "scan", path, "--format", "jsonl", "--output", self.report, *rules, *jobs, *more]

    def version(self) -> Command:
        return [self.program, "--version"]

    def prove_reading(self, corpus: Corpus) -> None:
        """Stops where a scan does not find the last line of a corpus."""
        self.report.unlink(missing_ok=True)
        run(self.scan(corpus.path, "--config", BENCHMARKS / "canary.toml"))
        if not self.report.exists() or CANARY_RULE.encode() not in self.report.read_bytes():
            raise BenchmarkFault(
                f"picket did not find the canary of {corpus.name}: it did not read all of it. Does git ignore "
                f"{corpus.path}? Then set PICKET_BENCH_CACHE to a folder outside of the work tree."
            )


@dataclass
class Reports:
    """Compares the findings of all runs on one corpus: they have to be the same bytes."""

    file: Path
    digest: str | None = None
    findings: int = 0

    def check(self) -> None:
        content = self.file.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        if self.digest not in (None, digest):
            raise BenchmarkFault("two runs of picket gave different reports")
        self.digest = digest
        self.findings = content.count(b"\n")
        self.file.unlink()  # so that a run which writes nothing is noticed

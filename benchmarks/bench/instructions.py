"""Instructions per byte: the one speed that other programs on the machine cannot change."""

import json
import re
import subprocess
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from bench.corpus import Corpus
from bench.measure import BenchmarkFault, Command, environment
from bench.picket import Picket
from bench.places import BENCHMARKS

EXPECTATION = BENCHMARKS / "instructions.json"


@dataclass(frozen=True)
class Expectation:
    """What instructions.json allows, on the corpus that it was measured on."""

    corpus: str
    sha256: str
    maximum: float  # instructions per byte

    @classmethod
    def load(cls) -> "Expectation":
        return cls(**json.loads(EXPECTATION.read_text()))


@dataclass(frozen=True)
class Instructions:
    """What callgrind counted."""

    scan: int
    empty: int  # the same command on an empty folder: start, tables, end
    bytes: int

    @property
    def per_byte(self) -> float:
        return (self.scan - self.empty) / self.bytes


def count(command: Command, folder: Path) -> int:
    """Returns the instructions that one process executes under callgrind."""
    output = folder / "callgrind.out"
    result = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={output}", *map(str, command)],
        env=environment(), capture_output=True, text=True,
    )
    totals = re.search(r"^totals: (\d+)", output.read_text(), re.MULTILINE) if output.exists() else None
    if totals is None or result.returncode not in (0, 1, 3):
        raise BenchmarkFault(f"callgrind failed with {result.returncode}: {result.stderr.strip()[-2000:]}")
    return int(totals[1])


def measure(picket: Picket, corpus: Corpus) -> Instructions:
    """Counts a scan of a corpus by one worker, less a scan of nothing."""
    single = replace(picket, jobs=1)
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, "empty")
        empty.mkdir()
        return Instructions(
            scan=count(single.scan(corpus.path), Path(folder)),
            empty=count(single.scan(empty), Path(folder)),
            bytes=corpus.bytes,
        )


def check_corpus(expectation: Expectation, corpus: Corpus) -> None:
    """Stops where the corpus is not the one that the expectation was measured on."""
    if corpus.sha256 != expectation.sha256:
        raise BenchmarkFault(
            f"the corpus {corpus.name} is not the one of {EXPECTATION.name} "
            f"({corpus.sha256} instead of {expectation.sha256}): build it again, or measure a new maximum"
        )

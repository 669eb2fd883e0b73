"""All that one run of the harness measured, and what follows from it for the gates."""

import json
import time
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from bench import gates
from bench.corpus import Corpus
from bench.instructions import Instructions
from bench.measure import Series
from bench.peers import PeerResult
from bench.places import RESULTS


@dataclass
class Scan:
    """The interleaved runs on one corpus."""

    corpus: Corpus
    series: dict[str, Series]  # by "cat", "rg", "picket"
    findings: int | None = None

    def row(self, gate: gates.Gate, floor: str, is_binding: bool = True) -> gates.Row:
        """Compares picket with a floor of the same rounds."""
        picket, other = self.series["picket"], self.series[floor]
        return gates.Row(
            gate,
            self.corpus.name,
            by_median=picket.median / other.median,
            by_minimum=picket.minimum / other.minimum,
            picket=f"{picket.median * 1e3:,.1f} ms",
            floor=f"{other.median * 1e3:,.1f} ms",
            is_binding=is_binding,
        )

    def memory_row(self) -> gates.Row:
        peak = self.series["picket"].peak / gates.MEGABYTE
        return gates.Row(gates.MEMORY, self.corpus.name, peak, peak, f"{peak:.1f} MB", "")

    def rows(self) -> list[gates.Row]:
        if "picket" not in self.series:
            return []
        if self.corpus.is_one_file:
            return [self.row(gates.ONE_FILE, "cat"), self.memory_row()]
        is_tree = self.corpus.mean_file_size <= gates.LARGEST_MEAN_OF_TREE_GATE
        return [self.row(gates.TREE, "cat", is_tree), self.row(gates.RIPGREP, "rg", is_tree), self.memory_row()]

    @property
    def is_fully_read(self) -> bool:
        """Exit status 3 says that picket could not read or judge something."""
        return "picket" not in self.series or 3 not in self.series["picket"].statuses


@dataclass
class Results:
    """One run of the harness."""

    machine: dict[str, object]
    versions: list[str]
    rounds: int
    rules: list[str] = field(default_factory=list)  # names of the added rule files
    scans: list[Scan] = field(default_factory=list)
    start: dict[str, Series] = field(default_factory=dict)
    instructions: Instructions | None = None
    peers: list[PeerResult] = field(default_factory=list)
    others: float = 0.0  # part of the machine that other programs had
    time: str = field(default_factory=lambda: time.strftime("%Y%m%dT%H%M%SZ", time.gmtime()))

    def rows(self) -> list[gates.Row]:
        """Returns all comparisons, by gate."""
        rows = [row for scan in self.scans for row in scan.rows()]
        if self.instructions:
            value = self.instructions.per_byte
            rows.append(gates.Row(gates.INSTRUCTIONS, "fixed", value, value, f"{value:.2f} Ir/B", ""))
        if scan := self.start.get("one file"):
            nothing = self.start["/bin/true"]
            rows.append(
                gates.Row(
                    gates.START, "one file", scan.median * 1e3, scan.minimum * 1e3,
                    f"{scan.median * 1e3:.2f} ms", f"{nothing.median * 1e3:.2f} ms",
                )
            )  # fmt: skip
        order = [gates.TREE, gates.RIPGREP, gates.ONE_FILE, gates.INSTRUCTIONS, gates.START, gates.MEMORY]
        is_busy = self.others > gates.BUSY
        timed = (gates.TREE, gates.RIPGREP, gates.ONE_FILE, gates.START)
        rows = [replace(row, is_disturbed=is_busy and row.gate in timed) for row in rows]
        return sorted(rows, key=lambda row: order.index(row.gate))

    def summary(self) -> dict[str, object]:
        """Returns what the result file keeps."""
        return {
            "schema": "picket-bench/1",
            "time": self.time,
            "machine": self.machine,
            "versions": self.versions,
            "rounds": self.rounds,
            "rules": self.rules,
            "othersShareOfMachine": self.others,
            "gates": [row.summary() for row in self.rows()],
            "scans": [
                {
                    "corpus": asdict(scan.corpus),
                    "findings": scan.findings,
                    "series": {name: series.summary() for name, series in scan.series.items()},
                }
                for scan in self.scans
            ],
            "start": {name: series.summary() for name, series in self.start.items()},
            "instructions": asdict(self.instructions) if self.instructions else None,
            "peers": [result.summary() for result in self.peers],
        }

    def write(self) -> Path:
        """Writes the result file, or writes it anew, and returns its place."""
        RESULTS.mkdir(parents=True, exist_ok=True)
        path = RESULTS / f"{self.time}.json"
        path.write_text(json.dumps(self.summary(), indent=2) + "\n")
        return path

"""Other scanners, each run once: they take seconds to minutes, so noise hardly matters."""

import os
import subprocess
import tempfile
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from bench.corpus import Corpus
from bench.measure import BenchmarkFault, Command, run
from bench.places import CACHE, PEERS

ACCEPTED = (0, 1, 200)  # kingfisher says 200 where it found something
WARM_UP_LIMIT = 120.0  # seconds


@dataclass(frozen=True)
class PeerResult:
    """What one scanner did on one corpus."""

    peer: str
    corpus: str
    wall: float | None  # seconds; absent where it failed
    cpu: float | None
    peak: int | None  # bytes, of the largest process
    output: int | None  # bytes of its report: not empty, or it did nothing
    fault: str | None = None

    def summary(self) -> dict[str, object]:
        return asdict(self)


@cache
def without_network() -> tuple[str, ...]:
    """Returns the prefix that takes the network away, where this machine allows it."""
    prefix = ("unshare", "--net") if os.geteuid() == 0 else ("unshare", "--map-root-user", "--net")
    try:
        works = subprocess.run([*prefix, "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        works = False
    return prefix if works else ()


def kingfisher(path: Path, report: Path) -> Command:
    return [
        PEERS / "bin" / "kingfisher", "scan", path, "--no-validate", "--no-update-check", "--git-history", "none",
        "--max-file-size", "0", "--rule-cache-dir", CACHE / "kingfisher-rules", "--quiet",
        "--format", "jsonl", "--output", report,
    ]  # fmt: skip


def detect_secrets(path: Path, report: Path) -> Command:
    program = PEERS / "bin" / "detect-secrets"
    cores = str(len(os.sched_getaffinity(0)))
    # It only prints, and it silently leaves out what does not lie below the directory that it runs in.
    script = 'report=$1; cd "$2"; shift 2; exec "$@" > "$report"'
    scan = [program, "--cores", cores, "scan", "--all-files", "--no-verify", "."]
    return ["sh", "-c", script, "sh", report.resolve(), path.resolve(), *scan]


COMMANDS = {"kingfisher": kingfisher, "detect-secrets": detect_secrets}


def warm_up(peer: str, folder: Path) -> None:
    """Lets a peer fill its caches (kingfisher keeps its compiled rules) on one file."""
    sample = folder / "sample"
    sample.mkdir(exist_ok=True)
    (sample / "hello.txt").write_text("hello\n")
    run([*without_network(), *COMMANDS[peer](sample, folder / "warm-up")], timeout=WARM_UP_LIMIT)


def measure(peer: str, corpus: Corpus, limit: float) -> PeerResult:
    """Runs one scanner over one corpus, with validation and network off, for `limit` seconds at the most."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = folder / "report"
        try:
            warm_up(peer, folder)
            command = [*without_network(), *COMMANDS[peer](corpus.path, report)]
            [once] = run(command, timeout=limit, accepted=ACCEPTED)
        except BenchmarkFault as fault:
            return PeerResult(peer, corpus.name, None, None, None, None, str(fault))
        output = report.stat().st_size if report.exists() else 0
        return PeerResult(peer, corpus.name, once.wall, once.cpu, once.peak, output)


def versions() -> list[str]:
    """Returns what peers.sh installed."""
    file = PEERS / "versions.txt"
    return file.read_text().splitlines() if file.exists() else []

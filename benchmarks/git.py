#!/usr/bin/env python3
"""Measures picket's scans of git against git itself and its gates. Builds nothing but the repositories.

    benchmarks/git.py PICKET                    # the hook, and a history
    benchmarks/git.py PICKET --skip code shell  # without the rules that parse programs: git's part alone
    benchmarks/git.py PICKET --peers            # detect-secrets-hook and kingfisher beside it

Exit status: 0 every gate reached or unclear, 1 a gate missed, 2 could not measure.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True

from bench import machine, measure, report, repositories  # noqa: E402
from bench.gates import MEGABYTE, Gate, Row  # noqa: E402
from bench.measure import BenchmarkFault, Command, Series  # noqa: E402
from bench.peers import ACCEPTED, without_network  # noqa: E402
from bench.picket import CANARY_RULE  # noqa: E402
from bench.places import BENCHMARKS, CACHE, PEERS  # noqa: E402

HOOK = Gate("hook above git diff --cached", 4, 2, "ms")
HISTORY = Gate("history / cat-file", 1.15, 1.0, "x")
MEMORY = Gate("peak memory of history", 64, 32, "MB")

EVERY_OBJECT = "git -C \"$0\" cat-file --batch-all-objects --batch --unordered --buffer > /dev/null"


def here(root: Path, *command: str | Path) -> Command:
    """Runs a command in a directory."""
    return ["env", "--chdir", root, *command]


def hook_commands(picket: Path, skipped: list[str], root: Path) -> dict[str, Command]:
    skip = [word for name in skipped for word in ("--skip", name)]
    return {
        "git diff --cached": here(root, "git", "diff", "--cached"),
        "picket": here(root, picket, "hook", "pre-commit", "--fail-on", "never", *skip),
    }


def history_commands(picket: Path, skipped: list[str], root: Path, findings: Path) -> dict[str, Command]:
    skip = [word for name in skipped for word in ("--skip", name)]
    scan = [picket, "scan", "--history", "--fail-on", "never", "--format", "jsonl", "--output", findings]
    return {
        "cat-file": ["sh", "-c", EVERY_OBJECT, root],
        "picket": here(root, *scan, *skip),
    }


def prove_reading(root: Path, *arguments: str) -> None:
    """Stops where picket does not find the canary of a repository."""
    command = [*arguments, "--config", BENCHMARKS / "canary.toml", "--format", "jsonl"]
    output = subprocess.run(command, cwd=root, env=measure.environment(), stdout=subprocess.PIPE).stdout
    if CANARY_RULE.encode() not in output:
        raise BenchmarkFault(f"picket did not find the canary of {root.name}")


def own_peak(command: Command) -> int:
    """Returns the peak memory of picket alone in bytes: what the launcher tells includes that of git."""
    process = subprocess.Popen(
        [*map(str, command)], env=measure.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    peak = 0
    while process.poll() is None:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text()
        except FileNotFoundError:
            break
        for line in status.splitlines():
            if line.startswith("VmHWM:"):
                peak = max(peak, int(line.split()[1]) * 1024)
        time.sleep(0.005)
    process.wait()
    return peak


def peer_commands(root: Path, folder: Path) -> dict[str, tuple[Path, Command]]:
    """Returns what other scanners offer for the same work, each with the repository that it scans."""
    staged = repositories.git(root, "diff", "--cached", "--name-only", "-z").split("\0")[:-1]
    history = repositories.ensure("django-history")
    kingfisher = [PEERS / "bin" / "kingfisher", "scan", ".", "--no-validate", "--no-update-check", "--quiet",
                  "--max-file-size", "0", "--rule-cache-dir", CACHE / "kingfisher-rules",
                  "--format", "jsonl", "--output", folder / "kingfisher"]  # fmt: skip
    return {
        "detect-secrets-hook": (root, [PEERS / "bin" / "detect-secrets-hook", "--no-verify", *staged]),
        "kingfisher --staged": (root, [*kingfisher, "--staged"]),
        "kingfisher, history": (history, [*kingfisher, "--git-history", "full"]),
    }


def row(gate: Gate, name: str, picket: Series, floor: Series, is_disturbed: bool, is_binding: bool) -> Row:
    """Judges a series by its distance from the floor, or by its ratio to it."""
    medians, minima = (picket.median, floor.median), (picket.minimum, floor.minimum)
    distance = (lambda pair: (pair[0] - pair[1]) * 1e3) if gate.unit == "ms" else (lambda pair: pair[0] / pair[1])
    return Row(gate, name, distance(medians), distance(minima), f"{picket.median * 1e3:,.1f} ms",
               f"{floor.median * 1e3:,.1f} ms", is_binding, is_disturbed)  # fmt: skip


def measure_all(options: argparse.Namespace, folder: Path) -> tuple[list[Row], dict[str, dict[str, Series]], float]:
    """Measures the hook and the history."""
    start = machine.Busyness.now()
    tree, history = repositories.ensure("tree-13000"), repositories.ensure("django-history")
    picket = options.picket.resolve()
    prove_reading(tree, str(picket), "hook", "pre-commit")
    prove_reading(history, str(picket), "scan", "--history")
    hook = measure.interleave(hook_commands(picket, options.skip, tree), options.rounds, count=5)
    commands = history_commands(picket, options.skip, history, folder / "findings.jsonl")
    measure.interleave(commands, 1)
    whole = measure.interleave(commands, options.history_rounds)
    peak = own_peak(commands["picket"]) / MEGABYTE
    others = machine.Busyness.now().others_since(start)
    is_disturbed, is_binding = others > 0.05, not options.skip
    rows = [
        row(HOOK, "tree-13000", hook["picket"], hook["git diff --cached"], is_disturbed, is_binding),
        row(HISTORY, "django-history", whole["picket"], whole["cat-file"], is_disturbed, is_binding),
        Row(MEMORY, "django-history", peak, peak, f"{peak:.1f} MB", ""),
    ]
    return rows, {"tree-13000": hook, "django-history": whole}, others


def measure_peers(folder: Path, rounds: int) -> dict[str, Series]:
    tree = repositories.ensure("tree-13000")
    found: dict[str, Series] = {}
    for name, (root, command) in peer_commands(tree, folder).items():
        print(f"git: {name}", file=sys.stderr, flush=True)
        whole = [*without_network(), *here(root, *command)]
        count = 1 if "history" in name else rounds
        found[name] = Series(measure.run(whole, count, timeout=1200, accepted=ACCEPTED))
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("picket", type=Path, help="the program to measure")
    parser.add_argument("--rounds", type=int, default=10, help="rounds of five hooks (default: 10)")
    parser.add_argument("--history-rounds", type=int, default=3, help="scans of the history (default: 3)")
    parser.add_argument("--skip", nargs="+", default=[], metavar="NAME", help="rules or categories to leave out")
    parser.add_argument("--peers", action="store_true", help="run other scanners, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="picket-bench-") as name:
        try:
            rows, series, others = measure_all(options, Path(name))
            peers = measure_peers(Path(name), 3) if options.peers else {}
        except BenchmarkFault as fault:
            print(f"git: {fault}", file=sys.stderr)
            return 2
    print(f"other programs had {others:.0%} of the machine; {os.cpu_count()} processors\n")
    for one in rows:
        print(f"{one.gate.name}, {one.corpus}: {report.number(one.by_median, one.gate.unit)} by medians,"
              f" {report.number(one.by_minimum, one.gate.unit)} by minima; ship at"
              f" {report.number(one.gate.ship, one.gate.unit)}: {one.verdict}")  # fmt: skip
    print("\n| repository | program | median ms | min ms | spread | CPU ms | peak MB |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for repository, programs in [*series.items(), ("beside", peers)]:
        for program, runs in programs.items():
            cells = report.series_cells(program, runs, None)
            print("| " + " | ".join((repository, *cells[:5], cells[6])) + " |")
    return 1 if any(one.verdict == "MISSED" for one in rows) else 0


if __name__ == "__main__":
    sys.exit(main())

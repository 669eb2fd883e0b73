#!/usr/bin/env python3
"""Measures picket against its floors and gates. Builds nothing.

    benchmarks/run.py PICKET                        # every corpus, start-up, instructions
    benchmarks/run.py PICKET --peers                # and other scanners, once each
    benchmarks/run.py PICKET --check-instructions   # only that; the gate for CI
    benchmarks/run.py --peers                       # floors and peers, without picket

Exit status: 0 every gate reached or unclear, 1 a gate missed, 2 could not measure.
"""

import argparse
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True

from bench import instructions, machine, measure, peers, report  # noqa: E402
from bench.corpus import Corpus, load  # noqa: E402
from bench.measure import BenchmarkFault  # noqa: E402
from bench.picket import Picket, Reports, cat_file, cat_tree, ripgrep  # noqa: E402
from bench.results import Results, Scan  # noqa: E402

CORPUS_NAMES = ("linux", "go", "django", "scipy", "small-files", "large-file")
PEER_CORPUS_NAMES = ("go", "django")  # detect-secrets needs minutes for each; "fixed" takes seconds

START_COUNT = 200  # spawns of each program …
START_BLOCKS = 20  # … in so many interleaved blocks


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("picket", nargs="?", type=Path, help="the program to measure; without it only the floors")
    parser.add_argument("--rounds", type=int, default=5, help="interleaved runs of each program (default: 5)")
    parser.add_argument("--corpus", nargs="+", choices=CORPUS_NAMES, default=CORPUS_NAMES, metavar="NAME",
                        help=f"of {', '.join(CORPUS_NAMES)}; default: all")  # fmt: skip
    parser.add_argument("--rules", type=Path, action="append", default=[], metavar="FILE",
                        help="a rule file for picket on top of the built-in rules")  # fmt: skip
    parser.add_argument("--table", type=Path, metavar="FILE",
                        help="compiled rules for picket in the place of the built-in rules")  # fmt: skip
    parser.add_argument("--jobs", type=int, help="workers of picket (default: its own choice)")
    parser.add_argument("--peers", action="store_true", help="run other scanners once each")
    parser.add_argument("--peer", nargs="+", choices=peers.COMMANDS, default=list(peers.COMMANDS), metavar="NAME",
                        help=f"only these of {', '.join(peers.COMMANDS)}")  # fmt: skip
    parser.add_argument("--peer-corpus", nargs="+", choices=(*CORPUS_NAMES, "fixed"), default=PEER_CORPUS_NAMES,
                        metavar="NAME",
                        help=f"what the peers scan (default: {' '.join(PEER_CORPUS_NAMES)})")  # fmt: skip
    parser.add_argument("--peer-limit", type=float, default=600, metavar="SECONDS",
                        help="stop a peer then (default: 600)")  # fmt: skip
    parser.add_argument("--check-instructions", action="store_true",
                        help="only compare the instructions per byte with instructions.json")  # fmt: skip
    parser.add_argument("--skip-instructions", action="store_true", help="leave callgrind out")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="rewrite the measured section of this file")
    options = parser.parse_args()
    if options.check_instructions and options.picket is None:
        parser.error("--check-instructions needs the program")
    if options.rounds < 1:
        parser.error("--rounds starts at 1")
    return options


def required(name: str) -> Corpus:
    """Returns a corpus that corpora.py has built."""
    corpus = load(name)
    if corpus is None:
        raise BenchmarkFault(f"the corpus {name} is not there: run benchmarks/corpora.py {name}")
    return corpus


def make_picket(options: argparse.Namespace, folder: Path) -> Picket | None:
    """Returns the program under test, if one was named."""
    if options.picket is None:
        return None
    program = shutil.which(options.picket)
    if program is None:
        raise BenchmarkFault(f"{options.picket} is not a program")
    rules = tuple(path.resolve() for path in options.rules)
    table = options.table.resolve() if options.table else None
    return Picket(Path(program).resolve(), folder / "report.jsonl", rules, options.jobs, table)


def measure_scan(corpus: Corpus, picket: Picket | None, rounds: int) -> Scan:
    """Runs picket and its floors over one corpus, after one run that is not counted."""
    print(f"run: {corpus.name}", file=sys.stderr, flush=True)
    commands = {"cat": (cat_file if corpus.is_one_file else cat_tree)(corpus.path), "rg": ripgrep(corpus.path)}
    measure.interleave(commands, rounds=1)  # warms the page cache
    if picket is None:
        return Scan(corpus, measure.interleave(commands, rounds))
    picket.prove_reading(corpus)
    reports = Reports(picket.report)
    picket.report.unlink(missing_ok=True)

    def check_report(name: str) -> None:
        if name == "picket":
            reports.check()

    commands["picket"] = picket.scan(corpus.path)
    series = measure.interleave(commands, rounds, after_each=check_report)
    return Scan(corpus, series, reports.findings)


def measure_start(picket: Picket | None, folder: Path) -> dict[str, measure.Series]:
    """Times whole short lives: nothing, the version, a scan of one small file."""
    print("run: start", file=sys.stderr, flush=True)
    tree = folder / "one"
    tree.mkdir()
    (tree / "hello.c").write_text("int main(void) { return 0; }\n")
    commands: dict[str, measure.Command] = {"/bin/true": ["/bin/true"]}
    if picket is not None:
        commands |= {"--version": picket.version(), "one file": picket.scan(tree)}
    return measure.interleave(commands, START_BLOCKS, count=START_COUNT // START_BLOCKS)


def version_of(picket: Picket) -> str:
    """Returns the first line of `picket --version`."""
    result = subprocess.run([*map(str, picket.version())], capture_output=True, text=True)
    return result.stdout.partition("\n")[0] or f"picket ({picket.program.name})"


def check_instructions(picket: Picket) -> int:
    """Fails where a scan costs more instructions per byte than instructions.json allows."""
    expectation = instructions.Expectation.load()
    corpus = required(expectation.corpus)
    instructions.check_corpus(expectation, corpus)
    counted = instructions.measure(picket, corpus)
    is_within = counted.per_byte <= expectation.maximum
    print(
        f"{counted.per_byte:.3f} instructions per byte, {'within' if is_within else 'ABOVE'} {expectation.maximum} "
        f"(scan {counted.scan:,}, empty folder {counted.empty:,}, {counted.bytes:,} bytes)"
    )
    return 0 if is_within else 1


def measure_all(options: argparse.Namespace, picket: Picket | None, folder: Path) -> Results:
    """Measures what the options ask for."""
    start = machine.Busyness.now()
    results = Results(machine.describe(), peers.versions(), options.rounds, [path.name for path in [*options.rules, *filter(None, [options.table])]])
    if picket is not None:
        results.versions.insert(0, version_of(picket))
    results.scans = [measure_scan(required(name), picket, options.rounds) for name in options.corpus]
    results.start = measure_start(picket, folder)
    results.others = machine.Busyness.now().others_since(start)
    if picket is not None and not options.skip_instructions:
        print("run: instructions", file=sys.stderr, flush=True)
        results.instructions = instructions.measure(picket, required("fixed"))
    results.write()  # the peers take minutes: what is measured is kept
    if options.peers:
        for name in options.peer_corpus:
            for peer in options.peer:
                print(f"run: {peer} on {name}", file=sys.stderr, flush=True)
                results.peers.append(peers.measure(peer, required(name), options.peer_limit))
                results.write()
    return results


def main() -> int:
    options = parse_arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that `measure.run` ends what it started
    with tempfile.TemporaryDirectory(prefix="picket-bench-") as name:
        try:
            picket = make_picket(options, Path(name))
            if options.check_instructions and picket is not None:
                return check_instructions(picket)
            results = measure_all(options, picket, Path(name))
            if options.markdown:
                report.write_section(options.markdown, results)
        except BenchmarkFault as fault:
            print(f"run: {fault}", file=sys.stderr)
            return 2
    print(report.plain(results))
    print(f"written to {results.write()}")
    return 1 if any(row.verdict == "MISSED" for row in results.rows()) else 0


if __name__ == "__main__":
    sys.exit(main())

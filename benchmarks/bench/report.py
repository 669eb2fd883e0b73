"""Tables of the results: for the terminal, and for the README."""

from collections.abc import Sequence
from pathlib import Path

from bench import gates
from bench.measure import BenchmarkFault, Series
from bench.peers import PeerResult
from bench.results import Results

BEGIN = "<!-- measured: begin (written by run.py --markdown) -->"
END = "<!-- measured: end -->"

Table = tuple[Sequence[str], list[Sequence[str]]]  # head, rows


def number(value: float, unit: str) -> str:
    return f"{value:.2f}" if unit == "x" else f"{value:.4g} {unit}"


def gate_table(results: Results) -> Table:
    head = ("gate", "corpus", "ship", "aim", "picket", "floor", "by medians", "by minima", "verdict")
    return head, [
        (
            row.gate.name, row.corpus, number(row.gate.ship, row.gate.unit), number(row.gate.aim, row.gate.unit),
            row.picket, row.floor, number(row.by_median, row.gate.unit), number(row.by_minimum, row.gate.unit),
            row.verdict,
        )
        for row in results.rows()
    ]  # fmt: skip


def series_cells(name: str, series: Series, byte_count: int | None) -> Sequence[str]:
    rate = f"{byte_count / series.median / 1e6:,.0f}" if byte_count else ""
    peak = f"{series.peak / gates.MEGABYTE:.1f}"
    wall = (f"{seconds * 1e3:,.2f}" for seconds in (series.median, series.minimum))
    return (name, *wall, f"{series.spread:.0%}", f"{series.cpu * 1e3:,.2f}", rate, peak)


def timing_table(results: Results) -> Table:
    head = ("corpus", "program", "median ms", "min ms", "spread", "CPU ms", "MB/s", "peak MB", "findings")
    rows: list[Sequence[str]] = []
    for scan in results.scans:
        for name, series in scan.series.items():
            findings = str(scan.findings) if name == "picket" and scan.findings is not None else ""
            rows.append((scan.corpus.name, *series_cells(name, series, scan.corpus.bytes), findings))
    for name, series in results.start.items():
        rows.append(("start", *series_cells(name, series, None), ""))
    return head, rows


def peer_cells(result: PeerResult) -> Sequence[str]:
    if result.fault is not None or result.wall is None:
        return (result.corpus, result.peer, "failed", "", "", result.fault or "")
    return (
        result.corpus, result.peer, f"{result.wall:.2f}", f"{result.cpu:.2f}",
        f"{(result.peak or 0) / gates.MEGABYTE:.0f}", f"{result.output:,} bytes",
    )  # fmt: skip


def peer_table(results: Results) -> Table:
    head = ("corpus", "peer, once", "wall s", "CPU s", "peak MB", "report")
    return head, [peer_cells(result) for result in results.peers]


def corpus_table(results: Results) -> Table:
    head = ("corpus", "files", "bytes", "mean bytes", "source")
    corpora = [scan.corpus for scan in results.scans]
    return head, [
        (corpus.name, f"{corpus.files:,}", f"{corpus.bytes:,}", f"{corpus.mean_file_size:,.0f}", corpus.source)
        for corpus in corpora
    ]


def tables(results: Results) -> list[Table]:
    """Returns the tables that have rows."""
    made = (gate_table(results), timing_table(results), peer_table(results), corpus_table(results))
    return [table for table in made if table[1]]


def notes(results: Results) -> list[str]:
    """Says what the tables do not."""
    machine = results.machine
    lines = [
        f"{machine['cores']} × {machine['cpu']}, Linux {machine['kernel']}, {machine['system']}",
        "; ".join(results.versions),
        f"{results.rounds} interleaved rounds, warm cache; other programs had {results.others:.0%} of the machine",
    ]
    if results.rules:
        lines.append(f"added rules: {', '.join(results.rules)}")
    if results.others > gates.BUSY:
        lines.append("the machine was busy: a missed time reads as unclear; the instruction count still holds")
    series = [(scan.corpus.name, name, series) for scan in results.scans for name, series in scan.series.items()]
    if cold := [f"{name} on {corpus}" for corpus, name, series in series if series.cold]:
        lines.append(f"not warm, read from the disk: {', '.join(cold)}")
    if unread := [scan.corpus.name for scan in results.scans if not scan.is_fully_read]:
        lines.append(f"picket did not read or judge everything in {', '.join(unread)} (exit status 3)")
    return [line for line in lines if line]


def plain(results: Results) -> str:
    """Returns the report for a terminal."""
    blocks = ["\n".join(notes(results))]
    for head, rows in tables(results):
        widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
                 for line in (head, ["-" * width for width in widths], *rows)]  # fmt: skip
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def markdown(results: Results) -> str:
    """Returns the report for the README."""
    blocks = ["\n".join(f"- {note}" for note in notes(results))]
    for head, rows in tables(results):
        lines = (head, ["---"] * len(head), *rows)
        blocks.append("\n".join("| " + " | ".join(line) + " |" for line in lines))
    return "\n\n".join(blocks) + "\n"


def write_section(file: Path, results: Results) -> None:
    """Replaces the measured section of a Markdown file and leaves the rest alone."""
    text = file.read_text()
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise BenchmarkFault(f"{file} has no section between {BEGIN!r} and {END!r}")
    file.write_text(f"{before}{BEGIN}\n\n{markdown(results)}\n{END}{after}")

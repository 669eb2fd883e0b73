#!/usr/bin/env python3
"""Counts what scanners say of large packages that nobody made for them.

    benchmarks/noise.py PICKET TREE...

Prints a row for each tree: its lines, and the findings of medium confidence or more of picket's
rules for secrets, those that know a form and the general ones, beside kingfisher's where
`benchmarks/peers.sh` installed it (or $KINGFISHER names it). No secret is printed.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

CACHE = Path(os.environ.get("PICKET_BENCH_CACHE", Path(__file__).parent / ".cache"))
KINGFISHER = Path(os.environ.get("KINGFISHER", CACHE / "peers/bin/kingfisher"))


def records(path):
    """Yields the objects of a file of JSON Lines."""
    with open(path, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if line.startswith("{"):
                yield json.loads(line)


def line_count(tree):
    files = (path for path in Path(tree).rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.read_bytes().count(b"\n") for path in files)


def picket(program, tree, output):
    """Returns the number of findings of rules with a form, and of the general ones."""
    command = [program, "scan", "-q", "--format", "jsonl", "--no-config", "--no-ignore", tree]
    with open(output, "wb") as file:
        status = subprocess.run(command, stdout=file, check=False).returncode
    if status == 2:
        sys.exit(f"noise: {program} could not scan {tree}")
    found = [
        record["rule"].startswith("generic-")
        for record in records(output)
        if record["category"] == "secret" and record["confidence"] != "low"
    ]
    return found.count(False), found.count(True)


def kingfisher(tree, output):
    """Returns the number of findings, or None where it is not installed; it stays offline."""
    if not KINGFISHER.exists():
        return None
    options = "--no-validate --no-update-check --git-history none -c medium --format jsonl"
    command = [KINGFISHER, "scan", *options.split(), "--output", output, tree]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return sum(isinstance(record.get("rule"), dict) for record in records(output))


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__.strip())
    print("| tree | lines | with a form | general | kingfisher |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as directory:
        for tree in sys.argv[2:]:
            form, general = picket(sys.argv[1], tree, f"{directory}/picket.jsonl")
            peer = kingfisher(tree, f"{directory}/kingfisher.jsonl")
            shown = "–" if peer is None else peer
            print(f"| {Path(tree).name} | {line_count(tree):,} | {form} | {general} | {shown} |")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Prints how much of the labelled set is found, and how much that is silent is found too."""

import collections
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent / "labelled"


def labels(path):
    """The lines that have to be found, with their check, and those that have to be silent."""
    lines = path.read_text().splitlines()
    for number, line in enumerate(lines, 2):
        words = line.split()
        if len(words) > 2 and words[-2] == "expect:":
            yield number, words[-1]
        elif words[-1:] == ["silent"] and len(words) == 2:
            yield number, None


def findings(binary, directory):
    """The lines on which something is found, with the rule, for each file."""
    command = [binary, "scan", "--no-config", "--no-ignore", "--format", "jsonl", directory]
    output = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = collections.defaultdict(set)
    for line in output.splitlines():
        finding = json.loads(line)
        if finding.get("line"):
            found[pathlib.PurePath(finding["path"]).name].add((finding["line"], finding["rule"]))
    return found


def main():
    """Compares the labels of both halves with what a scan finds."""
    binary = sys.argv[1] if len(sys.argv) > 1 else ".build/picket"
    missed = 0
    for half in ("tuned", "held"):
        found = findings(binary, str(HERE / half))
        hits = wanted = alarms = silent = 0
        for path in sorted((HERE / half).iterdir()):
            lines = {line for line, _ in found[path.name]}
            for line, check in labels(path):
                if check:
                    wanted += 1
                    hits += line in lines
                    if line not in lines:
                        print(f"{half}/{path.name}:{line}: {check} is not found")
                else:
                    silent += 1
                    alarms += line in lines
                    if line in lines:
                        print(f"{half}/{path.name}:{line}: is found, and should be silent")
        missed += wanted - hits + alarms
        print(f"{half}: {hits} of {wanted} found; {alarms} of {silent} silent lines found")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

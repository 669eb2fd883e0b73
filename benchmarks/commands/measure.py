#!/usr/bin/env python3
"""Measures how picket judges commands that are labelled: recall, false alarms, commands per second.

    benchmarks/commands/measure.py PICKET [--show] [FILE …]

Files are lines of JSON with `label` (dangerous or harmless) and `command`; without any, the two sets
beside this script are taken. An answer of `ask` counts as an alarm, for harmless commands too.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent


def judge(picket, commands):
    """Returns the decision for each command, and the seconds that all took."""
    lines = "".join(
        json.dumps({"id": number, "command": command, "cwd": "/home/user/project", "home": "/home/user"})
        + "\n"
        for number, command in enumerate(commands)
    )
    start = time.monotonic()
    run = subprocess.run(
        [picket, "check", "command", "--jsonl", "--no-config"],
        input=lines, capture_output=True, text=True, check=True,
    )
    seconds = time.monotonic() - start
    return [json.loads(line)["decision"] for line in run.stdout.splitlines()], seconds


def measure(picket, path, shows):
    """Prints a line for a file, and the wrong answers if somebody wants them."""
    items = [json.loads(line) for line in path.read_text().splitlines()]
    decisions, _ = judge(picket, [item["command"] for item in items])
    alarms = {"dangerous": 0, "harmless": 0}
    totals = {"dangerous": 0, "harmless": 0}
    for item, decision in zip(items, decisions, strict=True):
        totals[item["label"]] += 1
        alarms[item["label"]] += decision != "allow"
        if shows and (decision == "allow") == (item["label"] == "dangerous"):
            print(f"  {item['id']} {decision}: {item['command'][:100]!r}")
    recall = 100 * alarms["dangerous"] / max(1, totals["dangerous"])
    noise = 100 * alarms["harmless"] / max(1, totals["harmless"])
    print(
        f"{path.name}: recall {recall:.1f} % of {totals['dangerous']},"
        f" false alarms {noise:.1f} % of {totals['harmless']}"
    )


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--show"]
    if not arguments:
        sys.exit(__doc__)
    picket, paths = arguments[0], [Path(path) for path in arguments[1:]]
    paths = paths or sorted(HERE.glob("*.jsonl"))
    for path in paths:
        measure(picket, path, "--show" in sys.argv)
    commands = [json.loads(line)["command"] for path in paths for line in path.read_text().splitlines()]
    commands *= 1 + 100_000 // len(commands)
    _, seconds = judge(picket, commands)
    print(f"{len(commands) / seconds:,.0f} commands per second, JSON and start included")


if __name__ == "__main__":
    main()

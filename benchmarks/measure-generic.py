#!/usr/bin/env python3
"""Measures scanners on labelled candidates for passwords and secrets.

usage: measure-generic.py LABELS NAME=FINDINGS... [--moved OLD NEW]

LABELS is a file such as generic-labels.tsv: package, file, line, columns of the value, how it was
drawn, its class, and 1 for a secret or 0. FINDINGS is a file of lines `path:line`, where each path
starts with the name of the package, or a JSON Lines report of picket; NAME=FINDINGS@medium takes
findings of that confidence and more. With --moved, lists the labelled places of which two reports
say different things, so that a change of the model shows what it does.
"""

import json
import sys

RANKS = {"low": 1, "medium": 2, "high": 3}


def read_labels(path):
    """The class and the label of each labelled line, by its path and number."""
    labels = {}
    with open(path, encoding="utf-8") as file:
        for text in file:
            if text.startswith("#"):
                continue
            package, name, line, _, _, _, kind, label = text.rstrip("\n").split("\t")
            labels[f"{package}/{name}", int(line)] = kind, label == "1"
    return labels


def read_findings(argument):
    """The lines on which a scanner reported a secret."""
    path, _, confidence = argument.partition("@")
    least = RANKS[confidence or "low"]
    found = set()
    with open(path, encoding="utf-8") as file:
        for text in file:
            if not text.startswith("{"):
                name, line = text.strip().rsplit(":", 1)
                found.add((name, int(line)))
                continue
            finding = json.loads(text)
            if finding["category"] == "secret" and finding["severity"] != "info" and "line" in finding \
                    and RANKS[finding["confidence"]] >= least:
                found.update((finding["path"], line) for line in range(finding["line"], finding["endLine"] + 1))
    return found


def row(labels, found, kind=None):
    """True and false findings, misses, precision, recall and F1."""
    chosen = {place: secret for place, (of, secret) in labels.items() if kind in (None, of)}
    true = sum(secret and place in found for place, secret in chosen.items())
    false = sum(not secret and place in found for place, secret in chosen.items())
    missed = sum(chosen.values()) - true
    precision = true / (true + false) if true + false else 0
    recall = true / (true + missed) if true + missed else 0
    f1 = 2 * precision * recall / (precision + recall) if true else 0
    return f"{true} | {false} | {missed} | {precision:.2f} | {recall:.2f} | {f1:.2f}"


def main():
    arguments = sys.argv[1:]
    if len(arguments) < 2:
        sys.exit(__doc__)
    labels = read_labels(arguments[0])
    if "--moved" in arguments:
        old, new = (read_findings(one) for one in arguments[arguments.index("--moved") + 1:])
        for place in sorted(labels):
            if (place in old) != (place in new):
                verdict = "right" if (place in new) == labels[place][1] else "wrong"
                print(f"{place[0]}:{place[1]}: {'found' if place in new else 'not found'} now, {verdict}")
        return
    print("| scanner | class | true | false | missed | precision | recall | F1 |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for argument in arguments[1:]:
        name, _, path = argument.partition("=")
        found = read_findings(path)
        for kind in [None, *sorted({kind for kind, _ in labels.values()})]:
            print(f"| {name} | {kind or 'all'} | {row(labels, found, kind)} |")


if __name__ == "__main__":
    main()
